"""Reads the blocks of LabHub hubs on this machine, with nothing but Python's standard library (3.9 or newer).

    import labhub

    for found in labhub.blocks():
        print(found.name, found.hub)

    with labhub.open("demo.sine") as block:
        print(block.schema, block.latest())
        for item in block.follow(timeout=1.0):
            print(item)

It only looks: it takes no gate and no line, writes nothing, and holds up nobody. What it copies it validates afterwards, as
docs/reference/block-layout.md describes. See docs/python.md.
"""

import sys

if sys.version_info < (3, 9):
    raise ImportError(f"labhub needs Python 3.9 or newer, not {sys.version.split()[0]}")

from .admin import admin, cleanup, recover, validate
from .block import Block, Consumer, Metrics
from .broker import Broker
from .descriptor import Info
from .diagnosis import Diagnosis, SlotFacts, diagnose
from .findings import Finding
from .frame import Corrupt, Frame, Gap, Moved, stack
from .member import Member, Note
from .places import Found, blocks, open
from .presence import Holder
from .refusals import BlockRefused, Failed, LabhubError, Missing, SchemaRefused
from .schema import Field, Schema
from .shell import Shell, shell

__all__ = [
    "Block", "BlockRefused", "Broker", "Consumer", "Corrupt", "Diagnosis", "Failed", "Field", "Finding", "Found", "Frame",
    "Gap", "Holder", "Info", "LabhubError", "Member", "Metrics", "Missing", "Moved", "Note", "Schema", "SchemaRefused", "Shell", "SlotFacts", "admin",
    "blocks", "cleanup", "diagnose", "open", "recover", "shell", "stack", "validate",
]
