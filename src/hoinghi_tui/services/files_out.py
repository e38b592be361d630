"""Finished files onto the disk: whole or not at all, and nothing of a person's replaced."""

import errno
from datetime import datetime
from pathlib import Path

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.file_words import why
from hoinghi_tui.storage import NotSaved
from hoinghi_tui.storage.disk import write_new, write_whole

_WRONG_PLACE = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL)
"""Errors of a path that was typed wrong; any other is the disk's."""


def dated_name(stem: str, local: datetime) -> str:
    """Return what the file of a paper made at a local time is called in out/."""
    return f"{stem}-{local:%Y%m%d-%H%M%S}.docx"


def write_out(usual: Path, data: bytes, chosen: Path | None = None) -> Path:
    """Write a finished file and return where it is; it is durable then.

    It goes to ``usual``, with a number added when there is such a file already, as it may be
    open or may have been changed by hand; or to ``chosen``, replacing what is there. Refuses
    a chosen name of another kind of file and a place that is not there; raises ``NotSaved``
    when the disk does not take the file.
    """
    if chosen is not None and chosen.suffix.lower() != usual.suffix:
        raise Refused(f"Tên tệp {chosen.name} phải kết thúc bằng {usual.suffix}.")
    try:
        if chosen is None:
            return write_new(usual, data)
        write_whole(chosen, data)
    except OSError as error:
        sentence = (
            f"Không ghi được tệp {chosen or usual}: {why(error)}. Đóng tệp nếu đang mở trong "
            "Word hay Excel, kiểm tra đĩa còn chỗ rồi làm lại."
        )
        if error.errno in _WRONG_PLACE:
            raise Refused(sentence) from error
        raise NotSaved.because(error, sentence) from error
    return chosen
