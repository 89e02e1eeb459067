"""python3 -m labhub BLOCK [FIRST [SECONDS]]: what a block says of itself, then its frames, a line of JSON each.

Without FIRST it shows what is there and ends; with it, it follows from that frame until none came for SECONDS (1).
"""

import dataclasses
import json
import sys

from .block import Block, Frame


def line(item):
    if isinstance(item, Frame):
        told = {key: value for key, value in dataclasses.asdict(item).items() if key != "payload"}
    else:
        told = {type(item).__name__.lower(): dataclasses.asdict(item)}
    print(json.dumps(told), flush=True)


def main(arguments):
    if not 1 <= len(arguments) <= 3:
        print(__doc__, file=sys.stderr)
        return 2
    with Block(arguments[0]) as block:
        line(block.info)
        first = int(arguments[1]) if len(arguments) > 1 else max(0, block.committed - block.info.capacity)
        seconds = float(arguments[2]) if len(arguments) > 2 else 1.0 if len(arguments) > 1 else 0.0
        for item in block.follow(first, seconds):
            line(item)
        if block.info.flex_bytes:
            print(json.dumps({"flex": block.flex()}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
