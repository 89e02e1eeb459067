"""What changes something is done by labhub-admin: Python has no compare-and-set, so it writes nothing into a block."""

import json
import os
import shutil
import subprocess
from pathlib import Path

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


def admin(*words, timeout=60.0):
    """Runs labhub-admin with these words and --json, and gives what it answered; `exit` in it is its exit code.

    0 healthy or done, 1 something is wrong, 3 refused as unsafe; used wrongly or failed is raised.
    """
    line = [program(), *map(str, words), "--json"]
    try:
        done = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        raise Failed(f"{' '.join(line)} did not end within {timeout:g} s") from None
    if done.returncode not in _ANSWERS:
        said = done.stderr.strip() or done.stdout.strip()
        raise Failed(f"{' '.join(line)} ended with {done.returncode}: {said}")
    try:
        answer = json.loads(done.stdout)
    except json.JSONDecodeError:
        raise Failed(f"{' '.join(line)} said no JSON: {(done.stdout or done.stderr).strip()[:500]}") from None
    return {"exit": done.returncode, **(answer if isinstance(answer, dict) else {"answer": answer})}


def recover(block, apply=False):
    """What would be given back that the dead still hold; with apply=True it is given back."""
    return admin("recover", block, *(["--apply"] if apply else []))


def cleanup(block, apply=False):
    """What would be cleared of dead consumers; with apply=True it is cleared."""
    return admin("cleanup", block, *(["--apply"] if apply else []))


def validate(block):
    """Whether everything in a block is what it should be, checksums recomputed."""
    return admin("validate", block)
