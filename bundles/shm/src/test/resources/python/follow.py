"""Follows numbers that tell whether they are whole until a line but "where" is said to it, then tells what it saw. With the block's file."""

import json
import sys
import threading

import labhub

told = threading.Event()
seen = {"next": 0, "whole": 0, "torn": 0, "lost": 0, "corrupt": 0, "epochs": 0}
epochs = set()


def hear():
    """Where it is, as often as it is asked; with another line it is over."""
    while sys.stdin.readline() == "where\n":
        print(seen["next"], flush=True)
    told.set()


threading.Thread(target=hear, daemon=True).start()
with labhub.open(sys.argv[1]) as block:
    print("following", flush=True)
    while True:
        last_look = told.is_set()
        for item in block.follow(seen["next"], timeout=0.05):
            if isinstance(item, labhub.Gap):
                assert item.first == seen["next"], item
                seen["lost"] += item.count
                seen["next"] += item.count
                continue
            if isinstance(item, labhub.Corrupt):
                seen["corrupt"] += 1
            else:
                assert item.sequence == seen["next"], item
                seen["whole" if item["value"] == ~item["check"] == item.sequence else "torn"] += 1
                epochs.add(item.epoch)
            seen["next"] += 1
            if told.is_set() and not last_look:
                break
        if last_look:
            break
seen["epochs"] = len(epochs)
print(json.dumps(seen), flush=True)
