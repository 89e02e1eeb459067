"""Tells for each line that is said to it what it thinks of a block's writer. With the block's file."""

import sys

import labhub

with labhub.open(sys.argv[1]) as block:
    print("looking", flush=True)
    for _ in sys.stdin:
        writer = block.writer()
        print(f"{writer.name} {writer.pid} {writer.verdict} {block.is_alive(writer)}" if writer else "nobody", flush=True)
