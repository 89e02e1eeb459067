"""Reads the blocks of a LabHub hub on this machine, with nothing but Python's standard library.

    from labhub import Block

    with Block("/dev/shm/labhub-1000/main/demo.sine.block") as block:
        print(block.info.schema_id, block.schema)
        for frame in block.follow(timeout=1.0):
            print(frame.sequence, frame.values)

It only looks: it takes no gate and no line, writes nothing, and holds up nobody. What it copies it validates afterwards, as
docs/reference/block-layout.md describes.
"""

from .block import Block, BlockRefused, Corrupt, Frame, Gap, Info
from .schema import Field, Schema

__all__ = ["Block", "BlockRefused", "Corrupt", "Field", "Frame", "Gap", "Info", "Schema"]
