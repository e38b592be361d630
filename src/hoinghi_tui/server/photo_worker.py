"""The decoder's own process: ``python -m hoinghi_tui.server.photo_worker``.

Photos come in on the standard input, answers go out on the standard output, each behind its
length. The end of the input, also by the death of the server, ends this process.
"""

import faulthandler
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import BinaryIO, cast

import msgspec

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.server.photo import MOST_BYTES, codes_in

LENGTH_BYTES = 4
READY = b"+"
"""Written once, when the libraries are loaded: from then on the time of a photo counts."""

_LIBRARIES = ("PIL.JpegImagePlugin", "PIL.PngImagePlugin", "PIL.WebPImagePlugin", "zxingcpp")
"""Loaded before it calls itself ready, and before memory could be short."""

_STDIN, _STDOUT, _STDERR = 0, 1, 2
_MEMORY_BYTES = 1024 * 1024 * 1024
_GIVE_UP_S = 4
"""After so long in one photo it ends by itself, should its server have been killed."""


class Found(msgspec.Struct, frozen=True):
    """What was found in a photo: codes, or the sentence why it was not looked at."""

    codes: list[str] = []
    refusal: str = ""


def main() -> None:
    """Answer photos until the input ends."""
    _limit_itself()
    answers = _own_output()
    photos = os.fdopen(_STDIN, "rb")
    for library in _LIBRARIES:
        import_module(library)
    answers.write(READY)
    answers.flush()
    while len(head := photos.read(LENGTH_BYTES)) == LENGTH_BYTES:
        length = int.from_bytes(head, "big")
        if length > MOST_BYTES:
            return
        photo = photos.read(length)
        faulthandler.dump_traceback_later(_GIVE_UP_S, exit=True)
        body = msgspec.msgpack.encode(_found(photo))
        faulthandler.cancel_dump_traceback_later()
        answers.write(len(body).to_bytes(LENGTH_BYTES, "big") + body)
        answers.flush()


def _found(photo: bytes) -> Found:
    try:
        return Found(codes=codes_in(photo))
    except Refused as refusal:
        return Found(refusal=str(refusal))


def _limit_itself() -> None:
    """Bound memory where the system can, and let no photo get into a file or a core dump."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, _MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):  # macOS does not know all of them
            resource.setrlimit(kind, (most, most))


def _own_output() -> BinaryIO:
    """Return the output for answers, and let what libraries print go with the errors instead."""
    pipe = os.dup(_STDOUT)
    os.dup2(_STDERR, _STDOUT)
    return cast("BinaryIO", os.fdopen(pipe, "wb"))


if __name__ == "__main__":
    with suppress(BrokenPipeError, KeyboardInterrupt):
        main()
