"""Opens files that are no blocks, or lie about themselves, and tells for each how it was refused. With a good block's file."""

import os
import signal
import struct
import sys

import labhub
from labhub import layout
from labhub.layout import CONTROL, DESCRIPTOR

sys.setrecursionlimit(300)
good = open(sys.argv[1], "rb").read()
folder = os.path.dirname(sys.argv[1])


def written(data, size=None, mode=0o600):
    path = os.path.join(folder, "forged.block")
    if os.path.lexists(path):
        os.remove(path)
    with open(path, "wb") as file:
        os.fchmod(file.fileno(), mode)
        file.write(data)
        file.truncate(len(data) if size is None else size)
    return path


def stamped(page):
    content = layout.blake2b(bytes(page[DESCRIPTOR.SCHEMA_HASH.at:4096]))
    page[DESCRIPTOR.CONTENT_HASH.at:DESCRIPTOR.CONTENT_HASH.at + 32] = content
    return page


def saying(total=None, **numbers):
    page = bytearray(good)
    for name, value in numbers.items():
        place = getattr(DESCRIPTOR, name)
        page[place.at:place.at + place.bytes] = (value & (1 << 8 * place.bytes) - 1).to_bytes(place.bytes, "little")
    return written(stamped(page), total)


def with_text(text):
    page = bytearray(good)
    length, = struct.unpack_from("<I", page, DESCRIPTOR.TEXT_BYTES.at)
    flex, = struct.unpack_from("<I", page, DESCRIPTOR.FLEX_TEXT_BYTES.at)
    at, = struct.unpack_from("<Q", page, DESCRIPTOR.TEXT_AT.at)
    page[at + len(text):at + len(text) + flex] = page[at + length:at + length + flex]
    page[at:at + len(text)] = text
    page[DESCRIPTOR.SCHEMA_HASH.at:DESCRIPTOR.SCHEMA_HASH.at + 32] = layout.blake2b(text)
    struct.pack_into("<I", page, DESCRIPTOR.TEXT_BYTES.at, len(text))
    return written(stamped(page))


def with_committed(number):
    page = bytearray(good)
    struct.pack_into("<q", page, layout.CONTROL_AT + CONTROL.COMMITTED.at, number)
    return written(page)


def huge():
    """A block of 128 GiB, all holes, that contradicts itself nowhere but in its next frame."""
    capacity = 1 << 30
    stride = struct.unpack_from("<I", good, DESCRIPTOR.STRIDE.at)[0]
    ring, = struct.unpack_from("<Q", good, DESCRIPTOR.RING_AT.at)
    total = ring + stride * capacity
    path = saying(total, CAPACITY=capacity, TOTAL_BYTES=total)
    with open(path, "r+b") as file:
        file.seek(layout.CONTROL_AT + CONTROL.COMMITTED.at)
        file.write(struct.pack("<q", 1 << 40))
    return path


def special(make):
    path = os.path.join(folder, "special.block")
    if os.path.isdir(path):
        os.rmdir(path)
    elif os.path.lexists(path):
        os.remove(path)
    make(path)
    return path


def put(at, data):
    return written(good[:at] + data + good[at + len(data):])


BIG = 0xFFFFFFFF
CASES = {
    "the good one": lambda: sys.argv[1],
    "nothing": lambda: written(b""),
    "one byte": lambda: written(b"L"),
    "a short page": lambda: written(good[:4095]),
    "a page": lambda: written(good[:4096]),
    "cut": lambda: written(good[:-1]),
    "too long": lambda: written(good, 1 << 20),
    "a hole of 128 GiB": lambda: written(good, 1 << 37),
    "unfinished": lambda: put(0, bytes(8)),
    "another magic word": lambda: put(0, b"ELFELFEL"),
    "another version": lambda: put(8, bytes([layout.VERSION + 1])),
    "another layout": lambda: put(16, bytes(32)),
    "another content": lambda: put(300, b"x"),
    "another text": lambda: put(9300, b"x"),
    "zeros": lambda: written(bytes(20480)),
    "ones": lambda: written(b"\xff" * 20480),
    "a huge capacity": lambda: saying(CAPACITY=BIG),
    "no capacity": lambda: saying(CAPACITY=0),
    "huge slots": lambda: saying(SLOT_BYTES=BIG),
    "huge texts": lambda: saying(TEXT_BYTES=BIG, FLEX_TEXT_BYTES=BIG),
    "huge flex zone": lambda: saying(FLEX_BYTES=BIG),
    "many consumers": lambda: saying(CONSUMERS=BIG),
    "no page": lambda: saying(PAGE_BYTES=0),
    "an odd page": lambda: saying(PAGE_BYTES=4097),
    "unknown policy": lambda: saying(GRANTS=9),
    "unknown checksum": lambda: saying(CHECKSUM=7),
    "a huge one": huge,
    "a text of nests": lambda: with_text(b"a:_(" * 700),
    "a text of digits": lambda: with_text(b"a:f64[" + b"9" * 2000 + b"]@0:8|pack:packed|size:8"),
    "a text beyond the slot": lambda: with_text(b"a:f64[1000000000]@0:8000000000|pack:packed|size:8000000000"),
    "a field beyond its frame": lambda: with_text(b"a:f64@64:8|pack:packed|size:8"),
    "a text that is none": lambda: with_text(b"\xff\xfe\xfd"),
    "a negative number of frames": lambda: with_committed(-5),
    "too many frames": lambda: with_committed(1 << 62),
    "a link": lambda: special(lambda path: os.symlink(sys.argv[1], path)),
    "a pipe": lambda: special(lambda path: os.mkfifo(path, 0o600)),
    "a folder": lambda: special(os.mkdir),
    "open to all": lambda: written(good, mode=0o666),
    "not there": lambda: os.path.join(folder, "none.block"),
}


def looked_at(path):
    """All that a reader does."""
    with labhub.open(path) as block:
        block.latest(), block.recent(), block.flex(), block.metrics(), block.writer(), block.consumers()
        seen = [type(item).__name__ for item, _ in zip(block.follow(0, timeout=0.0), range(100))]
        return "opened " + (seen[0] if seen else "nothing")


for name, make in CASES.items():
    path = make()
    signal.alarm(20)
    try:
        print(f"{name}: {looked_at(path)}", flush=True)
    except labhub.BlockRefused as refusal:
        print(f"{name}: {refusal.reason}", flush=True)
    signal.alarm(0)
