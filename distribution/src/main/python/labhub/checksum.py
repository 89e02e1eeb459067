"""CRC-32C (Castagnoli): by google-crc32c or crc32c where one of them is installed, else in Python, which takes its time."""

import time

try:
    from google_crc32c import value as _fast
except ImportError:
    try:
        from crc32c import crc32c as _fast
    except ImportError:
        _fast = None

_POLYNOMIAL = 0x82F63B78
_SAMPLE = 1 << 13
_tables = []
_pace = []


def is_fast():
    """Whether it is computed by a library."""
    return _fast is not None


def crc32c(data):
    """The checksum of some bytes."""
    return _fast(bytes(data)) if _fast else _slow(data)


def seconds(size):
    """About how long it will take for so many bytes on this machine, measured once."""
    if _fast:
        return size / 2e9
    if not _pace:
        _slow(bytes(16))
        _pace.append(min(_timed() for _ in range(3)) / _SAMPLE)
    return size * _pace[0]


def _timed():
    began = time.perf_counter()
    _slow(bytes(_SAMPLE))
    return time.perf_counter() - began


def _make_tables():
    """By one byte; by two bytes; by two bytes with two more behind them."""
    byte = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (_POLYNOMIAL if value & 1 else 0)
        byte.append(value)
    pair = [byte[first] >> 8 ^ byte[(byte[first] ^ second) & 0xFF] for second in range(256) for first in range(256)]
    early = [pair[value & 0xFFFF] ^ value >> 16 for value in pair]
    _tables.extend((byte, pair, early))


def _slow(data):
    if not _tables:
        _make_tables()
    byte, pair, early = _tables
    crc = 0xFFFFFFFF
    words = len(data) & ~3
    for word in memoryview(data)[:words].cast("I"):
        word ^= crc
        crc = early[word & 0xFFFF] ^ pair[word >> 16]
    for value in data[words:]:
        crc = crc >> 8 ^ byte[(crc ^ value) & 0xFF]
    return crc ^ 0xFFFFFFFF
