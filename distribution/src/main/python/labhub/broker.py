"""Asks a hub's broker what there is. It needs pyzmq: apt install python3-zmq, or pip install pyzmq."""

import json
import os
import time
from pathlib import Path

from .memory import SharedFile
from .refusals import BlockRefused, Failed, Missing

try:
    import zmq
except ImportError:
    zmq = None

_VERSION = b"\x01"
_LONGEST = 1 << 16


def _entrance(base):
    path = Path(base, "data", "broker", "connection")
    try:
        file = SharedFile(path, str(path))
    except BlockRefused as refusal:
        if refusal.reason == "MISSING":
            raise Missing(f"no broker runs in {base}: {path} is missing; start the hub") from None
        raise
    try:
        lines = file.read(0, _LONGEST).decode("utf-8").splitlines()
    finally:
        file.close()
    return dict(line.split("=", 1) for line in lines if "=" in line)


class Broker:
    """A session with the broker of the hub in `base`; close it, or use it in a with statement."""

    def __init__(self, base=None, timeout=5.0):
        if zmq is None:
            raise Missing("pyzmq is not installed, by which the broker is asked: apt install python3-zmq, or pip install "
                          "pyzmq. Blocks are read without it")
        if not zmq.has("curve"):
            raise Missing("this pyzmq was built without CURVE, by which the broker is spoken to: pip install pyzmq")
        told = base or os.environ.get("LABHUB_BASE")
        if not told:
            raise Missing("which hub? Broker(base), or $LABHUB_BASE: the folder with conf, deploy and data")
        self._timeout = timeout
        self._number = 0
        self._context = zmq.Context()
        self._socket = self._context.socket(zmq.DEALER)
        try:
            self._connect(_entrance(told))
        except BaseException:
            self.close()
            raise

    def _connect(self, entrance):
        socket = self._socket
        socket.linger = 0
        socket.maxmsgsize = _LONGEST
        socket.curve_serverkey = entrance["broker"].encode("ascii")
        socket.curve_publickey = entrance["public"].encode("ascii")
        socket.curve_secretkey = entrance["secret"].encode("ascii")
        socket.connect(entrance["address"])
        self._address = entrance["address"]
        hello = {"name": "labhub in Python", "pid": os.getpid(), "host": os.uname().nodename}
        self.hub = self._talk("HELLO_REQ", hello, "hello")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends the session; closing twice is harmless."""
        self._socket.close(linger=0)
        self._context.term()

    def ask(self, request, **fields):
        """Sends one request of docs/reference/control-protocol.md, by its name, and gives the body of the answer."""
        self._number += 1
        return self._talk(request, fields, f"{self.hub['session']}-{self._number}")

    def _talk(self, request, fields, correlation):
        self._socket.send_multipart([_VERSION, request.encode("ascii"), correlation.encode("ascii"), json.dumps(fields).encode("utf-8")])
        end = time.monotonic() + self._timeout
        while self._socket.poll(max(0, int(1000 * (end - time.monotonic())))):
            parts = self._socket.recv_multipart()
            if len(parts) != 4 or parts[0] != _VERSION or parts[2] != correlation.encode("ascii"):
                continue
            body = json.loads(parts[3])
            if parts[1] == b"ERROR":
                raise Failed(f"{request}: {body['code']}: {body['message']}")
            return {"answer": parts[1].decode("ascii"), **body}
        raise Failed(f"{request}: the broker at {self._address} did not answer within {self._timeout:g} s")

    def _pages(self, request, rows, key):
        after, found = "", []
        while True:
            page = self.ask(request, after=after)
            found += page[rows]
            if not page["more"] or not page[rows]:
                return found
            after = key(page[rows][-1])

    def channels(self):
        """All channels, a dict each."""
        return self._pages("CHANNEL_LIST_REQ", "channels", lambda row: row["channel"])

    def roles(self):
        """Everybody who is registered, a dict each."""
        return self._pages("ROLE_LIST_REQ", "roles", lambda row: f"{row['uid']} {row['channel']}")

    def blocks(self):
        """Which blocks stand behind the channels, a dict each."""
        return self._pages("BLOCK_LIST_REQ", "blocks", lambda row: row["channel"])

    def schemas(self):
        """The schema registry's content, a dict each."""
        return self._pages("SCHEMA_LIST_REQ", "schemas", lambda row: f"{row['id']} {row['version']}")

    def channel(self, name):
        """Everything about one channel."""
        return self.ask("CHANNEL_REQ", channel=name)

    def where(self, name):
        """Where a channel is: its `place` is the name of its block. `answer` is DISC_PENDING while it is not live."""
        return self.ask("DISC_REQ", channel=name)

    def metrics(self):
        """The broker's own counters."""
        return self.ask("METRICS_REQ")["counters"]
