"""Which conference was open last on this machine, for the next start."""

from pathlib import Path

from platformdirs import user_data_path, user_state_path

APP_NAME = "hoinghi-tui"


def _note() -> Path:
    return user_state_path(APP_NAME, appauthor=False) / "last-conference.txt"


def last_conference() -> Path | None:
    """Return the folder opened last, if it is still there."""
    try:
        folder = Path(_note().read_text(encoding="utf-8").strip())
    except OSError:
        return None
    return folder if (folder / "events.jsonl").is_file() else None


def remember_conference(folder: Path) -> None:
    """Note the folder for the next start.

    Only a convenience: a machine that does not allow it still runs the conference.
    """
    try:
        _note().parent.mkdir(parents=True, exist_ok=True)
        _note().write_text(str(folder.resolve()) + "\n", encoding="utf-8")
    except OSError:
        return


def demo_folder() -> Path:
    """Return where the sample conference lives when no folder is named."""
    return user_data_path(APP_NAME, appauthor=False) / "hoi-nghi-mau"
