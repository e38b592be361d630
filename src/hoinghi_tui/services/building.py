"""A conference comes to be at its place whole, or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.file_words import why
from hoinghi_tui.services.place import Database, Place, shell_word
from hoinghi_tui.services.place_store import belongs_to, make_private, naming, set_aside
from hoinghi_tui.services.session import holds_conference
from hoinghi_tui.storage import NotSaved, disk
from hoinghi_tui.storage.pg_extra import require_extra
from hoinghi_tui.storage.snapshot import FILE_NAME
from hoinghi_tui.storage.store import LOG_NAME
from hoinghi_tui.storage.whole import read_whole

DRAFT_PREFIX = ".dang-tao-"
_UPKEEP = ("lock", "heartbeat", "backup")
"""What a store makes beside its log for itself; the finished conference makes its own."""


@contextmanager
def building(place: Place) -> Iterator[Path]:
    """Give a draft folder, whose conference is put into ``place`` when it is complete.

    Whatever stops the building, ``place`` holds no half a conference. Refuses a place that
    holds one; raises ``NotSaved``.
    """
    make = _in_database(place) if isinstance(place, Database) else _in_folder(place)
    with make as draft:
        yield draft


# -- in a folder ---------------------------------------------------------------------------


@contextmanager
def _in_folder(folder: Path) -> Iterator[Path]:
    """Build inside ``folder``, so that the move is a renaming.

    The folder is removed again if it was made for a conference that did not come to be.
    """
    _refuse_a_second(folder)
    draft = folder / f"{DRAFT_PREFIX}{token_hex(4)}"
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        try:
            draft.mkdir(parents=True)
        except OSError as error:
            raise _no_folder(folder, error) from error
        yield draft
        _refuse_a_second(folder)
        try:
            _move_up(draft, folder)
        except OSError as error:
            raise NotSaved.because(error) from error
        missing = []
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        with suppress(OSError):  # somebody may have put something there meanwhile
            for place in missing:
                place.rmdir()


def _refuse_a_second(folder: Path) -> None:
    if holds_conference(folder):
        raise Refused(
            f"Thư mục {folder} đã có một hội nghị. "
            f"Mở bằng lệnh: hoinghi-tui open {shell_word(folder)}\n"
            "Muốn tạo mới, hãy chọn một thư mục khác."
        )


def _no_folder(folder: Path, error: OSError) -> Refused | NotSaved:
    failure = NotSaved.because(error)
    if failure.cause == "disk_full":
        return failure
    return Refused(f"Không tạo được thư mục {folder} : {why(error)}. Hãy chọn nơi khác.")


def _move_up(draft: Path, folder: Path) -> None:
    """Move the finished files: what the log needs beside it, then the log, which is all.

    An own template or rates file that lies there already is a person's and stays.
    """
    for beside in sorted(draft.iterdir()):
        is_ours = beside.name in (LOG_NAME, FILE_NAME, *_UPKEEP)
        if not is_ours and not (folder / beside.name).exists():
            disk.replace(beside, folder / beside.name)
    disk.replace(draft / LOG_NAME, folder / LOG_NAME)
    with suppress(OSError):
        disk.replace(draft / FILE_NAME, folder / FILE_NAME)
    disk.sync_folder(folder)


# -- in a database -------------------------------------------------------------------------


@contextmanager
def _in_database(place: Database) -> Iterator[Path]:
    """Build in a folder of this machine, then save the whole log as one transaction.

    The files come to their place before it is committed: files without a conference harm
    nobody, and the next one that comes to this database puts them aside.
    """
    expect_empty(place)
    from hoinghi_tui.storage.pg_fill import filling

    folder = place.folder
    draft = folder.with_name(f"{DRAFT_PREFIX}{token_hex(4)}")
    make_private(draft)
    try:
        yield draft
        whole = read_whole((draft / LOG_NAME).read_bytes())
        with filling(place.address, whole):
            _move_beside(draft, folder, whole.log_id)
    except OSError as error:
        raise NotSaved.because(error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def expect_empty(place: Place) -> None:
    """Refuse a place that holds a conference; raises ``NotSaved`` when nobody can look."""
    if isinstance(place, Path):
        _refuse_a_second(place)
        return
    require_extra()
    from hoinghi_tui.storage.pg_fill import is_empty

    with naming(place):
        empty = is_empty(place.address)
    if not empty:
        raise Refused(
            f"Cơ sở dữ liệu {place.label} đã có một hội nghị. "
            f"Mở bằng lệnh: hoinghi-tui open {shell_word(place)}\n"
            "Muốn thêm một hội nghị, hãy dùng cơ sở dữ liệu khác, hoặc thêm ?schema=TÊN vào địa "
            "chỉ."
        )


def _move_beside(draft: Path, folder: Path, log_id: str) -> None:
    # Also the tables: beside an empty database they would be shown as those of a lost log.
    for name in (LOG_NAME, FILE_NAME, *_UPKEEP):
        path = draft / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    belongs_to(draft, log_id)
    with suppress(OSError):
        folder.rmdir()  # whoever looked into the empty database made it
    if folder.exists():
        set_aside(folder)
    disk.replace(draft, folder)
