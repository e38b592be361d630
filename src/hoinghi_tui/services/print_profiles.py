"""The profiles of this machine's printers on pre-printed blanks."""

from pathlib import Path

import msgspec
from platformdirs import user_config_path

from hoinghi_tui.domain.print_profile import PrintProfile, checked
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.file_words import why
from hoinghi_tui.services.recent import APP_NAME
from hoinghi_tui.storage.disk import write_whole
from hoinghi_tui.vietnamese import fold


def _file() -> Path:
    return user_config_path(APP_NAME, appauthor=False) / "print-profiles.json"


def load_profiles() -> tuple[PrintProfile, ...]:
    """Return what was set on this machine, by name; none when nothing readable was."""
    try:
        profiles = msgspec.json.decode(_file().read_bytes(), type=tuple[PrintProfile, ...])
    except (OSError, msgspec.DecodeError):
        return ()
    return tuple(sorted(profiles, key=lambda one: fold(one.name)))


def find_profile(name: str) -> PrintProfile:
    """Return the profile of a name, accents and capitals apart; refuses an unknown one."""
    known = load_profiles()
    for profile in known:
        if fold(profile.name) == fold(name):
            return profile
    there = f"Đang có: {'; '.join(one.name for one in known)}." if known else "Chưa có phôi nào."
    raise Refused(f"Máy này không có phôi “{name}”. {there} Đặt bằng lệnh hoinghi-tui blanks.")


def save_profile(profile: PrintProfile) -> PrintProfile:
    """Keep a profile in place of one of the same name; refuses as ``checked``, or a full disk."""
    kept = checked(profile)
    others = [one for one in load_profiles() if fold(one.name) != fold(kept.name)]
    _save([*others, kept])
    return kept


def remove_profile(name: str) -> PrintProfile:
    """Forget the profile of a name and return it; refuses an unknown one."""
    gone = find_profile(name)
    _save([one for one in load_profiles() if one.name != gone.name])
    return gone


def _save(profiles: list[PrintProfile]) -> None:
    path = _file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.json.format(msgspec.json.encode(profiles)))
    except OSError as error:
        raise Refused(f"Chưa lưu được phôi ({why(error)}): {path}") from error
