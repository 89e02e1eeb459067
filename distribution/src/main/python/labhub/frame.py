"""What a reader is given: frames, and what happened to those that it cannot be given."""

from collections.abc import Mapping
from dataclasses import dataclass

from .schema import need_numpy


@dataclass(frozen=True)
class Gap:
    """Frames that were overwritten before they were read."""

    first: int
    count: int


@dataclass(frozen=True)
class Corrupt:
    """A frame that cannot be believed."""

    sequence: int
    why: str


@dataclass(frozen=True)
class Moved:
    """The channel goes on in another block of its name, from its first frame; it may have another schema."""

    generation: int
    schema_version: str


class Frame(Mapping):
    """One frame: a copy that nobody changes any more. It is a mapping from the fields' names to their values."""

    __slots__ = ("schema", "sequence", "epoch", "source", "device_nanos", "wall_nanos", "monotonic_nanos",
                 "payload", "_values")

    def __init__(self, schema, sequence, header, payload):
        self.schema = schema
        self.sequence = sequence
        self.epoch, source, self.device_nanos, self.wall_nanos, self.monotonic_nanos = header
        self.source = source if source >= 0 else None
        self.payload = payload
        self._values = None

    @property
    def values(self):
        """Its fields as a dict, decoded when it is first asked for."""
        if self._values is None:
            self._values = self.schema.read(self.payload)
        return self._values

    def astuple(self):
        """Its values in the order of the fields."""
        return tuple(self.values.values())

    def asarray(self):
        """Its fields as a NumPy record that looks at the frame's bytes, without copying them again."""
        return need_numpy().frombuffer(self.payload, self.schema.dtype, count=1)[0]

    def __getitem__(self, name):
        if self._values is not None:
            return self._values[name]
        field = self.schema[name]
        if field.end > len(self.payload):
            raise KeyError(f"{name} lies beyond the {len(self.payload)} bytes of frame {self.sequence}")
        return field.read(self.payload)

    def __iter__(self):
        return iter(self.values)

    def __len__(self):
        return len(self.values)

    def __repr__(self):
        return f"Frame({self.sequence}, {self.values})"


def stack(frames):
    """Frames of one schema as one NumPy array, a record each."""
    frames = list(frames)
    if not frames:
        raise ValueError("there are no frames to stack")
    schema = frames[0].schema
    if any(frame.schema.text != schema.text or len(frame.payload) < schema.size for frame in frames):
        raise ValueError("frames of several schemas, or shortened ones, make no array")
    together = b"".join(frame.payload[:schema.size] for frame in frames)
    return need_numpy().frombuffer(together, schema.dtype)
