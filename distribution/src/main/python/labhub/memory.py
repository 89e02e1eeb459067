"""A file in shared memory, to be looked at: opened without following links, read-only, and never written to."""

import mmap
import os
import platform
import stat
import struct
import sys
import threading

from .refusals import BlockRefused

_IN_ORDER = platform.machine().lower() in ("x86_64", "amd64", "i386", "i686")
_gate = threading.Lock()


def fence():
    """Keeps loads in the order of the program. x86 does so by itself; elsewhere a lock that is taken twice does."""
    if not _IN_ORDER:
        for _ in range(2):
            with _gate:
                pass


def text(data, place, base=0):
    """A text of two bytes of length and UTF-8."""
    at = base + place.at
    length = min(struct.unpack_from("<H", data, at)[0], place.bytes - 2)
    return bytes(data[at + 2:at + 2 + length]).decode("utf-8", "replace")


class SharedFile:
    """An open file of this user's own; its bytes are copied by reads, or mapped."""

    def __init__(self, path, name):
        self.name = name
        if sys.byteorder != "little":
            raise BlockRefused(name, "UNSAFE", "blocks are read on little-endian machines only")
        try:
            self._fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
        except FileNotFoundError:
            raise BlockRefused(name, "MISSING", f"there is no {path}") from None
        except OSError as refusal:
            raise BlockRefused(name, "UNSAFE", f"{path} cannot be opened: {refusal.strerror}") from None
        self._views = []
        try:
            self._check(os.fstat(self._fd), path)
        except BaseException:
            self.close()
            raise

    def _check(self, seen, path):
        if not stat.S_ISREG(seen.st_mode):
            raise BlockRefused(self.name, "UNSAFE", f"{path} is no ordinary file")
        if os.geteuid() not in (seen.st_uid, 0) and not self._is_shown(seen):
            raise BlockRefused(self.name, "UNSAFE", f"{path} belongs to uid {seen.st_uid}, not to uid {os.geteuid()}")
        if seen.st_mode & (stat.S_IROTH | stat.S_IWOTH | stat.S_IWGRP):
            raise BlockRefused(self.name, "UNSAFE", f"{path} has mode {seen.st_mode & 0o777:o}, wanted is 600: chmod 600 {path}")

    @staticmethod
    def _is_shown(seen):
        """Whether its owner lets a group look at it to which this process belongs."""
        return bool(seen.st_mode & stat.S_IRGRP) and seen.st_gid in (os.getegid(), *os.getgroups())

    @property
    def size(self):
        """How long the file is now."""
        return os.fstat(self._fd).st_size

    @property
    def identity(self):
        """Tells this file from another one that gets its name."""
        seen = os.fstat(self._fd)
        return seen.st_dev, seen.st_ino

    def read(self, at, length):
        """A copy of some bytes; fewer where the file ends."""
        try:
            return os.pread(self._fd, length, at)
        except OSError as refusal:
            raise BlockRefused(self.name, "UNSAFE", f"it cannot be read: {refusal.strerror}") from None

    def fileno(self):
        """For the kernel's questions about it."""
        return self._fd

    def map(self, size):
        """Its first bytes as they are now and will be: as bytes, and as signed words of 4 and 8 bytes.

        A word is read by one load: that is what the views of words are for.
        """
        try:
            memory = mmap.mmap(self._fd, size, access=mmap.ACCESS_READ)
        except (OSError, ValueError, OverflowError) as refusal:
            raise BlockRefused(self.name, "UNSAFE", f"its {size} bytes cannot be mapped: {refusal}") from None
        whole = memoryview(memory)
        self._views = [whole.cast("q"), whole.cast("i"), whole, memory]
        return whole, self._views[1], self._views[0]

    def check_length(self, size):
        """Before memory is touched: what was cut off would end this process."""
        if self.size < size:
            raise BlockRefused(self.name, "CUT", f"its file was cut to {self.size} of {size} bytes")

    def close(self):
        """Lets go of the file; closing twice is harmless."""
        for view in self._views:
            view.release() if isinstance(view, memoryview) else view.close()
        self._views = []
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
