"""Who holds something in a block, and whether he is alive. The kernel holds the lock on a living process's file for it."""

import errno
import fcntl
import os
import struct
import time
from dataclasses import dataclass

from . import layout
from .layout import PRESENCE
from .memory import SharedFile, text
from .refusals import BlockRefused

ALIVE, STALLED, DEAD = "ALIVE", "STALLED", "DEAD"
_STALLED_AFTER = 2.0
_LONGEST_LOOK = 0.5


@dataclass(frozen=True)
class Holder:
    """Who holds something: what he calls himself, his process, the verdict on it, and the word by which he holds it."""

    name: str
    pid: int
    verdict: str
    presence: int
    epoch: int
    word: int


def participant(word):
    """Who is named in a word of a lease or line; 0 is nobody."""
    return (word & (1 << 64) - 1) >> 24


class Census:
    """Asks for those whose presence files lie in one folder. It judges by its own clock, and only for as long as it looked."""

    def __init__(self, folder):
        self._folder = folder
        self._silent = {}
        self._beating = set()

    def is_dead(self, word):
        """Whether who is named in a word is gone, for sure. Nobody is not dead."""
        presence = participant(word) >> 16
        return participant(word) != 0 and (presence == 0 or not self.is_held(presence))

    def is_held(self, presence):
        """Whether the process of a presence lives. One that may not be looked at counts as alive."""
        try:
            file = self._open(presence)
        except BlockRefused as refusal:
            return refusal.reason != "MISSING"
        try:
            fcntl.lockf(file.fileno(), fcntl.LOCK_SH | fcntl.LOCK_NB)
            return False
        except OSError as refusal:
            if refusal.errno in (errno.EACCES, errno.EAGAIN):
                return True
            raise
        finally:
            file.close()

    def holder(self, word, name):
        """Who is named in a word, with a verdict. One look cannot tell stalled: look again for two seconds."""
        presence = participant(word) >> 16
        epoch = word & 0xFFFFFF
        pid, beats = self._told(presence)
        if self.is_dead(word):
            self._silent.pop(presence, None)
            return Holder(name, pid, DEAD, presence, epoch, word)
        return Holder(name, pid, STALLED if self._is_silent(presence, beats) else ALIVE, presence, epoch, word)

    def is_settled(self, word):
        """Whether a longer look would change nothing: he is dead, silent, or was seen to beat."""
        presence = participant(word) >> 16
        return not participant(word) or presence in self._beating or self.holder(word, "").verdict != ALIVE

    def process_name(self, word):
        """What the process calls itself."""
        data = self._read(participant(word) >> 16)
        return text(data, PRESENCE.NAME) if data else ""

    def beats(self, word):
        """How often the heart of a holder's process has beaten; 0 if its presence does not say."""
        return self._told(participant(word) >> 16)[1]

    def _told(self, presence):
        data = self._read(presence)
        if not data:
            return 0, 0
        return tuple(struct.unpack_from("<q", data, place.at)[0] for place in (PRESENCE.PID, PRESENCE.BEATS))

    def _read(self, presence):
        try:
            file = self._open(presence)
        except BlockRefused:
            return b""
        try:
            data = file.read(0, PRESENCE.BEATS.at + PRESENCE.BEATS.bytes)
        finally:
            file.close()
        whole = len(data) == PRESENCE.BEATS.at + PRESENCE.BEATS.bytes and data[:8] == layout.PRESENCE_MAGIC
        return data if whole else b""

    def _open(self, presence):
        name = f"presence-{presence}"
        return SharedFile(os.path.join(self._folder, name), name)

    def _is_silent(self, presence, beats):
        """Time counts only while we look often enough: who was stopped himself judges nobody."""
        now = time.monotonic()
        before, silent, last = self._silent.get(presence, (beats, 0.0, now))
        silent = silent + min(now - last, _LONGEST_LOOK) if before == beats else 0.0
        self._silent[presence] = beats, silent, now
        if before != beats:
            self._beating.add(presence)
        elif silent > _STALLED_AFTER:
            self._beating.discard(presence)
        return silent > _STALLED_AFTER
