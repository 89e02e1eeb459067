"""What changes something is done by labhub-admin: Python has no compare-and-set, so it writes nothing into a block."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from .places import Found
from .refusals import Failed, Missing

_PROGRAM = "labhub-admin"
_ANSWERS = (0, 1, 3)


def program():
    """Where labhub-admin is: of $LABHUB_HOME, of the distribution that this package lies in, or on the path."""
    homes = [os.environ.get("LABHUB_HOME"), Path(__file__).resolve().parents[3]]
    beside = [Path(home, "bin", _PROGRAM) for home in homes if home]
    found = next((str(file) for file in beside if os.access(file, os.X_OK)), None) or shutil.which(_PROGRAM)
    if not found:
        raise Missing(f"{_PROGRAM} was not found: set LABHUB_HOME to the folder where LabHub was unpacked. "
                      "Only labhub-admin changes a block; to look at one, labhub.diagnose needs nothing")
    return found


def admin(*words, base=None, folder=None, timeout=60.0):
    """Runs labhub-admin with these words and --json, and gives what it answered; `exit` in it is its exit code.

    0 fine or done, 1 something is wrong or would be done, 3 refused as unsafe; used wrongly or failed is raised. `base` is the
    hub's base folder, or else $LABHUB_BASE; `folder` is where the blocks lie, if that is all one knows.
    """
    base = base or os.environ.get("LABHUB_BASE")
    where = [*(["--base", str(base)] if base else []), *(["--folder", str(folder)] if folder else [])]
    line = [program(), *map(str, words), *where, "--json"]
    try:
        done = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        raise Failed(f"{' '.join(line)} did not end within {timeout:g} s") from None
    try:
        answer = json.loads(done.stdout)
    except json.JSONDecodeError:
        answer = {"error": (done.stderr or done.stdout).strip()[:2000]}
    if done.returncode not in _ANSWERS or "error" in answer:
        raise Failed(f"{' '.join(line)} ended with {done.returncode}: {answer.get('error', done.stderr.strip())}")
    return {**answer, "exit": done.returncode}


def _mend(verb, block, words, where):
    if isinstance(block, Found):
        block, where = block.name, {"folder": os.path.dirname(block.path), **where}
    return admin(verb, block, *words, **where)


def recover(block, apply=False, **where):
    """The plan by which the dead lose what they still hold; with apply=True it is carried out. `where` is as for `admin`."""
    return _mend("recover", block, ["--apply"] if apply else [], where)


def cleanup(block, apply=False, **where):
    """The same for the lines of dead consumers alone."""
    return _mend("cleanup", block, ["--apply"] if apply else [], where)


def validate(block, **where):
    """Whether everything in a block is what it should be, checksums recomputed; `findings` in the answer tell what is not."""
    return _mend("validate", block, [], where)
