"""Fills a template of unknown origin in a process of its own, which can be ended.

The sandbox bounds what a template computes, but docxtpl and the XML library also have work to
do with a file made to keep them busy; only ending a process stops that, on every system.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import msgspec

from hoinghi_tui.documents.fill_worker import Answer, Order

# -P: no docx.py that happens to lie in the working folder.
COMMAND = [sys.executable, "-P", "-m", "hoinghi_tui.documents.fill_worker"]
_GRACE_S = 5.0


class ProcessFailed(Exception):  # noqa: N818 - carries a reason to the engine
    """The process gave no answer; ``reason`` is part of a Vietnamese sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def fill_apart(data: bytes, context: Mapping[str, Any], limit_s: float) -> Answer:
    """Fill the template in ``data`` in another process and return its answer.

    Costs about a third of a second beyond the filling. Raises ``ProcessFailed`` when it takes
    longer than ``limit_s`` seconds, needs too much memory, or cannot be started.
    """
    order = msgspec.msgpack.encode(Order(data, json.dumps(dict(context)), limit_s))
    too_much = (
        f"tạo tệp lâu quá {limit_s:g} giây hoặc cần quá nhiều bộ nhớ; hãy in ít trang hơn hoặc "
        "dùng mẫu đi kèm"
    )
    try:
        done = subprocess.run(
            COMMAND,
            input=order,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limit_s + _GRACE_S,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return msgspec.msgpack.decode(done.stdout, type=Answer)
    except subprocess.TimeoutExpired as error:
        raise ProcessFailed(too_much) from error
    except msgspec.DecodeError as error:
        raise ProcessFailed(too_much) from error
    except OSError as error:
        raise ProcessFailed("máy không đủ bộ nhớ để tạo tệp; hãy đóng bớt chương trình") from error
