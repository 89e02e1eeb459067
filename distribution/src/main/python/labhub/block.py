"""A block in shared memory, looked at from outside. Every number here is from docs/reference/block-layout.md."""

import hashlib
import mmap
import os
import stat
import struct
import time
from dataclasses import dataclass, field
from typing import Any, Dict

from .schema import Schema

MAGIC = b"LABHUB01"
LAYOUT_VERSION = 3
LAYOUT_HASH = bytes.fromhex("b2c46b99d3d6a4957d3c31b875fad6a3c7e6079002281377736af788935e689f")
PAGE = 4096
COMMITTED_AT = PAGE + 128
LIFE_AT = PAGE + 768
FLEX_VERSION_AT = PAGE + 1024
FLEX_CRC_AT = PAGE + 1032
LINES_AT = 2 * PAGE
LINE_BYTES = 512
SLOT_HEADER = 64
BUFFER_POLICIES = ("SINGLE", "DOUBLE_BUFFER", "RING_BUFFER")
READ_POLICIES = ("LATEST_ONLY", "BEST_EFFORT", "SINGLE_READER", "SYNC_READER")
CHECKSUMS = ("CRC32C", "BLAKE2B")
CHECKSUM_POLICIES = ("NONE", "MANUAL", "ENFORCED")


class BlockRefused(Exception):
    """The file is not what it should be; nothing in it is believed."""


@dataclass(frozen=True)
class Gap:
    """Frames that were overwritten before they were read."""

    first: int
    count: int


@dataclass(frozen=True)
class Corrupt:
    """A frame whose checksum does not fit."""

    sequence: int


@dataclass(frozen=True)
class Frame:
    """One frame: a copy that nobody changes any more."""

    sequence: int
    epoch: int
    device_nanos: int
    wall_nanos: int
    monotonic_nanos: int
    payload: bytes = field(repr=False)
    values: Dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Info:
    """What a block says of itself."""

    name: str
    hub: str
    instance: int
    generation: int
    buffer_policy: str
    grants: str
    capacity: int
    checksum: str
    checksum_policy: str
    stamps: bool
    slot_bytes: int
    flex_bytes: int
    consumers: int
    schema_id: str
    schema_version: str
    total_bytes: int


def _up(value, multiple):
    return -(-value // multiple) * multiple


def _crc_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        table.append(value)
    return table


_CRC = _crc_table()


def crc32c(data):
    """CRC-32C (Castagnoli)."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ _CRC[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


class Block:
    """Opens a block to look at it; close it, or use it in a with statement."""

    def __init__(self, path):
        self.path = path
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            seen = os.fstat(fd)
            if not stat.S_ISREG(seen.st_mode):
                raise BlockRefused(f"{path} is no ordinary file")
            if seen.st_size < PAGE:
                raise BlockRefused(f"{path} has only {seen.st_size} bytes")
            self._memory = mmap.mmap(fd, seen.st_size, access=mmap.ACCESS_READ)
        finally:
            os.close(fd)
        try:
            self._check(seen.st_size)
        except BaseException:
            self._memory.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._memory.close()

    # what the block says of itself

    def _u32(self, at):
        return struct.unpack_from("<I", self._memory, at)[0]

    def _i64(self, at):
        return struct.unpack_from("<q", self._memory, at)[0]

    def _text(self, at, room):
        length = min(struct.unpack_from("<H", self._memory, at)[0], room - 2)
        return self._memory[at + 2:at + 2 + length].decode("utf-8", "replace")

    def _one(self, at, choices, what):
        code = self._u32(at)
        if code >= len(choices):
            raise BlockRefused(f"{self.path}: its {what} is {code}")
        return choices[code]

    def _must(self, what, found, expected):
        if found != expected:
            raise BlockRefused(f"{self.path}: its {what} is {found!r}, not {expected!r}")

    def _check(self, size):
        page = bytes(self._memory[:PAGE])
        if page[:8] == bytes(8):
            raise BlockRefused(f"{self.path} is still being made")
        self._must("magic word", page[:8], MAGIC)
        self._must("layout version", self._u32(8), LAYOUT_VERSION)
        self._must("descriptor's size", self._u32(12), PAGE)
        self._must("layout hash", page[16:48], LAYOUT_HASH)
        self._must("content hash", page[48:80], hashlib.blake2b(page[80:], digest_size=32).digest())
        self._read_info()
        self._measure(size)
        text_at = LINES_AT + LINE_BYTES * self.info.consumers
        self.schema = self._schema(text_at, self._u32(232), page[80:112])
        self.flex_schema = self._schema(text_at + self._u32(232), self._u32(236), page[112:144]) if self.info.flex_bytes else None

    def _schema(self, at, length, expected):
        schema = Schema(self._memory[at:at + length].decode("utf-8"))
        self._must("schema text", schema.hash, expected)
        return schema

    def _read_info(self):
        packed = self._u32(144)
        self.info = Info(
            name=self._text(264, 136),
            hub=self._text(672, 136),
            instance=self._i64(160),
            generation=self._u32(168),
            buffer_policy=self._one(172, BUFFER_POLICIES, "buffer policy"),
            grants=self._one(176, READ_POLICIES, "read policy"),
            capacity=self._u32(180),
            checksum=self._one(184, CHECKSUMS, "checksum"),
            checksum_policy=self._one(188, CHECKSUM_POLICIES, "checksum policy"),
            stamps=self._u32(192) != 0,
            slot_bytes=self._u32(200),
            flex_bytes=self._u32(208),
            consumers=self._u32(212),
            schema_id=self._text(400, 136),
            schema_version=f"{packed >> 22}.{packed >> 12 & 0x3FF}.{packed & 0xFFF}",
            total_bytes=self._i64(152),
        )

    def _measure(self, size):
        info, page = self.info, self._u32(196)
        if min(info.capacity, info.slot_bytes, info.consumers, page) < 1:
            raise BlockRefused(f"{self.path}: its sizes cannot be")
        digest = 32 if info.checksum == "BLAKE2B" else 0
        self._stride = _up(SLOT_HEADER + digest + info.slot_bytes, 64)
        texts = LINES_AT + LINE_BYTES * info.consumers + self._u32(232) + self._u32(236)
        self._flex_at = _up(texts, page)
        self._ring_at = _up(self._flex_at + info.flex_bytes, page)
        self._must("size", info.total_bytes, _up(self._ring_at + self._stride * info.capacity, PAGE))
        self._must("file's size", size, info.total_bytes)

    # frames

    @property
    def committed(self):
        """The number of the next frame."""
        return self._i64(COMMITTED_AT)

    @property
    def is_over(self):
        """Whether no more frames will come here: the block was retired, or its channel has moved."""
        return self._u32(LIFE_AT) != 0

    def frame(self, sequence):
        """A frame; a Corrupt; or None, if it is not there (yet, or any longer)."""
        at = self._ring_at + sequence % self.info.capacity * self._stride
        if self._i64(at) != sequence + 1:
            return None
        slot = bytes(self._memory[at:at + self._stride])
        if self._i64(at) != sequence + 1:
            return None
        length, epoch, device, wall, monotonic, crc, flags = struct.unpack_from("<IIxxxxxxxxqqqII", slot, 8)
        payload = slot[SLOT_HEADER:SLOT_HEADER + min(length, self.info.slot_bytes)]
        if self.info.checksum_policy == "ENFORCED" and not (flags == 1 and self._fits(slot, payload, sequence, crc)):
            return Corrupt(sequence)
        return Frame(sequence, epoch, device, wall, monotonic, payload, self.schema.read(payload) if len(payload) >= self.schema.size else {})

    def _fits(self, slot, payload, sequence, crc):
        word = sequence + 1
        if self.info.checksum == "CRC32C":
            return crc == crc32c(payload) ^ (word & 0xFFFFFFFF) ^ word >> 32
        digest = SLOT_HEADER + self.info.slot_bytes
        return slot[digest:digest + 32] == hashlib.blake2b(struct.pack("<q", word) + payload, digest_size=32).digest()

    def _word(self, sequence):
        """Of which frame the slot of a sequence is, and whether that one is complete."""
        word = self._i64(self._ring_at + sequence % self.info.capacity * self._stride)
        return word - 1 if word > 0 else ~word if word < 0 else -1

    def latest(self):
        """The newest frame, or None if there is none yet."""
        for _ in range(64):
            sequence = self.committed - 1
            if sequence < 0:
                return None
            frame = self.frame(sequence)
            if frame is not None:
                return frame
        return None

    def follow(self, first=None, timeout=None):
        """Frames in order, with a Gap where some were overwritten; ends when nothing came for so long, or the block is over."""
        sequence = self.committed if first is None else first
        since = time.monotonic()
        while True:
            item = self.frame(sequence)
            if item is not None:
                yield item
                sequence += 1
                since = time.monotonic()
            elif self._word(sequence) > sequence:
                lost = max(sequence + 1, self.committed - self.info.capacity + 1)
                yield Gap(sequence, lost - sequence)
                sequence = lost
            elif self.is_over or timeout is not None and time.monotonic() - since > timeout:
                return
            else:
                time.sleep(0.0005)

    def flex(self):
        """The flex zone's fields, or None if it was never written, or is just being written."""
        for _ in range(1000):
            version = self._i64(FLEX_VERSION_AT)
            if version > 0 and version % 2 == 0:
                zone = bytes(self._memory[self._flex_at:self._flex_at + self.info.flex_bytes])
                crc = self._u32(FLEX_CRC_AT)
                if self._i64(FLEX_VERSION_AT) == version and crc == crc32c(zone):
                    return self.flex_schema.read(zone)
        return None
