"""Writes the frames of a channel as lines of CSV, and what was lost to standard error.

    python3 reader.py BLOCK [FRAMES]       without FRAMES, until the channel ends or Ctrl-C

It finds the package beside it; elsewhere set PYTHONPATH to share/python of LabHub.
"""

import csv
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import labhub


def follow(name, frames):
    """Every frame in order; nothing is lost in silence."""
    out = csv.writer(sys.stdout)
    lost = 0
    with labhub.open(name) as block:
        out.writerow(["sequence", "wall_nanos", *(field.name for field in block.schema.fields)])
        for item in block.follow():
            if isinstance(item, labhub.Frame):
                out.writerow([item.sequence, item.wall_nanos, *item.astuple()])
                sys.stdout.flush()
                frames -= 1
                if frames == 0:
                    break
            elif isinstance(item, labhub.Gap):
                lost += item.count
                print(f"lost {item.count} frames from {item.first} on", file=sys.stderr)
            else:
                print(item, file=sys.stderr)
    return lost


if __name__ == "__main__":
    try:
        follow(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else -1)
    except IndexError:
        sys.exit(__doc__)
    except labhub.LabhubError as refusal:
        sys.exit(f"reader: {refusal}")
    except KeyboardInterrupt:
        pass
