"""What can go wrong, in words that somebody can act on."""


class LabhubError(Exception):
    """All that this package raises of its own."""


class BlockRefused(LabhubError):
    """A file is not what a block should be; nothing in it is believed. `reason` is one of the words below.

    MISSING: there is no such block. UNFINISHED: it is still being made. UNSAFE: others could have written it.
    VERSION: another version of LabHub has written it, which lays blocks out otherwise.
    CORRUPT: it contradicts itself. CUT: it was made shorter while it was open. AMBIGUOUS: there are several of this name.
    """

    def __init__(self, name, reason, why):
        super().__init__(f"{name}: {why}")
        self.name = str(name)
        self.reason = reason


class SchemaRefused(LabhubError, ValueError):
    """A schema's text cannot be read, or a frame holds what its schema does not have."""


class Missing(LabhubError):
    """Something that this needs is not installed, or does not run; the message says how to get it."""


class Failed(LabhubError):
    """What was asked was refused or failed; the message is that of who was asked."""
