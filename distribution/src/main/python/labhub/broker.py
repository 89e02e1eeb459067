"""Asks a hub's broker what there is. It needs pyzmq: apt install python3-zmq, or pip install pyzmq."""

import json
import os

from .entrance import Entrance, connection_of
from .refusals import Failed

_VERSION = b"\x01"
_LONGEST = 1 << 16


class Broker:
    """A session with the broker of the hub in `base`; close it, or use it in a with statement."""

    def __init__(self, base=None, timeout=5.0):
        self._timeout = timeout
        self._number = 0
        self._entrance = Entrance(connection_of(base, "broker", "Broker"), _LONGEST)
        try:
            hello = {"name": "labhub in Python", "pid": os.getpid(), "host": os.uname().nodename}
            self.hub = self._talk("HELLO_REQ", hello, "hello")
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends the session; closing twice is harmless."""
        self._entrance.close()

    def ask(self, request, **fields):
        """Sends one request of docs/reference/control-protocol.md, by its name, and gives the body of the answer."""
        self._number += 1
        return self._talk(request, fields, f"{self.hub['session']}-{self._number}")

    def _talk(self, request, fields, correlation):
        self._entrance.send([_VERSION, request.encode("ascii"), correlation.encode("ascii"), json.dumps(fields).encode("utf-8")])
        for parts in self._entrance.answers(self._timeout):
            if len(parts) != 4 or parts[0] != _VERSION or parts[2] != correlation.encode("ascii"):
                continue
            body = json.loads(parts[3])
            if parts[1] == b"ERROR":
                raise Failed(f"{request}: {body['code']}: {body['message']}")
            return {"answer": parts[1].decode("ascii"), **body}

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
