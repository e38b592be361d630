"""The process in which a template of unknown origin is filled; ``filling_process`` starts it.

Standard input is the template and the data, standard output the filled file or what is wrong,
each as one msgpack value. Nothing else is read or written.
"""

import faulthandler
import io
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

MEMORY = 1_500_000_000
"""Bytes of address space the process may take, where the system can limit it."""


class Order(msgspec.Struct):
    """What is to be filled; the process ends itself after ``limit_s`` seconds.

    ``fields`` are JSON, in which also half a surrogate pair can travel.
    """

    template: bytes
    fields: str
    limit_s: float


class Answer(msgspec.Struct):
    """The filled file, or the reason why there is none."""

    filled: bytes = b""
    reason: str = ""
    refused: bool = False


def main() -> None:
    """Answer one order."""
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    # A watchdog of the C library: it ends also a regular expression that never ends, and also
    # when the program that waits for the answer is gone.
    with Path(os.devnull).open("wb") as nowhere:
        faulthandler.dump_traceback_later(order.limit_s, exit=True, file=nowhere)
        _limit_memory()
        answer = msgspec.msgpack.encode(_answer(order))
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def _answer(order: Order) -> Answer:
    from hoinghi_tui.documents.filling import FillingError, fill
    from hoinghi_tui.documents.tag_repair import repair

    try:
        document = fill(repair(order.template), json.loads(order.fields))
        out = io.BytesIO()
        document.save(out)
    except FillingError as error:
        return Answer(reason=error.reason, refused=error.refused)
    except SyntaxError as error:  # so lxml calls a damaged part
        return Answer(reason=f"tệp Word hỏng ({error})", refused=True)
    return Answer(out.getvalue())


def _limit_memory() -> None:
    # Windows knows no such limit: there only the bounds of the sandbox and of the package hold.
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
