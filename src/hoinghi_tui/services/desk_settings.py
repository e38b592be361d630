"""What is set for this machine's desk: sound, camera, who sits there."""

from dataclasses import dataclass
from pathlib import Path

import msgspec
from platformdirs import user_config_path

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.file_words import why
from hoinghi_tui.services.recent import APP_NAME
from hoinghi_tui.storage.disk import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """Settings of one machine; they are not part of a conference.

    ``sound`` lets results ring. ``scan_everywhere`` takes badges on every screen.
    ``hide_names`` takes names off the door after a quiet minute. ``camera`` is the number
    of the webcam, counted from 0. ``operator`` is who sits at the desk.
    """

    sound: bool = True
    scan_everywhere: bool = False
    hide_names: bool = True
    camera: int = 0
    operator: str = ""


def _file() -> Path:
    return user_config_path(APP_NAME, appauthor=False) / "desk.json"


def load_desk_settings() -> DeskSettings:
    """Return what was set on this machine; the usual values when nothing readable was."""
    try:
        return msgspec.json.decode(_file().read_bytes(), type=DeskSettings)
    except (OSError, msgspec.DecodeError):
        return DeskSettings()


def save_desk_settings(settings: DeskSettings) -> None:
    """Keep the settings for the next start; refuses, with the reason, when it cannot."""
    path = _file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whole, also when the power fails: a half would be read as the usual values.
        write_whole(path, msgspec.json.format(msgspec.json.encode(settings)))
    except OSError as error:
        raise Refused(f"Chưa lưu được thiết lập của bàn ({why(error)}): {path}") from error
