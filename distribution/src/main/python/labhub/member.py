"""What a script that reads a channel hears and says beside the frames, through the broker."""

import secrets
import time
from typing import NamedTuple

_ANY_SCHEMA = {"id": "", "version": "", "hash": "", "text": ""}


class Note(NamedTuple):
    """Something that was said on a channel: by the uid `sender`, or by the broker itself if that is empty."""

    word: str
    data: str
    sender: str


class Member:
    """A reader of one channel, as the broker knows it. `Broker.join` makes one; leave by close(), or use it in a with statement.

    The broker gives up whoever it has not heard for some seconds, so `hear` is to be called again and again.
    """

    def __init__(self, broker, channel, name):
        self.channel = channel
        self.uid = f"cons.{name}.{secrets.token_hex(4)}"
        self._broker = broker
        self._beaten = 0.0
        broker.ask("CONSUMER_REG_REQ", channel=channel, transport="SHM", expects=_ANY_SCHEMA, policy="LATEST_ONLY",
                   uid=self.uid, name=name)
        self._beat()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Leaves the channel."""
        self._broker.ask("CONSUMER_DEREG_REQ", channel=self.channel, uid=self.uid)

    def tell(self, word, data=""):
        """Says something to the channel's producer. False while there is none."""
        said = self._broker.ask("CHANNEL_NOTIFY_REQ", channel=self.channel, uid=self.uid, event=word, data=data)
        return said["receivers"] == 1

    def hear(self, timeout=1.0):
        """The next Note, or None if there is none within `timeout` seconds.

        Where the site has set `tells` for the channel, the word `data` says how many frames there are. `closed` is the last one.
        """
        end = time.monotonic() + timeout
        while True:
            self._beat()
            for kind, body in self._broker.told(self.channel):
                note = _note(kind, body)
                if note and note.sender != self.uid:
                    return note
            left = end - time.monotonic()
            if left <= 0:
                return None
            self._broker.listen(min(left, self._broker.hub["heartbeatMillis"] / 1000))

    def _beat(self):
        now = time.monotonic()
        if now - self._beaten >= self._broker.hub["heartbeatMillis"] / 1000:
            self._beaten = now
            beat = {"uid": self.uid, "channel": self.channel, "role": "CONSUMER", "counters": {}}
            self._broker.notify("HEARTBEAT_NOTIFY", registrations=[beat])


def _note(kind, body):
    if kind == "CHANNEL_BROADCAST_NOTIFY":
        return Note(body["text"], body["data"], body["uid"])
    if kind == "CHANNEL_EVENT_NOTIFY":
        return Note(body["event"], body["data"], body["uid"])
    if kind == "CHANNEL_CLOSING_NOTIFY":
        return Note("closed", body["reason"], "")
    return None
