"""A block in shared memory, looked at from outside. It takes no gate and no line, writes nothing, and holds up nobody."""

import os
import struct
import time
import warnings
from dataclasses import dataclass
from typing import Any, Tuple

from . import layout
from .checksum import crc32c, is_fast, seconds
from .descriptor import Descriptor
from .frame import Corrupt, Frame, Gap, Moved
from .layout import CONTROL, LINE, SLOT
from .memory import SharedFile, fence, text
from .presence import Census, participant
from .refusals import BlockRefused

_ATTEMPTS = 64
_REST = 0.0005
_TEDIOUS = 0.01
_FARTHEST = 1 << 16


@dataclass(frozen=True)
class Metrics:
    """What a block counts, and its consumers. `writer_beats` is how often the heart of the writer's process has beaten."""

    committed: int
    bytes: int
    aborted: int
    claims_timed_out: int
    claims_in_use: int
    blocked_seconds: float
    takeovers: int
    evictions: int
    schema_refusals: int
    recoveries: int
    writer_beats: int
    consumers: Tuple[Any, ...]


@dataclass(frozen=True)
class Consumer:
    """What the line of a consumer tells. `gate` is the lowest frame that it still needs, or None."""

    line: int
    holder: Any
    beats: int
    policy: str
    at: int
    gate: Any
    holds_up: bool
    evicted: bool
    read: int
    bytes_read: int
    lost: int
    skipped: int
    corrupt: int
    waits: int
    peak_lag: int


class Block:
    """Opens a block to look at it; close it, or use it in a with statement. Belongs to one thread at a time."""

    def __init__(self, path, check=True):
        """With check=False, checksums are not computed, whatever the block's policy."""
        self.path = os.fspath(path)
        self._wanted = check
        self._open()

    def _open(self):
        file = os.path.basename(self.path)
        self.name = file[:-len(".block")] if file.endswith(".block") else file
        self._file = SharedFile(self.path, self.name)
        try:
            descriptor = Descriptor(self._file)
            self.info, self.schema, self.flex_schema = descriptor.info, descriptor.schema, descriptor.flex_schema
            self._geometry = descriptor.geometry
            self._bytes, self._ints, self._longs = self._file.map(self.info.total_bytes)
        except BaseException:
            self._file.close()
            raise
        self._census = Census(os.path.dirname(os.path.abspath(self.path)))
        self._checks = self._wanted and self.info.checksum_policy == "ENFORCED"
        if self._checks and self.info.checksum == "CRC32C":
            self._warn_if_tedious()

    def _warn_if_tedious(self):
        each = seconds(self.info.slot_bytes)
        if not is_fast() and each > _TEDIOUS:
            warnings.warn(f"{self.info.name}: the checksum of a full frame of {self.info.slot_bytes} bytes takes about "
                          f"{each:.2f} s in Python: pip install google-crc32c, or open it with check=False", stacklevel=4)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Lets go of the block; closing twice is harmless. Frames that were read stay good."""
        self._bytes = self._ints = self._longs = None
        self._file.close()

    # words of the block: each is read by one load

    def _look(self):
        if self._longs is None:
            raise ValueError(f"{self.info.name} is closed")
        self._file.check_length(self.info.total_bytes)

    def _control(self, place):
        at = layout.CONTROL_AT + place.at
        return self._longs[at >> 3] if place.bytes == 8 else self._ints[at >> 2]

    def _word(self, sequence):
        """Of which frame the slot of a sequence is, complete or being written; -1 if of none."""
        word = self._longs[self._geometry.slot(sequence) >> 3]
        return word - 1 if word > 0 else ~word if word < 0 else -1

    def _has(self, sequence):
        return self._longs[self._geometry.slot(sequence) >> 3] == sequence + 1

    def _following(self):
        """The next frame: what was published but not announced counts."""
        sequence = max(0, self._control(CONTROL.COMMITTED))
        for _ in range(self.info.capacity):
            if not self._has(sequence):
                break
            sequence += 1
        return sequence

    @property
    def committed(self):
        """The number of the next frame."""
        self._look()
        return self._following()

    @property
    def is_over(self):
        """Whether no more frames will come here: the block was retired, or its channel has moved."""
        self._look()
        return self._control(CONTROL.LIFE) != 0

    # frames

    def frame(self, sequence):
        """A frame; a Corrupt; or None, if it is not there (yet, or any longer)."""
        self._look()
        if sequence < 0 or not self._has(sequence):
            return None
        fence()
        at = self._geometry.slot(sequence)
        length = self._ints[at + SLOT.LENGTH.at >> 2]
        slot = bytes(self._bytes[at:at + layout.SLOT_HEADER + max(0, min(length, self.info.slot_bytes))])
        digest_at = at + layout.SLOT_HEADER + self.info.slot_bytes
        digest = bytes(self._bytes[digest_at:digest_at + layout.DIGEST_BYTES]) if self._is_digested() else b""
        fence()
        if not self._has(sequence):
            return None
        return self._judged(sequence, slot, digest)

    def _is_digested(self):
        return self._checks and self.info.checksum == "BLAKE2B"

    def _judged(self, sequence, slot, digest):
        length, epoch, source, device, wall, monotonic, crc, flags = struct.unpack_from("<iIqqqqII", slot, SLOT.LENGTH.at)
        payload = slot[layout.SLOT_HEADER:]
        if length != len(payload):
            return Corrupt(sequence, f"it says that it has {length} bytes, of {self.info.slot_bytes}")
        if self._checks and flags != 1:
            return Corrupt(sequence, "it has no checksum, where one is wanted")
        if self._checks and not self._fits(sequence, payload, crc, digest):
            return Corrupt(sequence, "its checksum does not fit")
        return Frame(self.schema, sequence, (epoch, source - 1, device, wall, monotonic), payload)

    def _fits(self, sequence, payload, crc, digest):
        word = sequence + 1
        if self.info.checksum == "CRC32C":
            return crc == crc32c(payload) ^ word & 0xFFFFFFFF ^ word >> 32
        return digest == layout.blake2b(struct.pack("<q", word) + payload)

    def latest(self):
        """The newest frame; a Corrupt in its place; or None, if there is none that is whole."""
        for _ in range(_ATTEMPTS):
            sequence = self.committed - 1
            if sequence == -1:
                return None
            frame = self.frame(sequence)
            if frame is not None:
                return frame
        return self._newest_of_all()

    def _newest_of_all(self):
        """Where the hint leads nowhere: the writer is always just there, or the hint is wrong."""
        there = (self._word(slot) for slot in range(min(self.info.capacity, _FARTHEST)))
        for sequence in sorted(there, reverse=True):
            frame = self.frame(sequence)
            if frame is not None:
                return frame
        return None

    def recent(self, count=None):
        """The last frames that are still there, oldest first, at most 65536; what is overwritten meanwhile is left out."""
        committed = self.committed
        first = max(0, committed - min(count or self.info.capacity, self.info.capacity, _FARTHEST))
        found = (self.frame(sequence) for sequence in range(first, committed))
        return [frame for frame in found if isinstance(frame, Frame)]

    def follow(self, first=None, timeout=None):
        """Frames in order, a Gap where some were overwritten, a Corrupt for each that cannot be believed, and Moved where the
        channel goes on in its next block. It begins with the next frame, or at `first`, and ends when nothing came for
        `timeout` seconds, or the channel has ended."""
        sequence = self.committed if first is None else first
        since = time.monotonic()
        while True:
            ended = self.is_over
            item, following = self._next(sequence)
            if item is None and ended:
                item, following = self._move(), 0
                if item is None and self._control(CONTROL.LIFE) != layout.LIVES.index("MOVED"):
                    return
            if item is not None:
                yield item
                sequence, since = following, time.monotonic()
            elif timeout is not None and time.monotonic() - since > timeout:
                return
            else:
                time.sleep(_REST)

    def _next(self, sequence):
        """What there is to tell of a frame, and which to ask for then."""
        committed = self.committed
        fence()
        item = self.frame(sequence)
        if item is not None:
            return item, sequence + 1
        found = self._word(sequence)
        if found > sequence and found % self.info.capacity == sequence % self.info.capacity:
            following = max(sequence + 1, self.committed - self.info.capacity + 1)
            return Gap(sequence, following - sequence), following
        if committed > sequence and not self._has(sequence):
            self._check_hint(committed)
            if found == sequence:
                return Gap(sequence, 1), sequence + 1
            return Corrupt(sequence, f"its slot says that it is frame {found}"), sequence + 1
        return None, sequence

    def _check_hint(self, committed):
        if self._word(committed - 1) < committed - 1:
            raise BlockRefused(self.info.name, "CORRUPT", f"it says that its next frame is {committed}, but no slot has "
                               f"frame {committed - 1}: labhub-admin diagnose {self.name}")

    def _move(self):
        """Goes on in the block that has this one's name now, if there is another."""
        try:
            successor = Block(self.path, self._wanted)
        except BlockRefused:
            return None
        if successor.info.instance == self.info.instance:
            successor.close()
            return None
        self.close()
        self.__dict__.update(successor.__dict__)
        return Moved(self.info.generation, self.info.schema_version)

    def flex(self):
        """The flex zone's fields; None if there is none, it was never written, or is just being written."""
        size = self.info.flex_bytes
        for _ in range(_ATTEMPTS if self.flex_schema else 0):
            self._look()
            version = self._control(CONTROL.FLEX_VERSION)
            fence()
            if version != 0 and version % 2 == 0:
                zone = bytes(self._bytes[self._geometry.flex_at:self._geometry.flex_at + size])
                crc = self._control(CONTROL.FLEX_CRC) & 0xFFFFFFFF
                fence()
                if self._control(CONTROL.FLEX_VERSION) == version and crc == crc32c(zone):
                    return self.flex_schema.read(zone)
            time.sleep(_REST)
        return None

    # who and how much

    def metrics(self):
        """What the block and its consumers count, at one look."""
        committed = self.committed
        return Metrics(
            committed=committed,
            bytes=committed * self.info.slot_bytes + self._control(CONTROL.ODD_BYTES),
            aborted=self._control(CONTROL.ABORTED),
            claims_timed_out=self._control(CONTROL.CLAIMS_TIMED_OUT),
            claims_in_use=self._control(CONTROL.CLAIMS_IN_USE),
            blocked_seconds=self._control(CONTROL.BLOCKED_NANOS) / 1e9,
            takeovers=self._control(CONTROL.TAKEOVERS),
            evictions=self._control(CONTROL.EVICTIONS),
            schema_refusals=self._control(CONTROL.SCHEMA_REFUSALS),
            recoveries=self._control(CONTROL.RECOVERIES),
            writer_beats=self._census.beats(self._control(CONTROL.LEASE)),
            consumers=tuple(self.consumers()),
        )

    def writer(self):
        """Who has the right to write; None if nobody has it."""
        self._look()
        lease = self._control(CONTROL.LEASE)
        if not participant(lease):
            return None
        return self._census.holder(lease, text(self._bytes, CONTROL.WRITER_NAME, layout.CONTROL_AT))

    def consumers(self):
        """What the lines of the consumers tell that are there."""
        self._look()
        following = self._following()
        found = (self._consumer(index, following) for index in range(self.info.consumers))
        return [consumer for consumer in found if consumer]

    def _consumer(self, index, following):
        line = layout.Geometry.line(index)

        def value(place):
            return self._longs[line + place.at >> 3]

        owner = value(LINE.OWNER)
        if not participant(owner):
            return None
        policy = self._ints[line + LINE.POLICY.at >> 2]
        named = layout.READ_POLICIES[policy] if 0 <= policy < len(layout.READ_POLICIES) else f"unknown ({policy})"
        gate = self._control(CONTROL.POSITION) if named == "SINGLE_READER" else value(LINE.GATE)
        evicted = value(LINE.TOMBSTONE) == owner
        return Consumer(
            line=index,
            holder=self._census.holder(owner, text(self._bytes, LINE.NAME, line)),
            beats=self._census.beats(owner),
            policy=named,
            at=value(LINE.AT),
            gate=None if gate == layout.NONE else gate,
            holds_up=not evicted and gate != layout.NONE and following == gate + self.info.capacity,
            evicted=evicted,
            read=value(LINE.READ),
            bytes_read=value(LINE.BYTES_READ),
            lost=value(LINE.LOST),
            skipped=value(LINE.SKIPPED),
            corrupt=value(LINE.CORRUPT),
            waits=value(LINE.WAITS),
            peak_lag=value(LINE.PEAK_LAG),
        )

    def is_alive(self, holder):
        """Whether a holder's process lives, asked of the kernel now."""
        return self._census.is_held(holder.presence)
