"""Holds a block open, and looks at it again when a line was said to it. With the block's file."""

import sys

import labhub

with labhub.open(sys.argv[1]) as block:
    print(block.latest().sequence, flush=True)
    sys.stdin.readline()
    try:
        print(block.latest().sequence, flush=True)
    except labhub.BlockRefused as refusal:
        print(refusal.reason, flush=True)
