"""Several files of a folder exchanged as one: whatever stops it, all are old or all become new.

The new files are written into a hidden folder. Renaming that folder is the decision; from
then on ``finish`` only has to move them, and whoever opens the folder next does it again.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from hoinghi_tui.storage import disk
from hoinghi_tui.storage.errors import NotSaved

DRAFT = ".doi-tep-nhap"
"""Holds what is not decided, or done with: of no use to anybody."""
DECIDED = ".doi-tep"
"""Holds what has to be done before the folder is used again."""
_PLAN = "plan.json"


class _Plan(msgspec.Struct):
    """The names of files in the folder: what each new one becomes, and which go."""

    put: dict[str, str]
    remove: list[str]


def decide(folder: Path, put: Mapping[str, bytes], remove: Sequence[str]) -> None:
    """Decide that files get new contents and others go; ``finish`` has to follow.

    Names are relative to ``folder``, "/" between their parts; what comes first in ``put`` is
    moved first. Raises ``OSError``; nothing has changed then.
    """
    draft = folder / DRAFT
    _drop(draft)
    try:
        for name in (*put, *remove):
            _inside(folder, name)
        draft.mkdir()
        staged = dict(zip(map(str, range(1, len(put) + 1)), put, strict=True))
        for name, target in staged.items():
            disk.write_new(draft / name, put[target])
        disk.write_new(draft / _PLAN, msgspec.json.encode(_Plan(staged, list(remove))))
        disk.replace(draft, folder / DECIDED)
    except OSError:
        _drop(draft)
        raise


def is_decided(folder: Path) -> bool:
    """Tell whether a change was decided and not finished."""
    return (folder / DECIDED).is_dir()


def finish(folder: Path) -> None:
    """Do what was decided, however far it has come; the caller keeps everybody else out.

    Raises ``NotSaved``; what is left is done when it is called again.
    """
    decided = folder / DECIDED
    try:
        disk.sync_folder(folder)
        plan = _read_plan(decided / _PLAN)
        targets = {name: _inside(folder, target) for name, target in plan.put.items()}
        goers = [_inside(folder, name) for name in plan.remove]
        for name, target in targets.items():
            staged = decided / Path(name).name
            if staged.is_file():
                target.parent.mkdir(exist_ok=True)
                disk.replace(staged, target)
        for goer in goers:
            goer.unlink(missing_ok=True)
        for place in {path.parent for path in (*targets.values(), *goers)}:
            if place.is_dir():
                disk.sync_folder(place)
        _drop(folder / DRAFT)
        disk.replace(decided, folder / DRAFT)
    except OSError as error:
        raise NotSaved("half_rewritten") from error
    _drop(folder / DRAFT)


def _drop(folder: Path) -> None:
    import shutil  # late: each start of the program asks whether something was decided

    shutil.rmtree(folder, ignore_errors=True)


def _read_plan(path: Path) -> _Plan:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Plan)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise OSError(f"{path.name}: {error}") from error


def _inside(folder: Path, name: str) -> Path:
    """Return where a name leads: never out of the folder, which may come from anybody's USB."""
    path, home = folder / name, folder.resolve()
    place = path.parent.resolve()
    if path.is_symlink() or (place != home and home not in place.parents):
        raise OSError(f"outside of the folder: {name}")
    return path
