"""What is wrong with a block, how bad it is, and what mends it: a pure function of what a diagnosis saw."""

from dataclasses import dataclass

from .presence import DEAD, STALLED

HEALTHY, NOTICE, WRONG, BROKEN = "HEALTHY", "NOTICE", "WRONG", "BROKEN"
ORDER = (HEALTHY, NOTICE, WRONG, BROKEN)
_LONG = 5.0
_SLOW = 1.0
_START_AGAIN = "Never repaired. Stop its processes, retire it, start the producer, then the consumers."


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, how bad it is, what to do, and the command that does it, if there is one."""

    kind: str
    health: str
    where: str
    what: str
    remedy: str
    command: str


def of_refusal(name, refusal):
    """What is wrong with a block that could not be opened."""
    kind, health, where, remedy = {
        "UNFINISHED": ("UNFINISHED", WRONG, "descriptor",
                       "Wait a moment; if it stays so, its maker died: retire it and start the producer."),
        "UNSAFE": ("UNREADABLE", WRONG, "file",
                   "See whose file it is, and with which mode; if it was cut, retire it and start the producer."),
        "VERSION": ("OTHER_VERSION", WRONG, "descriptor",
                    "Stop its processes, retire it, start the producer with this version; or read it with the version that wrote it."),
    }.get(refusal.reason, ("CORRUPT_DESCRIPTOR", BROKEN, "descriptor", _START_AGAIN))
    command = "" if kind == "UNREADABLE" else f"labhub-admin retire {name} --apply"
    return (Finding(kind, health, where, str(refusal), remedy, command),)


def of_facts(facts):
    """What is wrong with a block that could be opened, the gravest first."""
    found = []
    for part in (_writer, _control, _consumers, _locks, _slots, _flex, _life):
        for kind, health, where, what, remedy, verb in part(facts):
            command = f"labhub-admin {verb.format(facts.block)} --apply" if verb else ""
            found.append(Finding(kind, health, where, what, remedy, command))
    return tuple(sorted(found, key=lambda finding: -ORDER.index(finding.health)))


def _who(holder):
    return f"{holder.name} (pid {holder.pid}, {holder.verdict})"


def _writer(facts):
    holder = facts.writer
    if holder and holder.verdict == DEAD:
        yield ("DEAD_WRITER", WRONG, "writer", f"{_who(holder)} is gone and still has the lease",
               "Start its producer, which takes the lease over; or give the lease back.", "recover {}")
    elif holder and holder.verdict == STALLED:
        yield ("STALLED_WRITER", WRONG, "writer", f"{_who(holder)} has the lease and does not answer",
               f"It keeps the lease. Let it go on (kill -CONT {holder.pid}), or end its process, or retire the block.",
               "retire {} --force")
    elif holder and facts.writing_seconds > _LONG:
        yield ("STUCK_WRITER", NOTICE, "writer", f"{_who(holder)} began a frame {facts.writing_seconds:.0f} s ago",
               f"See what it waits for (jstack {holder.pid}). It is alive: nothing is taken from it.", "")
    elif not (holder or facts.consumers or facts.stray_gates or facts.single):
        yield ("ORPHAN", NOTICE, "block", "nobody writes it and nobody reads it",
               "Start its producer; or retire it, if its channel is not wanted any more.", "retire {}")
    if facts.waiting_for is not None and facts.info.grants == "SINGLE_READER" and not facts.single:
        yield ("ABSENT_READER", WRONG, "writer", f"it has waited for {facts.waiting_seconds:.1f} s for the block's one reader, "
               "which is not there", "Start the reader. If nobody will ever read, retire the block.", "")


def _control(facts):
    capacity = facts.info.capacity
    farthest = max(0, facts.committed) + 2 * capacity
    illegal = sum(slot.state == "ILLEGAL" for slot in facts.slots)
    if facts.committed < 0 or capacity > 1 and 2 * illegal > len(facts.slots):
        yield _broken(f"it says that its next frame is {facts.committed}, which does not fit its slots")
    if not 0 <= facts.floor <= farthest:
        yield _broken(f"its floor is {facts.floor}, but its next frame {facts.committed}")
    if facts.info.grants == "SINGLE_READER" and not 0 <= facts.position <= farthest:
        yield _broken(f"its reader's position is {facts.position}, but its next frame {facts.committed}")


def _broken(what):
    return "CORRUPT_CONTROL", BROKEN, "control page", what, _START_AGAIN, "retire {}"


def _consumers(facts):
    for consumer in facts.consumers:
        holder = consumer.holder
        where, waits = f"consumer {consumer.line}", "; the writer waits for it" if consumer.holds_up else ""
        health = WRONG if consumer.holds_up else NOTICE
        if holder.verdict == DEAD:
            yield ("DEAD_CONSUMER", health, where, f"{_who(holder)} is gone and still has its line{waits}",
                   "The writer clears it when it is in its way, the next consumer takes it; or clear it.", "recover {}")
        elif consumer.evicted:
            yield ("EVICTED_CONSUMER", NOTICE, where, f"{_who(holder)} was evicted and has not noticed yet",
                   "Nothing: it is told when it returns.", "")
        elif holder.verdict == STALLED:
            single = consumer.policy == "SINGLE_READER"
            go_on = f"Let it go on (kill -CONT {holder.pid}), or end its process"
            yield ("STALLED_CONSUMER", health, where, f"{_who(holder)} does not answer{waits}",
                   go_on + ("." if single else ", or evict it: it loses what it has not read."),
                   "" if single else f"evict {{}} --consumer {consumer.line} --force")
        elif consumer.holds_up and facts.waiting_seconds > _SLOW:
            yield ("SLOW_CONSUMER", WRONG, where, f"the writer has waited for {facts.waiting_seconds:.1f} s for {_who(holder)}",
                   f"See what it does (jstack {holder.pid}). It is alive: nothing is taken from it.", "")
    for line, gate in facts.stray_gates:
        yield ("CORRUPT_CONTROL", WRONG, f"consumer {line}", f"its gate stands at {gate}, but it has no owner",
               "Withdraw the gate.", "recover {}")
    lines = {consumer.holder.word for consumer in facts.consumers}
    if facts.single and facts.single.verdict == DEAD and facts.single.word not in lines:
        yield ("DEAD_CONSUMER", NOTICE, "reader", f"{_who(facts.single)} still has the place of the block's one reader",
               "Start the next reader, which takes the place over; or clear it.", "recover {}")


def _locks(facts):
    for index, owner in facts.locks:
        if owner.verdict == DEAD:
            yield ("DEAD_LOCK_OWNER", NOTICE, f"lock {index}", f"it is held by {_who(owner)}",
                   "The next one who wants it takes it over; or clear it.", "recover {}")


def _slots(facts):
    for slot in facts.slots:
        where, reset = f"slot {slot.index}", f"reset-slot {{}} --slot {slot.index}"
        if slot.state == "ILLEGAL":
            yield ("ILLEGAL_SLOT", WRONG, where, f"its word says frame {slot.sequence}, which cannot be there",
                   "Give the slot up as a gap, once nobody writes.", reset)
        elif slot.checksum == "BAD":
            yield ("CORRUPT_SLOT", WRONG, where, f"the checksum of frame {slot.sequence} does not fit its {slot.length} bytes",
                   "Readers skip it and say so where checksums are enforced; the writer overwrites it. Or give it up as a gap, "
                   "once nobody writes.", reset)
        elif slot.state == "ABANDONED":
            yield ("ABANDONED_SLOT", NOTICE, where, f"frame {slot.sequence} is not there: its writer ended in it, or it was given up",
                   "The next writer writes over it; readers pass it.", "")


def _flex(facts):
    if facts.flex_checksum == "BAD":
        yield ("CORRUPT_FLEX", WRONG, "flex zone", "its checksum does not fit, or it was being written when who wrote it ended",
               "The next write of the zone mends it. If its content is known to be right, write the checksum anew.",
               "validate {} --repair")


def _life(facts):
    if facts.life == "UNKNOWN":
        yield ("CORRUPT_CONTROL", BROKEN, "control page", "its word about whether it goes on cannot be",
               "Never repaired. Retire it and start its producer.", "retire {}")
    elif facts.life != "OPEN":
        yield ("RETIRED", NOTICE, "block", f"it is {facts.life}, yet its name is still taken",
               "The next producer of the name replaces it; or retire it.", "retire {}")
