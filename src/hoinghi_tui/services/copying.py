"""A conference goes from one place to another, exactly: between folders and databases."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.file_words import why
from hoinghi_tui.services.archive import folder_files
from hoinghi_tui.services.building import DRAFT_PREFIX, building
from hoinghi_tui.services.clock import SystemClock
from hoinghi_tui.services.place import Place, shell_word
from hoinghi_tui.services.place_store import files_folder, open_store
from hoinghi_tui.services.session import NotAConference, expect_conference
from hoinghi_tui.storage import NotSaved, Store, disk
from hoinghi_tui.storage.offline_book import count_left
from hoinghi_tui.storage.store import LOG_NAME
from hoinghi_tui.storage.whole import Whole


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied, all of it read back and compared."""

    events: int
    rows: int
    files: int
    """Files beside the log: own templates and rates, papers, what was handed in."""
    left_out: tuple[str, ...]
    """Files that could not be taken along, and why."""
    late: int
    """Actions that were saved in the old place after the copying, and are in no copy."""


def copy_conference(source: Place, target: Place) -> Copied:
    """Copy a conference whole into an empty place, and prove it by reading it back.

    Events keep their numbers, ids, times and checksums: the log is the same byte by byte. The
    source is only read. Refuses a source without a conference, a target that is not empty,
    and when another station saves something meanwhile; raises ``Damaged`` and ``NotSaved``, also
    while the server of the source is away, whatever this machine remembers of it.
    Nothing that could be opened is left in the target then.
    """
    expect_conference(source)
    if isinstance(target, Path):
        _expect_no_files(target)
    _expect_all_sent(files_folder(source))
    with _looked_at(source) as store:
        whole = _whole(store, source)
        with building(target) as draft:
            files, left_out = _copy_files(files_folder(source), draft)
            _write(draft, whole)
            if store.refresh():
                raise Refused(
                    "Bàn khác vừa lưu vào hội nghị đang chép nên chưa chép gì. Hãy dừng việc ở các "
                    "bàn rồi chép lại."
                )
        _compare(target, whole)
        late = len(store.refresh())
    return Copied(len(whole.events), whole.row_count, files, left_out, late)


def _looked_at(place: Place) -> Store:
    return open_store(place, station="", now=SystemClock().now, read_only=True)


def _expect_all_sent(folder: Path) -> None:
    """Refuse while this machine did something without its server that is in no log yet."""
    waiting = count_left(folder)
    if waiting:
        raise Refused(
            f"Máy này còn {waiting} việc làm ngoại tuyến chưa gửi lên máy chủ nên chưa chép. Hãy "
            "mở hội nghị khi có mạng để gửi hết, rồi chép."
        )


def _expect_no_files(folder: Path) -> None:
    try:
        names = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return
    except OSError as error:
        raise Refused(
            f"Không xem được thư mục {folder}: {why(error)}. Hãy chọn nơi khác."
        ) from None
    if any(not name.startswith(DRAFT_PREFIX) for name in names):
        raise Refused(f"Thư mục {folder} không trống. Hãy chọn một thư mục mới.")


def _whole(store: Store, place: Place) -> Whole:
    if store.damage is not None:
        raise store.damage
    if store.rejoin is not None and store.rejoin.is_away:
        raise NotSaved(
            "server_away",
            f"Không nối được tới {place} nên chưa chép gì. Hãy kiểm tra mạng và máy chủ PostgreSQL "
            "rồi chép lại.",
        )
    if not store.last_seq:
        raise NotAConference(f"{place} chưa có hội nghị nào để chép.")
    return store.whole()


def _copy_files(source: Path, draft: Path) -> tuple[int, tuple[str, ...]]:
    """Copy what lies beside the log; what cannot be read is told, not passed over in silence."""
    files, left_out = folder_files(source)
    told = list(left_out)
    for name, path in files.items():
        target = draft / name
        try:
            file = path.open("rb")
        except OSError as error:
            told.append(f"{name}: {why(error)}")
            continue
        try:
            with file:
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as copy:
                    shutil.copyfileobj(file, copy)
                    disk.sync(copy)
        except OSError as error:
            raise NotSaved.because(error) from error
    return len(files) + len(left_out) - len(told), tuple(told)


def _write(draft: Path, whole: Whole) -> None:
    """Write the log, and let a store make the tables that go with it."""
    try:
        disk.write_whole(draft / LOG_NAME, whole.log)
    except OSError as error:
        raise NotSaved.because(error) from error
    with Store.open(draft, station="", now=SystemClock().now) as store:
        _expect_same(store, whole)


def _compare(target: Place, whole: Whole) -> None:
    with _looked_at(target) as store:
        _expect_same(store, whole, f" {shell_word(target)}")


def _expect_same(store: Store, whole: Whole, where: str = "") -> None:
    if store.whole() != whole:
        raise NotSaved(
            "io_error",
            f"Bản chép{where} đọc lại không giống bản gốc. Đừng dùng bản chép; hãy kiểm tra ổ đĩa "
            "hoặc máy chủ rồi chép lại vào nơi khác.",
        )
