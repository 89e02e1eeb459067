"""What is wrong with a block, seen in one pass that changes nothing; it works on what is corrupt, too."""

import dataclasses
import os
import struct
import time
import warnings
from typing import Any, Dict, List, Tuple

from . import layout
from .block import Block
from .checksum import crc32c, is_fast, seconds
from .layout import CONTROL, LINE, SLOT
from .memory import fence
from .places import Found, find
from .presence import ALIVE, DEAD, STALLED
from .refusals import BlockRefused

HEALTHY, NOTICE, WRONG, BROKEN = "HEALTHY", "NOTICE", "WRONG", "BROKEN"
_WORSE = (HEALTHY, NOTICE, WRONG, BROKEN)
_LONG = 10.0
_MOST_SLOTS = 1 << 16
_TEDIOUS = 1.0


@dataclasses.dataclass(frozen=True)
class Finding:
    """One thing that is wrong, how bad it is, and the command that mends it, if there is one."""

    kind: str
    health: str
    where: str
    what: str
    command: str


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
    """What is there, and what is wrong with it, the gravest first."""

    block: str
    path: str
    findings: Tuple[Finding, ...]
    info: Any
    life: str
    writer: Any
    writing_seconds: float
    waiting_for: Any
    waiting_seconds: float
    consumers: Tuple[Any, ...]
    slots: Tuple[SlotFacts, ...]
    flex_checksum: str
    metrics: Any

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
            return _Look(block, checksums).settled(patience)
    except BlockRefused as refusal:
        if refusal.reason == "MISSING":
            raise
        return _unbelieved(path, refusal)


def _unbelieved(path, refusal):
    kind, health = {
        "UNFINISHED": ("UNFINISHED", NOTICE),
        "UNSAFE": ("UNREADABLE", WRONG),
    }.get(refusal.reason, ("CORRUPT_DESCRIPTOR", BROKEN))
    finding = Finding(kind, health, "descriptor", str(refusal), "" if kind == "UNREADABLE" else f"labhub-admin retire {refusal.name}")
    return Diagnosis(refusal.name, path, (finding,), None, "UNKNOWN", None, 0.0, None, 0.0, (), (), "NOT_JUDGED", None)


class _Look:
    """One pass over a block that could be opened."""

    def __init__(self, block, checksums):
        self._block = block
        self._name = os.path.basename(block.path)[:-len(".block")] if block.path.endswith(".block") else block.info.name
        self._checksums = checksums
        self._findings: List[Finding] = []

    def settled(self, patience):
        """Looks once everybody's heart was seen to beat or to be silent."""
        block = self._block
        end = time.monotonic() + patience
        while time.monotonic() < end and not all(map(block._census.is_settled, self._owners())):
            time.sleep(0.05)
        return self._now()

    def _owners(self):
        block = self._block
        lines = (block._longs[layout.Geometry.line(index) + LINE.OWNER.at >> 3] for index in range(block.info.consumers))
        return [block._control(CONTROL.LEASE), *lines]

    def _now(self):
        block = self._block
        before = max(0, block.committed)
        writer, consumers = block.writer(), tuple(block.consumers())
        still = writer is None or writer.verdict == DEAD
        waiting = block._control(CONTROL.WAITING_FOR) - 1 if not still else -1
        life = block._control(CONTROL.LIFE)
        self._judge_control(life)
        slots = () if self._findings and self._findings[-1].health == BROKEN else \
            tuple(self._slots(before, still, waiting, consumers))
        self._judge_writer(writer)
        self._judge_consumers(consumers, waiting)
        writing = any(slot.state == "WRITING" for slot in slots)
        self._judge_slots(slots, writer)
        flex = self._flex(still)
        if not writer and not consumers:
            self._find("ORPHAN", NOTICE, "writer", "nobody writes and nobody reads", f"labhub-admin retire {self._name}")
        self._findings.sort(key=lambda finding: -_WORSE.index(finding.health))
        return Diagnosis(
            block=self._name,
            path=block.path,
            findings=tuple(self._findings),
            info=block.info,
            life=layout.LIVES[life] if 0 <= life < len(layout.LIVES) else "UNKNOWN",
            writer=writer,
            writing_seconds=self._since(CONTROL.CLAIMED) if writing else 0.0,
            waiting_for=waiting if waiting >= 0 else None,
            waiting_seconds=self._since(CONTROL.WAITING_SINCE) if waiting >= 0 else 0.0,
            consumers=consumers,
            slots=slots,
            flex_checksum=flex,
            metrics=block.metrics(),
        )

    def _find(self, kind, health, where, what, command=""):
        self._findings.append(Finding(kind, health, where, what, command))

    def _since(self, place):
        """The monotonic clock is one for all processes of a machine."""
        return max(0.0, (time.monotonic_ns() - self._block._control(place)) / 1e9)

    def _judge_writer(self, writer):
        if writer is None:
            return
        who = f"{writer.name} (pid {writer.pid})"
        if writer.verdict == DEAD:
            self._find("DEAD_WRITER", WRONG, "writer", f"{who} is gone and still has the lease",
                       f"labhub-admin recover {self._name}")
        elif writer.verdict == STALLED:
            self._find("STALLED_WRITER", WRONG, "writer", f"{who} has not shown a sign of life for 2 s", "")

    def _judge_consumers(self, consumers, waiting):
        capacity = self._block.info.capacity
        for consumer in consumers:
            holder = consumer.holder
            who = f"{holder.name} (pid {holder.pid})"
            holds = consumer.gate is not None and waiting >= 0 and consumer.gate + capacity <= waiting
            waits = "; the writer waits for it" if holds else ""
            where = f"consumer {holder.name}"
            if holder.verdict == DEAD:
                self._find("DEAD_CONSUMER", WRONG, where, f"{who} is gone and still has its line{waits}",
                           f"labhub-admin cleanup {self._name}")
            elif holder.verdict == STALLED:
                self._find("STALLED_CONSUMER", WRONG if holds else NOTICE, where,
                           f"{who} has not shown a sign of life for 2 s{waits}",
                           f"labhub-admin evict {self._name} --consumer {holder.name}" if holds else "")
            elif holds:
                self._find("SLOW_CONSUMER", NOTICE, where, f"the writer waits for {who}, which is alive")
        if waiting >= 0 and self._block.info.grants == "SINGLE_READER" and not consumers:
            self._find("ABSENT_READER", NOTICE, "writer", "the writer waits for a reader that is not there")

    def _judge_control(self, life):
        if life == 0:
            pass
        elif 0 < life < len(layout.LIVES):
            self._find("RETIRED", NOTICE, "control", f"the channel has ended here: {layout.LIVES[life]}",
                       f"labhub-admin retire {self._name}")
        else:
            self._find("CORRUPT_CONTROL", BROKEN, "control", f"its life is {life}")
        committed = self._block._control(CONTROL.COMMITTED)
        if committed < 0 or committed > 0 and self._block._word(committed - 1) < committed - 1:
            self._find("CORRUPT_CONTROL", BROKEN, "control",
                       f"it says that its next frame is {committed}, but no slot has the one before")

    # slots

    def _next(self):
        """The next frame: what was published but not announced counts."""
        block = self._block
        sequence = max(0, block._control(CONTROL.COMMITTED))
        for _ in range(block.info.capacity):
            if not block._has(sequence):
                break
            sequence += 1
        return sequence

    def _slots(self, before, still, waiting, consumers):
        block = self._block
        following = self._next()
        start = 0 if block.info.capacity <= _MOST_SLOTS else max(0, following - _MOST_SLOTS)
        self._warn_if_tedious(min(block.info.capacity, _MOST_SLOTS))
        for number in range(min(block.info.capacity, _MOST_SLOTS)):
            index = (start + number) % block.info.capacity
            at = block._geometry.slot(index)
            word = block._longs[at >> 3]
            fence()
            slot = bytes(block._bytes[at:at + block._geometry.stride]) if self._checksums else \
                bytes(block._bytes[at:at + layout.SLOT_HEADER])
            fence()
            whole = block._longs[at >> 3] == word
            sequence = word - 1 if word > 0 else ~word if word < 0 else -1
            state = self._state(index, word, sequence, (before, following, still))
            if state == "COMMITTED" and 0 <= waiting == sequence + block.info.capacity:
                state = "DRAINING"
            length, epoch = struct.unpack_from("<iI", slot, SLOT.LENGTH.at)
            frame = state in ("COMMITTED", "DRAINING")
            held = CONTROL.CLAIMED if state in ("WRITING", "ABANDONED") else CONTROL.WAITING_SINCE if state == "DRAINING" else None
            yield SlotFacts(
                index, state, sequence, length, epoch,
                self._sum(slot, sequence) if frame and whole and self._checksums else "NOT_JUDGED",
                self._since(held) if held else 0.0,
                tuple(one.holder.name for one in consumers if frame and one.gate == sequence),
            )

    def _warn_if_tedious(self, slots):
        info = self._block.info
        takes = seconds(slots * info.slot_bytes) if self._checksums and info.checksum == "CRC32C" else 0.0
        if takes > _TEDIOUS and not is_fast():
            warnings.warn(f"{info.name}: the checksums of {slots} slots may take up to {takes:.0f} s in Python: pip install "
                          "google-crc32c, or look with checksums=False", stacklevel=6)

    def _state(self, index, word, sequence, seen):
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
        if sequence >= following:
            return "ABANDONED" if still else "WRITING"
        return "GAP" if still else "WRITING"

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

    def _judge_slots(self, slots, writer):
        for slot in slots:
            where, reset = f"slot {slot.index}", f"labhub-admin reset-slot {self._name} --slot {slot.index}"
            if slot.state == "ILLEGAL":
                self._find("ILLEGAL_SLOT", WRONG, where, f"its word says frame {slot.sequence}, which cannot be there", reset)
            elif slot.checksum == "BAD":
                self._find("CORRUPT_SLOT", WRONG, where, f"the checksum of frame {slot.sequence} does not fit", reset)
            elif slot.state == "ABANDONED":
                self._find("ABANDONED_SLOT", NOTICE, where, f"frame {slot.sequence} was being written when its writer ended")
            elif slot.state == "WRITING" and writer and writer.verdict == ALIVE and slot.held_seconds > _LONG:
                self._find("STUCK_WRITER", NOTICE, where, f"{writer.name} (pid {writer.pid}) is alive, and began frame "
                           f"{slot.sequence} {slot.held_seconds:.0f} s ago")

    def _flex(self, still):
        block = self._block
        version = block._control(CONTROL.FLEX_VERSION)
        if not block.info.flex_bytes or version == 0:
            return "NOT_JUDGED"
        if version % 2 == 0 and version > 0:
            at = block._geometry.flex_at
            zone = bytes(block._bytes[at:at + block.info.flex_bytes])
            crc = block._control(CONTROL.FLEX_CRC) & 0xFFFFFFFF
            fence()
            if block._control(CONTROL.FLEX_VERSION) != version:
                return "NOT_JUDGED"
            if crc == crc32c(zone):
                return "GOOD"
        elif not still:
            return "NOT_JUDGED"
        self._find("CORRUPT_FLEX", WRONG, "flex zone", "its checksum does not fit, or it was being written when its writer ended",
                   f"labhub-admin validate {self._name} --repair")
        return "BAD"
