"""Types into a running hub: its `labhub:` commands, from a script. It needs pyzmq: apt install python3-zmq, or pip install pyzmq."""

import json

from .entrance import Entrance, connection_of
from .refusals import Failed

_VERSION = b"LHA1"
_LONGEST = 1 << 20
_GREETING = 10.0


class Shell:
    """A session with the remote shell of a hub; close it, or use it in a with statement. See `shell`."""

    def __init__(self, path):
        self._number = 0
        self._session = ""
        self._entrance = Entrance(path, _LONGEST)
        try:
            welcome = self._ask("", (), _GREETING)
            if welcome["outcome"] != "WELCOME":
                raise Failed(f"the hub refuses: {welcome['text']}")
        except BaseException:
            self.close()
            raise
        self._session = welcome["session"]
        self.commands = tuple(welcome["commands"])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Ends the session; closing twice is harmless."""
        self._entrance.close()

    def run(self, command, *words, timeout=60.0):
        """Runs one command and gives what it said. Each word is a value from beginning to end, whatever it holds."""
        self._number += 1
        answer = self._ask(command.removeprefix("labhub:"), words, timeout)
        if answer["outcome"] != "DONE":
            raise Failed(f"{command}: {answer['outcome']}: {answer['text'].strip()}")
        return answer["text"]

    def _ask(self, command, words, timeout):
        request = {"session": self._session, "number": self._number, "command": command, "arguments": [str(word) for word in words]}
        self._entrance.send([_VERSION, json.dumps(request).encode("utf-8")])
        for parts in self._entrance.answers(timeout):
            if len(parts) == 2 and parts[0] == _VERSION:
                answer = json.loads(parts[1])
                if answer["number"] == self._number:
                    return answer


def shell(base=None, connection=None):
    """A session with the hub of `base` (or of $LABHUB_BASE), or with the one that a file of four lines names (`connection`)."""
    return Shell(connection or connection_of(base, "shell", "shell"))
