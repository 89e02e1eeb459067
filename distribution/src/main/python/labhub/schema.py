"""The canonical text of a schema (docs/reference/schema.md), and how to read a frame by it."""

import re
import struct
from dataclasses import dataclass
from typing import Tuple

from .layout import blake2b
from .refusals import Missing, SchemaRefused

try:
    import numpy
except ImportError:
    numpy = None

_FORMATS = {
    "b": "B", "i8": "b", "i16": "h", "i32": "i", "i64": "q", "u8": "B", "u16": "H", "u32": "I", "u64": "Q",
    "f32": "f", "f64": "d", "e8": "B",
}
_DTYPES = {
    "b": "?", "i8": "i1", "i16": "<i2", "i32": "<i4", "i64": "<i8", "u8": "u1", "u16": "<u2", "u32": "<u4",
    "u64": "<u8", "f32": "<f4", "f64": "<f8", "e8": "u1",
}
_SIZES = {"c": 1, **{kind: struct.calcsize("<" + form) for kind, form in _FORMATS.items()}}
_TYPE = re.compile(r"e8|[iu](?:8|16|32|64)|f32|f64|b|c")
_COUNT = re.compile(r"\[(<=)?(\d{1,10}(?:x\d{1,10}){0,7})\]")
_PLACE = re.compile(r"@(\d{1,10}):(\d{1,10})")
_UNIT = re.compile(r"<([^>]{1,64})>")
_NAME = re.compile(r"([A-Za-z][A-Za-z0-9_]{0,63}):")
_SYMBOLS = re.compile(r"\(([A-Za-z0-9_,]+)\)")
_END = re.compile(r"\|pack:(aligned|packed)\|size:(\d{1,10})")
_DEPTH = 8
_FIELDS = 1024


def need_numpy():
    """NumPy, or a word on how to get it."""
    if numpy is None:
        raise Missing("NumPy is not installed: apt install python3-numpy, or pip install numpy; "
                      "frame.values and frame.astuple() need nothing")
    return numpy


@dataclass(frozen=True)
class Field:
    """One field: where it lies in a frame, and of what kind it is. A nested field's name has dots."""

    name: str
    type: str
    shape: Tuple[int, ...]
    bounded: bool
    offset: int
    unit: str
    symbols: Tuple[str, ...]

    @property
    def count(self):
        """How many elements there are, at most."""
        number = 1
        for dimension in self.shape:
            number *= dimension
        return number

    @property
    def end(self):
        """Behind its last byte."""
        return self.offset + self.count * _SIZES[self.type]

    def read(self, payload):
        """Its value in the bytes of a frame: a number, a text, or a tuple of them in the order in which they lie."""
        count = self.count
        if self.bounded:
            count = struct.unpack_from("<I", payload, self.offset - 4)[0]
            if count > self.count:
                raise SchemaRefused(f"{self.name} says that it has {count} elements, of {self.count}")
        if self.type == "c":
            text = payload[self.offset:self.offset + count]
            return (text if self.bounded else text.rstrip(b"\0")).decode("utf-8", "replace")
        values = struct.unpack_from(f"<{count}{_FORMATS[self.type]}", payload, self.offset)
        if self.type == "e8":
            values = tuple(map(self._symbol, values))
        elif self.type == "b":
            values = tuple(value != 0 for value in values)
        return values if self.shape else values[0]

    def _symbol(self, number):
        if number >= len(self.symbols):
            raise SchemaRefused(f"{self.name} is {number}, which stands for none of its {len(self.symbols)} symbols")
        return self.symbols[number]

    def _columns(self):
        if self.bounded:
            yield self.name + ".count", "<u4", self.offset - 4
        if self.type == "c":
            yield self.name, f"S{self.count}", self.offset
        else:
            yield self.name, (_DTYPES[self.type], self.shape), self.offset


class Schema:
    """What a frame holds, from its canonical text."""

    def __init__(self, text):
        self.text = text
        self._at = 0
        self.fields = tuple(self._members("", 1))
        self.packing, size = self._take(_END, "the packing and the size").groups()
        self.size = int(size)
        if self._at != len(text):
            raise self._refusal("nothing more")
        self._check()

    def _check(self):
        if len({field.name for field in self.fields}) < len(self.fields):
            raise SchemaRefused("two fields have one name")
        for field in self.fields:
            if field.end > self.size or field.offset < (4 if field.bounded else 0):
                raise SchemaRefused(f"{field.name} does not lie within the {self.size} bytes of a frame")

    @property
    def hash(self):
        """By which blocks and registries compare schemas."""
        return blake2b(self.text.encode("utf-8"))

    def __getitem__(self, name):
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"there is no field {name!r}; there are {', '.join(field.name for field in self.fields)}")

    def read(self, payload):
        """All fields of a frame, by their names. A shorter frame has those that are whole in it."""
        return {field.name: field.read(payload) for field in self.fields if field.end <= len(payload)}

    @property
    def dtype(self):
        """The same fields for NumPy, flat, under their names with dots; an enum is its number, a bounded field has a count."""
        names, formats, offsets = zip(*(column for field in self.fields for column in field._columns()))
        return need_numpy().dtype({"names": names, "formats": formats, "offsets": offsets, "itemsize": self.size})

    def _refusal(self, wanted):
        return SchemaRefused(f"{wanted} is wanted at {self.text[self._at:self._at + 20]!r}")

    def _take(self, pattern, wanted=None):
        found = pattern.match(self.text, self._at)
        if found:
            self._at = found.end()
        elif wanted:
            raise self._refusal(wanted)
        return found

    def _is(self, word):
        if self.text.startswith(word, self._at):
            self._at += len(word)
            return True
        return False

    def _members(self, prefix, depth):
        fields = []
        while not fields or self._is(";"):
            name = prefix + self._take(_NAME, "a name").group(1)
            if not self._is("_("):
                fields.append(self._leaf(name))
            elif depth <= _DEPTH:
                fields += self._members(name + ".", depth + 1)
                if not self._is(")"):
                    raise self._refusal("a closing bracket")
                self._take(_PLACE, "a place")
            else:
                raise SchemaRefused(f"{name} is nested more than {_DEPTH} deep")
            if len(fields) > _FIELDS:
                raise SchemaRefused(f"there are more than {_FIELDS} fields")
        return fields

    def _leaf(self, name):
        kind = self._take(_TYPE, "a type").group()
        symbols = tuple(self._take(_SYMBOLS, "symbols").group(1).split(",")) if kind == "e8" else ()
        count = self._take(_COUNT)
        shape = tuple(int(dimension) for dimension in count.group(2).split("x")) if count else ()
        place = self._take(_PLACE, "a place")
        unit = self._take(_UNIT)
        field = Field(name, kind, shape, bool(count and count.group(1)), int(place.group(1)),
                      unit.group(1) if unit else "", symbols)
        if field.end - field.offset != int(place.group(2)):
            raise SchemaRefused(f"{name} has another size than {place.group(2)} bytes")
        return field

    def __str__(self):
        return self.text
