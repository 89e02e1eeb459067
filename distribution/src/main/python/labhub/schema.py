"""The canonical text of a schema, and how to read a frame by it."""

import hashlib
import re
import struct
from dataclasses import dataclass
from typing import Tuple

_FORMATS = {
    "b": "?", "i8": "b", "i16": "h", "i32": "i", "i64": "q", "u8": "B", "u16": "H", "u32": "I", "u64": "Q",
    "f32": "f", "f64": "d", "c": "c", "e8": "B",
}
_TYPE = re.compile(r"e8|[iu](?:8|16|32|64)|f32|f64|b|c")
_COUNT = re.compile(r"\[(<=)?(\d+(?:x\d+)*)\]")
_PLACE = re.compile(r"@(\d+):(\d+)")
_UNIT = re.compile(r"<([^>]*)>")
_NAME = re.compile(r"([A-Za-z][A-Za-z0-9_]*):")


@dataclass(frozen=True)
class Field:
    """One field: where it lies in a frame, and of what kind it is. A nested field's name has dots."""

    name: str
    type: str
    count: int
    single: bool
    bounded: bool
    offset: int
    unit: str
    symbols: Tuple[str, ...]

    def read(self, payload):
        """The field's value in the bytes of a frame."""
        count = self.count
        if self.bounded:
            count = struct.unpack_from("<I", payload, self.offset - 4)[0]
            if count > self.count:
                raise ValueError(f"{self.name} says that it has {count} elements, of {self.count}")
        if self.type == "c":
            text = payload[self.offset:self.offset + count]
            return (text if self.bounded else text.rstrip(b"\0")).decode("utf-8", "replace")
        values = struct.unpack_from(f"<{count}{_FORMATS[self.type]}", payload, self.offset)
        if self.type == "e8":
            values = tuple(self.symbols[value] for value in values)
        return values[0] if self.single else values


class Schema:
    """What a frame holds, from its canonical text."""

    def __init__(self, text):
        self.text = text
        self._at = 0
        self.fields = tuple(self._members(""))
        end = re.fullmatch(r"\|pack:(aligned|packed)\|size:(\d+)", text[self._at:])
        if not end:
            raise ValueError(f"the schema's text ends with {text[self._at:]!r}")
        self.size = int(end.group(2))

    @property
    def hash(self):
        return hashlib.blake2b(self.text.encode("utf-8"), digest_size=32).digest()

    def read(self, payload):
        """All fields of a frame, by their names."""
        return {field.name: field.read(payload) for field in self.fields}

    def _take(self, pattern, wanted=None):
        found = pattern.match(self.text, self._at)
        if found:
            self._at = found.end()
        elif wanted:
            raise ValueError(f"{wanted} is wanted at {self.text[self._at:self._at + 20]!r}")
        return found

    def _is(self, word):
        if self.text.startswith(word, self._at):
            self._at += len(word)
            return True
        return False

    def _members(self, prefix):
        while True:
            name = prefix + self._take(_NAME, "a name").group(1)
            if self._is("_("):
                yield from self._members(name + ".")
                if not self._is(")"):
                    raise ValueError(f"{name} is not closed")
                self._take(_PLACE, "a place")
            else:
                yield self._leaf(name)
            if not self._is(";"):
                return

    def _leaf(self, name):
        kind = self._take(_TYPE, "a type").group()
        symbols = ()
        if kind == "e8":
            end = self.text.index(")", self._at)
            symbols = tuple(self.text[self._at + 1:end].split(","))
            self._at = end + 1
        count = self._take(_COUNT)
        number = 1
        for dimension in count.group(2).split("x") if count else ():
            number *= int(dimension)
        place = self._take(_PLACE, "a place")
        unit = self._take(_UNIT)
        return Field(name, kind, number, count is None, bool(count and count.group(1)), int(place.group(1)),
                     unit.group(1) if unit else "", symbols)

    def __str__(self):
        return self.text
