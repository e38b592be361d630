"""Files of the server that nobody else on this machine may read."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from platformdirs import user_state_path

from hoinghi_tui.services.place import APP_NAME
from hoinghi_tui.storage.disk import replace, sync


def server_state_dir(place: str) -> Path:
    """Return the folder in which the server of one conference keeps what it must remember."""
    name = hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return user_state_path(APP_NAME, appauthor=False) / "serve" / name


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may look into; raises ``OSError``."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)


def write_private(path: Path, content: bytes) -> None:
    """Write a file whole, readable by its owner only; raises ``OSError``."""
    make_private_folder(path.parent)
    draft = path.with_name(f"{path.name}.tmp")
    with suppress(FileNotFoundError):
        draft.unlink()  # left by a crash, perhaps readable by others
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        sync(file)
    replace(draft, path)
