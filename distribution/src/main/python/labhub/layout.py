"""Where everything lies in a block: the tables of docs/reference/block-layout.md, of which the layout hash is made."""

import hashlib
from types import SimpleNamespace
from typing import NamedTuple

VERSION = 5
MAGIC = b"LABHUB01"
PRESENCE_MAGIC = b"LABHUBP1"
DESCRIPTOR_BYTES = 4096
CONTROL_AT = 4096
LOCKS_AT = 6144
LOCK_BYTES = 128
LOCKS = 8
FLEX_LOCK = LOCKS - 1
LINES_AT = 8192
LINE_BYTES = 512
SLOT_HEADER = 64
DIGEST_BYTES = 32
CACHE_LINE = 64
NONE = (1 << 63) - 1
LARGEST = 1 << 30

BUFFER_POLICIES = ("SINGLE", "DOUBLE_BUFFER", "RING_BUFFER")
READ_POLICIES = ("LATEST_ONLY", "BEST_EFFORT", "SINGLE_READER", "SYNC_READER")
CHECKSUMS = ("CRC32C", "BLAKE2B")
CHECKSUM_POLICIES = ("NONE", "MANUAL", "ENFORCED")
LIVES = ("OPEN", "WITHDRAWN", "MOVED")

_HASHED = []


class Place(NamedTuple):
    """Where one field lies in its structure."""

    at: int
    bytes: int


def _table(structure, rows):
    places = {}
    for row in rows.split("\n"):
        name, at, size = row.split()
        places[name] = Place(int(at), int(size))
        _HASHED.append(f"{structure}.{name}@{at}:{size}\n")
    return SimpleNamespace(**places)


DESCRIPTOR = _table("DescriptorField", """MAGIC 0 8
LAYOUT_VERSION 8 4
DESCRIPTOR_BYTES 12 4
LAYOUT_HASH 16 32
CONTENT_HASH 48 32
SCHEMA_HASH 80 32
FLEX_SCHEMA_HASH 112 32
SCHEMA_VERSION 144 4
FLEX_SCHEMA_VERSION 148 4
TOTAL_BYTES 152 8
INSTANCE 160 8
GENERATION 168 4
BUFFER_POLICY 172 4
GRANTS 176 4
CAPACITY 180 4
CHECKSUM 184 4
CHECKSUM_POLICY 188 4
STAMPS 192 4
PAGE_BYTES 196 4
SLOT_BYTES 200 4
STRIDE 204 4
FLEX_BYTES 208 4
CONSUMERS 212 4
LINES_AT 216 8
TEXT_AT 224 8
TEXT_BYTES 232 4
FLEX_TEXT_BYTES 236 4
FLEX_AT 240 8
RING_AT 248 8
CREATED 256 8
NAME 264 136
SCHEMA_ID 400 136
FLEX_SCHEMA_ID 536 136
HUB 672 136""")

CONTROL = _table("ControlField", """LEASE 0 8
WRITER_NAME 8 72
COMMITTED 128 8
CLAIMED 136 8
ODD_BYTES 144 8
FLOOR 256 8
POSITION 384 8
SINGLE 392 8
WAITING_FOR 512 8
WAITING_SINCE 520 8
BELL 640 4
SLEEPERS 644 4
UNFENCED 648 4
LIFE 768 4
SUCCESSOR 772 4
FLEX_VERSION 1024 8
FLEX_CRC 1032 4
ROOM 1152 4
ROOM_WANTED 1156 4
CLAIMS_TIMED_OUT 912 8
CLAIMS_IN_USE 920 8
BLOCKED_NANOS 928 8
ABORTED 936 8
TAKEOVERS 944 8
EVICTIONS 952 8
SCHEMA_REFUSALS 960 8
RECOVERIES 968 8""")

LOCK = _table("LockField", """OWNER 0 8
THREAD 8 8
COUNT 16 4""")

LINE = _table("LineField", """OWNER 0 8
GATE 8 8
POLICY 16 4
TOMBSTONE 24 8
READ 128 8
BYTES_READ 136 8
LOST 144 8
SKIPPED 152 8
CORRUPT 160 8
AT 168 8
WAITS 176 8
PEAK_LAG 184 8
NAME 256 72""")

SLOT = _table("SlotField", """WORD 0 8
LENGTH 8 4
EPOCH 12 4
SOURCE 16 8
DEVICE 24 8
WALL 32 8
MONOTONIC 40 8
CRC 48 4
FLAGS 52 4""")

PRESENCE = _table("PresenceField", """MAGIC 0 8
NUMBER 8 4
PID 16 8
STARTED 24 8
NAME 32 72
BEATS 128 8""")

TEXT = f"labhub-block {VERSION}\n" + "".join(_HASHED)


def blake2b(data):
    """The one hash of blocks, BLAKE2b-256."""
    return hashlib.blake2b(data, digest_size=32).digest()


HASH = blake2b(TEXT.encode("ascii"))


def up(value, multiple):
    """The next multiple that is not below."""
    return -(-value // multiple) * multiple


class Geometry:
    """Where the parts of one block lie, computed from its own numbers; what the block says of them is only compared."""

    def __init__(self, capacity, slot_bytes, summed, consumers, text_bytes, flex_text_bytes, flex_bytes, page_bytes):
        self.capacity = capacity
        self.slot_bytes = slot_bytes
        self.stride = up(SLOT_HEADER + (DIGEST_BYTES if summed else 0) + slot_bytes, CACHE_LINE)
        self.text_at = LINES_AT + LINE_BYTES * consumers
        self.flex_at = up(self.text_at + text_bytes + flex_text_bytes, page_bytes)
        self.ring_at = up(self.flex_at + flex_bytes, page_bytes)
        self.total_bytes = up(self.ring_at + self.stride * capacity, 4096)

    def slot(self, sequence):
        """Where the slot of a frame lies."""
        return self.ring_at + sequence % self.capacity * self.stride

    @staticmethod
    def line(index):
        """Where the line of a consumer lies."""
        return LINES_AT + LINE_BYTES * index
