"""python3 -m labhub                           which blocks there are
python3 -m labhub BLOCK [FIRST [SECONDS]]    what a block says of itself, then its frames, a line of JSON each

BLOCK is a name or a file. Without FIRST it shows what is there and ends; with it, it follows from that frame until none came
for SECONDS (1). Ends with 0, or 1 if something is wrong, 2 if used wrongly.
"""

import dataclasses
import json
import sys

import labhub
from labhub import Frame, LabhubError


def line(item):
    """One thing, as one line of JSON."""
    if isinstance(item, Frame):
        told = {
            "sequence": item.sequence, "epoch": item.epoch, "device_nanos": item.device_nanos,
            "wall_nanos": item.wall_nanos, "monotonic_nanos": item.monotonic_nanos, "values": item.values,
        }
    else:
        told = {type(item).__name__.lower(): dataclasses.asdict(item)}
    print(json.dumps(told), flush=True)


def show(name, first=None, seconds=None):
    """A block and its frames."""
    with labhub.open(name) as block:
        line(block.info)
        start = max(0, block.committed - block.info.capacity) if first is None else int(first)
        for item in block.follow(start, float(seconds) if seconds else 0.0 if first is None else 1.0):
            line(item)
        if block.flex_schema:
            print(json.dumps({"flex": block.flex()}), flush=True)


def main(arguments):
    """Runs the command and gives its exit code."""
    if len(arguments) > 3 or arguments[:1] in (["-h"], ["--help"]):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        if arguments:
            show(*arguments)
        for found in [] if arguments else labhub.blocks():
            print(json.dumps(found._asdict()))
    except LabhubError as refusal:
        print(f"labhub: {refusal}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
