"""Where the blocks of this user's hubs lie on this machine."""

import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from .block import Block
from .refusals import BlockRefused

_SUFFIX = ".block"


class Found(NamedTuple):
    """A block that is there, by its file's name. It was not opened."""

    name: str
    hub: str
    path: str


def folders():
    """Where this user's hubs keep their blocks: the folder $LABHUB_BLOCKS; or that of the hub in $LABHUB_BASE, which has left
    word where it is; or all of them where they usually lie."""
    told = os.environ.get("LABHUB_BLOCKS") or _left_by(os.environ.get("LABHUB_BASE"))
    if told:
        return [Path(told)]
    memory = Path("/dev/shm")
    above = (memory if memory.is_dir() else Path(tempfile.gettempdir())) / f"labhub-{os.geteuid()}"
    return sorted(folder for folder in above.iterdir() if folder.is_dir()) if above.is_dir() else []


def _left_by(base):
    left = Path(base, "data", "blocks.folder") if base else None
    return left.read_text("utf-8").strip() if left and left.is_file() else None


def blocks(folder=None):
    """The blocks that are there, in one folder or in those of all hubs of this user."""
    found = []
    for place in [Path(folder)] if folder else folders():
        names = sorted(file for file in place.iterdir() if file.suffix == _SUFFIX and not file.name.startswith(".")) \
            if place.is_dir() else []
        found += [Found(file.name[:-len(_SUFFIX)], place.name, str(file)) for file in names]
    return found


def find(name, folder=None, hub=None):
    """The one block of a name; refused if there is none, or if several hubs have one."""
    there = [each for each in blocks(folder) if each.name == name and hub in (None, each.hub)]
    if not there:
        raise BlockRefused(name, "MISSING", "there is no such block; labhub.blocks() tells what there is")
    if len(there) > 1:
        hubs = ", ".join(each.hub for each in there)
        raise BlockRefused(name, "AMBIGUOUS", f"several hubs have such a block: say hub=, one of {hubs}")
    return there[0]


def open(name, folder=None, hub=None, check=True):
    """Opens a block to look at it: by its name, by what `blocks` gave, or by the path of its file."""
    if isinstance(name, Found):
        return Block(name.path, check)
    if isinstance(name, os.PathLike) or os.sep in name:
        return Block(name, check)
    return Block(find(name, folder, hub).path, check)
