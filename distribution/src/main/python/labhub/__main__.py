"""python3 -m labhub                           which blocks there are
python3 -m labhub BLOCK [FIRST [SECONDS]]    what a block says of itself, then its frames, a line of JSON each
python3 -m labhub --diagnose BLOCK           who holds what in it, and what is wrong, as JSON
python3 -m labhub --metrics BLOCK            what it counts, as JSON

BLOCK is a name or a file. Without FIRST it shows what is there and ends; with it, it follows from that frame until none came
for SECONDS (1). Ends with 0; 1 if something is wrong; 2 if used wrongly; 4 if it failed.
"""

import dataclasses
import json
import sys
from functools import partial

import labhub
from labhub import Frame, LabhubError


def line(item):
    """One thing, as one line of JSON."""
    if isinstance(item, Frame):
        told = {
            "sequence": item.sequence, "epoch": item.epoch, "source": item.source, "device_nanos": item.device_nanos,
            "wall_nanos": item.wall_nanos, "monotonic_nanos": item.monotonic_nanos, "values": item.values,
        }
    else:
        told = {type(item).__name__.lower(): dataclasses.asdict(item)}
    print(json.dumps(told), flush=True)


def names():
    """Which blocks there are."""
    for found in labhub.blocks():
        print(json.dumps(found._asdict()))
    return 0


def show(name, first=None, seconds=None):
    """A block and its frames."""
    with labhub.open(name) as block:
        line(block.info)
        start = max(0, block.committed - block.info.capacity) if first is None else int(first)
        for item in block.follow(start, float(seconds) if seconds else 0.0 if first is None else 1.0):
            line(item)
        if block.flex_schema:
            print(json.dumps({"flex": block.flex()}), flush=True)
    return 0


def diagnose(name):
    """What is wrong with a block."""
    found = labhub.diagnose(name)
    print(json.dumps(found.asdict(), indent=1))
    return 0 if found.health in ("HEALTHY", "NOTICE") else 1


def metrics(name):
    """What a block counts, and its consumers."""
    with labhub.open(name) as block:
        told = dataclasses.asdict(block.metrics())
    print(json.dumps(told, indent=1))
    return 0


def explain():
    """How it is used."""
    print(__doc__, file=sys.stderr)
    return 2


def understood(arguments):
    """Which of the above is meant."""
    if not arguments:
        return names
    if arguments[0] in ("--diagnose", "--metrics") and len(arguments) == 2:
        return partial(diagnose if arguments[0] == "--diagnose" else metrics, arguments[1])
    if arguments[0].startswith("-") or len(arguments) > 3:
        return explain
    return partial(show, *arguments)


def main(arguments):
    """Runs the command and gives its exit code."""
    try:
        return understood(arguments)()
    except labhub.BlockRefused as refusal:
        print(f"labhub: {refusal}", file=sys.stderr)
        return 1
    except (LabhubError, ValueError) as refusal:
        print(f"labhub: {refusal}", file=sys.stderr)
        return 4
    except BrokenPipeError:
        return 4


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
