"""What a block says of itself, believed only after every check."""

import struct
from dataclasses import dataclass

from . import layout
from .layout import DESCRIPTOR
from .memory import text
from .refusals import BlockRefused, SchemaRefused
from .schema import Schema

_LARGEST_TEXT = 1 << 20


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
    flex_schema_id: str
    created_nanos: int
    total_bytes: int


class Descriptor:
    """Reads the descriptor and the schemas' texts of a file, and checks one against the other."""

    def __init__(self, file):
        self._name = file.name
        self._page = file.read(0, layout.DESCRIPTOR_BYTES)
        if len(self._page) < layout.DESCRIPTOR_BYTES:
            raise BlockRefused(self._name, "UNFINISHED", f"its file has only {len(self._page)} bytes")
        self._check_layout()
        self.info = self._info()
        self.geometry = self._geometry()
        self._must("size", self.info.total_bytes, self.geometry.total_bytes)
        self._must("file's size", file.size, self.info.total_bytes)
        self.schema, self.flex_schema = self._schemas(file)

    def _number(self, place, form="I"):
        return struct.unpack_from("<" + form, self._page, place.at)[0]

    def _bytes(self, place):
        return self._page[place.at:place.at + place.bytes]

    def _corrupt(self, why):
        return BlockRefused(self._name, "CORRUPT", why)

    def _must(self, what, found, expected):
        if found != expected:
            shown = [value.hex() if isinstance(value, bytes) else value for value in (found, expected)]
            raise self._corrupt(f"its {what} is {shown[0]}, not {shown[1]}")

    def _check_layout(self):
        magic = self._bytes(DESCRIPTOR.MAGIC)
        if magic == bytes(8):
            raise BlockRefused(self._name, "UNFINISHED", "it is still being made")
        self._must("magic word", magic, layout.MAGIC)
        version = self._number(DESCRIPTOR.LAYOUT_VERSION)
        if version != layout.VERSION and self._bytes(DESCRIPTOR.LAYOUT_HASH) != layout.HASH:
            raise BlockRefused(self._name, "VERSION", f"it was written by layout version {version}; this program reads version "
                               f"{layout.VERSION}")
        self._must("layout version", version, layout.VERSION)
        self._must("descriptor's size", self._number(DESCRIPTOR.DESCRIPTOR_BYTES), layout.DESCRIPTOR_BYTES)
        self._must("layout hash", self._bytes(DESCRIPTOR.LAYOUT_HASH), layout.HASH)
        content = layout.blake2b(self._page[DESCRIPTOR.SCHEMA_HASH.at:])
        self._must("content hash", self._bytes(DESCRIPTOR.CONTENT_HASH), content)

    def _one(self, place, choices, what):
        code = self._number(place)
        if code >= len(choices):
            raise self._corrupt(f"its {what} is {code}")
        return choices[code]

    def _version(self, place):
        packed = self._number(place)
        return f"{packed >> 22}.{packed >> 12 & 0x3FF}.{packed & 0xFFF}"

    def _info(self):
        return Info(
            name=text(self._page, DESCRIPTOR.NAME),
            hub=text(self._page, DESCRIPTOR.HUB),
            instance=self._number(DESCRIPTOR.INSTANCE, "q"),
            generation=self._number(DESCRIPTOR.GENERATION),
            buffer_policy=self._one(DESCRIPTOR.BUFFER_POLICY, layout.BUFFER_POLICIES, "buffer policy"),
            grants=self._one(DESCRIPTOR.GRANTS, layout.READ_POLICIES, "read policy"),
            capacity=self._number(DESCRIPTOR.CAPACITY),
            checksum=self._one(DESCRIPTOR.CHECKSUM, layout.CHECKSUMS, "checksum"),
            checksum_policy=self._one(DESCRIPTOR.CHECKSUM_POLICY, layout.CHECKSUM_POLICIES, "checksum policy"),
            stamps=self._number(DESCRIPTOR.STAMPS) != 0,
            slot_bytes=self._number(DESCRIPTOR.SLOT_BYTES),
            flex_bytes=self._number(DESCRIPTOR.FLEX_BYTES),
            consumers=self._number(DESCRIPTOR.CONSUMERS),
            schema_id=text(self._page, DESCRIPTOR.SCHEMA_ID),
            schema_version=self._version(DESCRIPTOR.SCHEMA_VERSION),
            flex_schema_id=text(self._page, DESCRIPTOR.FLEX_SCHEMA_ID),
            created_nanos=self._number(DESCRIPTOR.CREATED, "q"),
            total_bytes=self._number(DESCRIPTOR.TOTAL_BYTES, "q"),
        )

    def _geometry(self):
        info, page = self.info, self._number(DESCRIPTOR.PAGE_BYTES)
        texts = self._number(DESCRIPTOR.TEXT_BYTES), self._number(DESCRIPTOR.FLEX_TEXT_BYTES)
        if min(info.capacity, info.slot_bytes, info.consumers) < 1 or page < 4096 or page % 4096:
            raise self._corrupt("its sizes cannot be")
        if max(info.slot_bytes, info.flex_bytes) > layout.LARGEST or max(texts) > _LARGEST_TEXT:
            raise self._corrupt("its sizes are beyond the limits")
        return layout.Geometry(info.capacity, info.slot_bytes, info.checksum == "BLAKE2B", info.consumers,
                               *texts, info.flex_bytes, page)

    def _schemas(self, file):
        length, flex_length = self._number(DESCRIPTOR.TEXT_BYTES), self._number(DESCRIPTOR.FLEX_TEXT_BYTES)
        at = self.geometry.text_at
        slot = self._schema(file, at, length, DESCRIPTOR.SCHEMA_HASH, self.info.slot_bytes)
        if not flex_length:
            return slot, None
        return slot, self._schema(file, at + length, flex_length, DESCRIPTOR.FLEX_SCHEMA_HASH, self.info.flex_bytes)

    def _schema(self, file, at, length, expected, room):
        data = file.read(at, length)
        self._must("schema text's hash", layout.blake2b(data), self._bytes(expected))
        try:
            schema = Schema(data.decode("utf-8"))
        except (SchemaRefused, UnicodeDecodeError) as refusal:
            raise self._corrupt(f"its schema cannot be read: {refusal}") from None
        if schema.size > room:
            raise self._corrupt(f"its schema wants {schema.size} bytes, of {room}")
        return schema
