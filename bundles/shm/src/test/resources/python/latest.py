"""Looks at the newest frame again and again until a line is said to it; all words of a frame must be the same. With the file."""

import sys
import threading

import labhub

told = threading.Event()
threading.Thread(target=lambda: (sys.stdin.readline(), told.set()), daemon=True).start()
whole = torn = 0
with labhub.open(sys.argv[1]) as block:
    print("looking", flush=True)
    done = False
    while not done:
        done = told.is_set()
        frame = block.latest()
        if frame is not None:
            good = frame.payload == frame.payload[:8] * (len(frame.payload) // 8)
            whole, torn = whole + good, torn + (not good)
print("whole" if whole else "nothing", "torn" if torn else "never torn", flush=True)
