"""Asks a hub's broker what there is. It needs pyzmq: apt install python3-zmq, or pip install pyzmq."""

import json
import os
from collections import deque

from .entrance import Entrance, connection_of
from .member import Member
from .refusals import Failed

_VERSION = b"\x01"
_LONGEST = 1 << 16
_MOST_TOLD = 1000


class Broker:
    """A session with the broker of the hub in `base`; close it, or use it in a with statement."""

    def __init__(self, base=None, timeout=5.0):
        self._timeout = timeout
        self._number = 0
        self._told = deque(maxlen=_MOST_TOLD)
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

    def notify(self, notice, **fields):
        """Sends what is never answered."""
        self._send(notice, fields, "")

    def join(self, channel, name="script"):
        """Becomes known as a reader of a channel: a Member is told that there is data, and speaks to the producer."""
        return Member(self, channel, name)

    def listen(self, timeout):
        """Waits until the broker tells something, `timeout` seconds at most."""
        parts = self._entrance.next(timeout)
        if parts:
            self._keep(parts)

    def told(self, channel):
        """Takes what was told of a channel, one after the other: name of the notice, body."""
        for _ in range(len(self._told)):
            kind, body = self._told.popleft()
            if body.get("channel") == channel:
                yield kind, body
            else:
                self._told.append((kind, body))

    def _keep(self, parts):
        if len(parts) == 4 and parts[0] == _VERSION and parts[1].endswith(b"_NOTIFY"):
            self._told.append((parts[1].decode("ascii"), json.loads(parts[3])))

    def _send(self, kind, fields, correlation):
        self._entrance.send([_VERSION, kind.encode("ascii"), correlation.encode("ascii"), json.dumps(fields).encode("utf-8")])

    def _talk(self, request, fields, correlation):
        self._send(request, fields, correlation)
        for parts in self._entrance.answers(self._timeout):
            self._keep(parts)
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
