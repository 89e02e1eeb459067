"""How Python comes to a socket of a hub: by CURVE, with the keys that a file of the hub names.

It needs pyzmq: apt install python3-zmq, or pip install pyzmq.
"""

import os
import time
from pathlib import Path

from .memory import SharedFile
from .refusals import BlockRefused, Failed, Missing

try:
    import zmq
except ImportError:
    zmq = None

_LINES = 1 << 16


def connection_of(base, part, asked):
    """The file in which the hub of a base has left word where its `part` listens."""
    _must_have_curve()
    told = base or os.environ.get("LABHUB_BASE")
    if not told:
        raise Missing(f"which hub? {asked}(base), or $LABHUB_BASE: the folder with conf, deploy and data")
    return Path(told, "data", part, "connection")


def _read(path):
    try:
        file = SharedFile(path, str(path))
    except BlockRefused as refusal:
        if refusal.reason == "MISSING":
            raise Missing(f"nobody listens there: {path} is missing; start the hub") from None
        raise
    try:
        lines = file.read(0, _LINES).decode("utf-8").splitlines()
    finally:
        file.close()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def _must_have_curve():
    if zmq is None:
        raise Missing("pyzmq is not installed, by which a hub is spoken to: apt install python3-zmq, or pip install "
                      "pyzmq. Blocks are read without it")
    if not zmq.has("curve"):
        raise Missing("this pyzmq was built without CURVE, by which a hub is spoken to: pip install pyzmq")


class Entrance:
    """One connection to a hub, for one thread."""

    def __init__(self, path, longest):
        _must_have_curve()
        facts = _read(path)
        missing = [name for name in ("address", "broker", "public", "secret") if name not in facts]
        if missing:
            raise Missing(f"{path} does not say {', '.join(missing)}: docs/reference/remote-shell.md shows its four lines")
        self.address = facts["address"]
        self._context = zmq.Context()
        self._socket = self._context.socket(zmq.DEALER)
        try:
            self._connect(facts, longest)
        except BaseException:
            self.close()
            raise

    def _connect(self, facts, longest):
        socket = self._socket
        socket.linger = 0
        socket.maxmsgsize = longest
        socket.curve_serverkey = facts["broker"].encode("ascii")
        socket.curve_publickey = facts["public"].encode("ascii")
        socket.curve_secretkey = facts["secret"].encode("ascii")
        socket.connect(self.address)

    def send(self, parts):
        """Sends a message; it waits here as long as there is no connection."""
        self._socket.send_multipart(parts)

    def answers(self, timeout):
        """Everything that comes until `timeout` seconds have passed; then it fails."""
        end = time.monotonic() + timeout
        while self._socket.poll(max(0, int(1000 * (end - time.monotonic())))):
            yield self._socket.recv_multipart()
        raise Failed(f"{self.address} did not answer within {timeout:g} s; a key that it does not trust gets no answer")

    def next(self, timeout):
        """The next message, or None if none comes within `timeout` seconds."""
        return self._socket.recv_multipart() if self._socket.poll(max(0, int(1000 * timeout))) else None

    def close(self):
        """Closing twice is harmless."""
        self._socket.close(linger=0)
        self._context.term()
