"""Programs that a test starts in the place of the real one."""

import sys

# Speaks the packets, draws what it hears, and ends when it is told to.
ECHO = """
import json, os, sys

def send(kind, data):
    os.write(1, kind + len(data).to_bytes(4, "big") + data)

def read(count):
    data = b""
    while len(data) < count:
        more = os.read(0, count - len(data))
        if not more:
            os._exit(0)
        data += more
    return data

print("a line before", flush=True)
os.write(1, b"__GANGLION__\\n")
send(b"D", f"size {os.environ['COLUMNS']}x{os.environ['ROWS']};".encode())
typed = ""
while True:
    head = read(5)
    data = read(int.from_bytes(head[1:], "big"))
    if head[:1] == b"D":
        typed += data.decode()
        if data == b"fall":
            sys.exit("Traceback: fell")
        if data == b"refuse":
            sys.stderr.write("Thư mục này đang khóa.")
            sys.exit(3)
        if data == b"leave":
            send(b"M", b'{"type": "exit"}')
            sys.exit(0)
        if data.startswith(b"flood"):
            for _ in range(int(data[5:])):
                send(b"D", b"x" * 65536)
        send(b"D", b"typed " + data + b";")
        continue
    told = json.loads(data)
    if told["type"] == "redraw":
        send(b"D", b"of the past;")
        send(b"M", b'{"type": "redrawn"}')
        send(b"D", f"anew {typed} of {os.getpid()};".encode())
    elif told["type"] == "quit":
        send(b"M", b'{"type": "exit"}')
        sys.exit(0)
    elif told["type"] == "resize":
        send(b"D", f"size {told['width']}x{told['height']};".encode())
    elif told["type"] in ("focus", "blur"):
        send(b"D", told["type"].encode() + b";")
"""

# A real program of Textual that does nothing but wait, with a child that outlives it if it may.
# It says both numbers where the test reads them.
BUSY = """
import os, subprocess, sys, time
from textual.app import App

class Busy(App):
    def on_mount(self):
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"],
                                 start_new_session=True)
        with open(sys.argv[1], "w") as file:
            file.write(f"{os.getpid()} {child.pid}\\n")
        if sys.argv[2] == "busy":
            time.sleep(600)

Busy().run()
"""


def python(code: str, *words: str) -> list[str]:
    """Return the command that runs this code."""
    return [sys.executable, "-c", code, *words]
