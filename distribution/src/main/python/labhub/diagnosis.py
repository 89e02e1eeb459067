"""What is in a block, seen in one pass that changes nothing; it works on what is corrupt, too."""

import dataclasses
import os
import struct
import time
import warnings
from typing import Any, Dict, Tuple

from . import layout
from .block import Block
from .checksum import crc32c, is_fast, seconds
from .findings import HEALTHY, Finding, of_facts, of_refusal
from .layout import CONTROL, LINE, LOCK, SLOT
from .memory import fence
from .places import Found, find
from .presence import DEAD, participant
from .refusals import BlockRefused

_MOST_SLOTS = 1 << 16
_TEDIOUS = 1.0


@dataclasses.dataclass(frozen=True)
class SlotFacts:
    """One slot: what its word says, whether its checksum fits, how long it has been held, and by whom."""

    index: int
    state: str
    sequence: int
    length: int
    epoch: int
    checksum: str
    held_seconds: float
    held_by: Tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Diagnosis:
    """What is there, and what is wrong with it. Of a block that could not be opened, `info` is None."""

    block: str
    path: str
    findings: Tuple[Finding, ...] = ()
    info: Any = None
    life: str = "UNKNOWN"
    committed: int = 0
    floor: int = 0
    position: int = 0
    writer: Any = None
    writing_seconds: float = 0.0
    waiting_for: Any = None
    waiting_seconds: float = 0.0
    consumers: Tuple[Any, ...] = ()
    stray_gates: Tuple[Any, ...] = ()
    single: Any = None
    locks: Tuple[Any, ...] = ()
    slots: Tuple[SlotFacts, ...] = ()
    flex_checksum: str = "NOT_JUDGED"
    metrics: Any = None

    @property
    def health(self):
        """The worst of the findings: HEALTHY, NOTICE, WRONG (category 2) or BROKEN (category 1: never repaired)."""
        return self.findings[0].health if self.findings else HEALTHY

    def asdict(self) -> Dict[str, Any]:
        """All of it, for JSON."""
        return {"health": self.health, **dataclasses.asdict(self)}


def diagnose(name, folder=None, hub=None, patience=2.5, checksums=True):
    """Looks at everything in a block: by its name, by what `blocks` gave, or by the path of its file.

    It looks until everybody in it was seen to beat or to be silent, at most for `patience` seconds. With checksums=False the
    frames are not summed.
    """
    if isinstance(name, (Found, os.PathLike)) or os.sep in name:
        path = name.path if isinstance(name, Found) else os.fspath(name)
    else:
        path = find(name, folder, hub).path
    try:
        with Block(path, check=False) as block:
            facts = _Look(block, checksums).settled(patience)
    except BlockRefused as refusal:
        if refusal.reason == "MISSING":
            raise
        return Diagnosis(refusal.name, path, of_refusal(refusal.name, refusal))
    return dataclasses.replace(facts, findings=of_facts(facts))


class _Look:
    """One pass over a block that could be opened."""

    def __init__(self, block, checksums):
        self._block = block
        self._checksums = checksums

    def settled(self, patience):
        """Looks once everybody's heart was seen to beat or to be silent."""
        census = self._block._census
        end = time.monotonic() + patience
        while time.monotonic() < end and not all(map(census.is_settled, self._owners())):
            time.sleep(0.05)
        return self._now()

    def _owners(self):
        block = self._block
        lines = (block._longs[layout.Geometry.line(index) + LINE.OWNER.at >> 3] for index in range(block.info.consumers))
        return {block._control(CONTROL.LEASE), block._control(CONTROL.SINGLE), *self._lock_words(), *lines}

    def _lock_words(self):
        return [self._block._longs[layout.LOCKS_AT + layout.LOCK_BYTES * index + LOCK.OWNER.at >> 3]
                for index in range(layout.LOCKS)]

    def _occupant(self, word):
        census = self._block._census
        return census.holder(word, census.process_name(word)) if participant(word) else None

    def _now(self):
        block = self._block
        floor, position = block._control(CONTROL.FLOOR), block._control(CONTROL.POSITION)
        fence()
        before = max(0, block._control(CONTROL.COMMITTED))
        writer, consumers = block.writer(), tuple(block.consumers())
        still = writer is None or writer.verdict == DEAD
        waiting = -1 if still else block._control(CONTROL.WAITING_FOR) - 1
        life, announced = block._control(CONTROL.LIFE), block._control(CONTROL.COMMITTED)
        committed = announced if announced < 0 else block._following()
        slots = tuple(self._slots(before, still, waiting, consumers))
        writing = any(slot.state == "WRITING" for slot in slots)
        return Diagnosis(
            block=block.name,
            path=block.path,
            info=block.info,
            life=layout.LIVES[life] if 0 <= life < len(layout.LIVES) else "UNKNOWN",
            committed=committed,
            floor=floor,
            position=position,
            writer=writer,
            writing_seconds=self._since(CONTROL.CLAIMED) if writing else 0.0,
            waiting_for=waiting if waiting >= 0 else None,
            waiting_seconds=self._since(CONTROL.WAITING_SINCE) if waiting >= 0 else 0.0,
            consumers=consumers,
            stray_gates=tuple(self._stray_gates()),
            single=self._occupant(block._control(CONTROL.SINGLE)),
            locks=tuple((index, self._occupant(word)) for index, word in enumerate(self._lock_words()) if participant(word)),
            slots=slots,
            flex_checksum=self._flex(),
            metrics=block.metrics(),
        )

    def _stray_gates(self):
        """Lines that nobody has, and that hold up the writer all the same."""
        block = self._block
        for index in range(block.info.consumers):
            owner, gate = (block._longs[layout.Geometry.line(index) + place.at >> 3] for place in (LINE.OWNER, LINE.GATE))
            if not participant(owner) and gate != layout.NONE:
                yield index, gate

    def _since(self, place):
        """The monotonic clock is one for all processes of a machine."""
        return max(0.0, (time.monotonic_ns() - self._block._control(place)) / 1e9)

    # slots

    def _slots(self, before, still, waiting, consumers):
        capacity = self._block.info.capacity
        following = self._block._following()
        count = min(capacity, _MOST_SLOTS)
        start = 0 if count == capacity else max(0, following - count)
        self._warn_if_tedious(count)
        for number in range(count):
            yield self._slot((start + number) % capacity, (before, following, still), waiting, consumers)

    def _slot(self, index, seen, waiting, consumers):
        block = self._block
        at = block._geometry.slot(index)
        word = block._longs[at >> 3]
        fence()
        slot = bytes(block._bytes[at:at + (block._geometry.stride if self._checksums else layout.SLOT_HEADER)])
        fence()
        whole = block._longs[at >> 3] == word
        sequence = word - 1 if word > 0 else ~word if word < 0 else -1
        state = self._state(index, word, sequence, seen)
        if state == "COMMITTED" and 0 <= waiting == sequence + block.info.capacity:
            state = "DRAINING"
        frame = state in ("COMMITTED", "DRAINING")
        held = {"WRITING": CONTROL.CLAIMED, "ABANDONED": CONTROL.CLAIMED, "DRAINING": CONTROL.WAITING_SINCE}.get(state)
        length, epoch = struct.unpack_from("<iI", slot, SLOT.LENGTH.at)
        return SlotFacts(
            index, state, sequence, length, epoch,
            self._sum(slot, sequence) if frame and whole and self._checksums else "NOT_JUDGED",
            self._since(held) if held else 0.0,
            tuple(one.holder.name for one in consumers if frame and one.gate == sequence and not one.evicted),
        )

    def _warn_if_tedious(self, slots):
        info = self._block.info
        takes = seconds(slots * info.slot_bytes) if self._checksums and info.checksum == "CRC32C" else 0.0
        if takes > _TEDIOUS and not is_fast():
            warnings.warn(f"{info.name}: the checksums of {slots} slots may take up to {takes:.0f} s in Python: pip install "
                          "google-crc32c, or look with checksums=False", stacklevel=6)

    def _state(self, index, word, sequence, seen):
        """What a word may be follows from how far the writer was before, and is now; where nobody writes, one only can be."""
        before, following, still = seen
        capacity = self._block.info.capacity
        least = following if still else before
        most = following if still else max(following, self._block._control(CONTROL.COMMITTED))
        if word == 0:
            return "FREE" if least <= index else "ILLEGAL"
        if sequence % capacity != index or sequence < least - capacity:
            return "ILLEGAL"
        if word > 0:
            return "COMMITTED" if sequence < (following if still else most + capacity) else "ILLEGAL"
        if sequence - most >= capacity:
            return "ILLEGAL"
        if self._is_marked_up_to(sequence, following):
            return "ABANDONED" if still else "WRITING"
        return "WRITING" if sequence < following and not still else "GAP"

    def _is_marked_up_to(self, sequence, following):
        """A batch marks its slots one after the other; what is marked beyond was given up."""
        longs, place = self._block._longs, self._block._geometry.slot
        return sequence >= following and all(longs[place(each) >> 3] == ~each for each in range(following, sequence))

    def _sum(self, slot, sequence):
        info = self._block.info
        length, crc, flags = (struct.unpack_from(form, slot, place.at)[0] for form, place in
                              (("<i", SLOT.LENGTH), ("<I", SLOT.CRC), ("<I", SLOT.FLAGS)))
        if flags == 0 and info.checksum_policy != "ENFORCED":
            return "UNSTAMPED"
        payload = slot[layout.SLOT_HEADER:layout.SLOT_HEADER + max(0, min(length, info.slot_bytes))]
        digest_at = layout.SLOT_HEADER + info.slot_bytes
        digest = slot[digest_at:digest_at + layout.DIGEST_BYTES]
        return "GOOD" if flags == 1 and self._block._fits(sequence, payload, crc, digest) else "BAD"

    def _flex(self):
        block = self._block
        version = block._control(CONTROL.FLEX_VERSION)
        fence()
        if not block.info.flex_bytes or version == 0:
            return "NOT_JUDGED"
        if version % 2:
            owner = self._occupant(self._lock_words()[layout.FLEX_LOCK])
            fence()
            alone = owner is None or owner.verdict == DEAD
            return "BAD" if alone and block._control(CONTROL.FLEX_VERSION) == version else "NOT_JUDGED"
        at = block._geometry.flex_at
        zone = bytes(block._bytes[at:at + block.info.flex_bytes])
        crc = block._control(CONTROL.FLEX_CRC) & 0xFFFFFFFF
        fence()
        if block._control(CONTROL.FLEX_VERSION) != version:
            return "NOT_JUDGED"
        return "GOOD" if crc == crc32c(zone) else "BAD"
