"""Flips bits all over a block, and does with each such block all that a reader does. With the block's file and how many."""

import os
import random
import signal
import sys

import labhub

good = open(sys.argv[1], "rb").read()
path = os.path.join(os.path.dirname(sys.argv[1]), "flipped.block")
seed = random.randrange(1 << 32)
chance = random.Random(seed)
print(f"seed {seed}", flush=True)
opened = refused = 0
for _ in range(int(sys.argv[2])):
    data = bytearray(good)
    for _ in range(chance.choice((1, 1, 2, 64))):
        at = chance.choice((chance.randrange(len(data)), chance.randrange(4096, 8192), chance.randrange(12288, len(data))))
        data[at] ^= 1 << chance.randrange(8)
    with open(path, "wb") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(data)
    signal.alarm(20)
    labhub.diagnose(path, patience=0.0).asdict()
    try:
        with labhub.open(path) as block:
            opened += 1
            block.latest(), block.recent(), block.flex(), block.metrics(), block.writer(), block.consumers()
            items = [item for item, _ in zip(block.follow(0, timeout=0.0), range(50))]
            for item in items:
                if isinstance(item, labhub.Frame):
                    item.values
    except labhub.LabhubError:
        refused += 1
    signal.alarm(0)
print(f"survived, {'opened some' if opened else ''}, {'refused some' if refused else ''}", flush=True)
