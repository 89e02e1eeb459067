"""Watches blocks: a line each, and below it what is wrong, how bad it is, and the command that mends it.

    python3 monitor.py [--once] [--every SECONDS] [BLOCK ...]      without BLOCK, all that this user's hubs have

With --once it looks once and ends: with 0 if all is well, 1 if something is wrong. It changes nothing.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import labhub

SEEN = {}


def rate(diagnosis):
    """Frames a second since the last look."""
    now, frames = time.monotonic(), diagnosis.metrics.committed
    before, earlier = SEEN.get(diagnosis.path, (now, frames))
    SEEN[diagnosis.path] = now, frames
    return (frames - earlier) / (now - before) if now > before else 0.0


def look(block):
    """Shows one block and gives how it is."""
    diagnosis = labhub.diagnose(block, checksums=False)
    if diagnosis.metrics:
        writer = f"{diagnosis.writer.name} {diagnosis.writer.verdict}" if diagnosis.writer else "nobody"
        print(f"{diagnosis.health:8} {diagnosis.block:24} {diagnosis.metrics.committed:>12} frames {rate(diagnosis):>9.1f}/s  "
              f"{len(diagnosis.consumers)} consumers  written by {writer}")
    else:
        print(f"{diagnosis.health:8} {diagnosis.block}")
    for finding in diagnosis.findings:
        print(f"         {finding.health} {finding.kind}: {finding.where}: {finding.what}")
        print("          ", finding.remedy)
        if finding.command:
            print("          ", finding.command)
    return diagnosis.health


def look_at_all(names):
    """Shows all of them, and tells whether one is wrong."""
    wrong = False
    for block in names or labhub.blocks():
        try:
            wrong |= look(block) in ("WRONG", "BROKEN")
        except labhub.LabhubError as refusal:
            print(f"WRONG    {refusal}")
            wrong = True
    sys.stdout.flush()
    return wrong


def main():
    """Looks once, or again and again."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--once", action="store_true", help="look once and end")
    words.add_argument("--every", type=float, default=5.0, metavar="SECONDS", help="pause between looks (5)")
    words.add_argument("block", nargs="*", help="names or files of blocks")
    asked = words.parse_args()
    while True:
        wrong = look_at_all(asked.block)
        if asked.once:
            return 1 if wrong else 0
        time.sleep(asked.every)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        pass
