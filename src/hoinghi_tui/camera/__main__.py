"""The webcam's own process: ``python -m hoinghi_tui.camera 0``, started by ``process.py``.

News go out on the standard output. Sizes of the picture ("40 12") come in on the standard
input; its end, also by the death of the program, ends this process at once.
"""

import faulthandler
import os
import sys
import threading
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from hoinghi_tui.camera.errors import CameraMissing
from hoinghi_tui.camera.news import State, StateChanged, write_news
from hoinghi_tui.camera.source import open_camera
from hoinghi_tui.camera.watch import Watch

_STDIN, _STDOUT, _STDERR = 0, 1, 2
_OPENING_S, _FRAME_S = 30, 5
"""A driver that hangs for so long is given up with the process, which is started anew.

Some need many seconds to open a webcam; a picture that stands still is noticed sooner.
"""


def main() -> None:
    """Watch the webcam whose number, or the video whose path, is the only argument."""
    name = sys.argv[1]
    camera = int(name) if name.isdecimal() else Path(name)
    pipe = _own_output()
    watch = Watch(partial(open_camera, camera), partial(write_news, pipe))
    threading.Thread(target=_obey, args=(watch,), daemon=True).start()
    try:
        while True:
            patience = _FRAME_S if watch.is_open else _OPENING_S
            faulthandler.dump_traceback_later(patience, exit=True)
            watch.step()
    except (ImportError, CameraMissing):
        write_news(pipe, StateChanged(State.UNUSABLE))
    except OSError:
        os._exit(0)  # nobody listens any more


def _own_output() -> BinaryIO:
    """Return the output for news, and let what libraries print go with the errors instead."""
    pipe = os.dup(_STDOUT)
    os.dup2(_STDERR, _STDOUT)
    return cast("BinaryIO", os.fdopen(pipe, "wb"))


def _obey(watch: Watch) -> None:
    # Without a buffer: its lock would be missed by an interpreter that ends while we wait.
    for line in os.fdopen(_STDIN, "rb", buffering=0):
        columns, lines = line.split()
        watch.size = int(columns), int(lines)
    # Not sys.exit: the other thread may hang in a driver, and the system frees the webcam.
    os._exit(0)


if __name__ == "__main__":
    main()
