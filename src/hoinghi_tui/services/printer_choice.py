"""How this machine prints: which printer, which tray, one or both sides."""

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from platformdirs import user_config_path

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.file_words import why
from hoinghi_tui.services.recent import APP_NAME
from hoinghi_tui.storage.disk import write_whole

MOST_COPIES = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterChoice:
    """How a file is put on paper; what is blank is left to the system.

    ``printer`` and ``tray`` are names as the system knows them. ``duplex`` prints both sides,
    to be turned over the long edge. A machine remembers all but the number of ``copies``.
    """

    printer: str = ""
    copies: int = 1
    tray: str = ""
    duplex: bool = False


def _file() -> Path:
    return user_config_path(APP_NAME, appauthor=False) / "printer.json"


def load_choice() -> PrinterChoice:
    """Return what was chosen on this machine; the system's own choice when nothing was."""
    try:
        return msgspec.json.decode(_file().read_bytes(), type=PrinterChoice)
    except (OSError, msgspec.DecodeError):
        return PrinterChoice()


def save_choice(choice: PrinterChoice) -> None:
    """Remember a choice on this machine, but one copy; refuses when the disk does not take it."""
    path = _file()
    kept = replace(choice, copies=1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.json.format(msgspec.json.encode(kept)))
    except OSError as error:
        raise Refused(f"Chưa nhớ được máy in đã chọn ({why(error)}): {path}") from error


def checked_copies(text: str) -> int:
    """Read the number of copies; refuses what is no number from 1 to 99."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and 1 <= int(digits) <= MOST_COPIES):
        raise Refused(f"Số bản in phải từ 1 đến {MOST_COPIES}.")
    return int(digits)
