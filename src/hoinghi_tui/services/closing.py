"""Ending a conference: last checks, all papers, one archive, and nothing is changed any more."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.domain.budget_checks import is_unsettled
from hoinghi_tui.domain.closing import CLOSE, REOPEN, Closed, OpenMatter, open_matters
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.sendings import unsent
from hoinghi_tui.file_words import why
from hoinghi_tui.services.archive import ARCHIVE_PREFIX, Packed, folder_files, pack
from hoinghi_tui.services.budget_account import account_of
from hoinghi_tui.services.closing_papers import MadePaper, PaperStep, make_papers
from hoinghi_tui.services.exporting import Form
from hoinghi_tui.services.place import Database, Place
from hoinghi_tui.services.place_store import files_folder, open_store
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.state import State
from hoinghi_tui.services.table_lists import tables_workbook
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import NotSaved, Op, Store, disk
from hoinghi_tui.storage.offline_book import count_left
from hoinghi_tui.vietnamese import clean

if TYPE_CHECKING:
    from hoinghi_tui.services.exporting import Exporting
    from hoinghi_tui.services.printing import Printing

DRAFT_PREFIX = ".dang-dong-"
"""How the hidden folders begin in which an archive is put together."""
_LOCK = ".dang-dong.lock"
_LOG = "events.jsonl"
_TABLES = "db.json"
_ARCHIVE = "archive.zip"
_LISTS = "so-lieu"
_README = "DOC-TRUOC.txt"
_README_TEXT = """\
Hồ sơ lưu trữ của một hội nghị, do hoinghi-tui tạo khi kết thúc.

out/            văn bản đã in ra Word
tai-lieu/       tài liệu các đơn vị gửi, nếu có
so-lieu/        danh sách đại biểu và mọi bảng dữ liệu, mở bằng Excel
events.jsonl    nhật ký: mọi việc đã làm, theo thứ tự
db.json         bảng dữ liệu cuối cùng
SHA256SUMS      mã kiểm tra từng tệp: giải nén rồi chạy  sha256sum -c SHA256SUMS

Giải nén ra một thư mục rồi xem lại bằng lệnh:  hoinghi-tui open THƯ-MỤC
"""
_ELSEWHERE = "văn bản in và tài liệu nhận ở các máy khác, nếu có: hãy chép từ máy ấy"
"""Each machine keeps its own files of a conference that is in a database."""
_TRIES = 3
_PACKING = "lưu trữ"


@dataclass(frozen=True, slots=True)
class ClosingReport:
    """How a closing went.

    ``matters`` is what was still open, ``papers`` how it went with each paper. ``archive`` is
    None when the conference was not closed. ``strays`` are archives in the folder that no
    closing names: it was stopped right before it was saved.
    """

    matters: tuple[OpenMatter, ...]
    papers: tuple[MadePaper, ...] = ()
    closed_at: datetime | None = None
    archive: Path | None = None
    packed: Packed | None = None
    strays: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[MadePaper, ...]:
        """The papers that ought to have been made and were not."""
        return tuple(paper for paper in self.papers if paper.failed)


class _Moved(Exception):  # noqa: N818 - no fault: another station was at work
    """Somebody saved something after the archive was begun."""


class Closing:
    """Ends and reopens the conference."""

    def __init__(
        self, work: Workspace, place: Place, printing: "Printing", exporting: "Exporting"
    ) -> None:
        self._work = work
        self._place = place
        self._folder = files_folder(place)
        self._printing = printing
        self._exporting = exporting

    def matters(self) -> list[OpenMatter]:
        """List what is still open, what must be ended first before the rest."""
        state = self._work.state
        conclusion = next(iter(state.conclusions.values()), None)
        return open_matters(
            state.agenda.values(),
            state.awards.values(),
            state.tasks.values(),
            unsettled=sum(map(is_unsettled, account_of(state).lines)),
            unsent=len(unsent(state.sendings.values())),
            conclusion=conclusion.text if conclusion else "",
        )

    def close(
        self, *, anyway: bool = False, step: Callable[[PaperStep], None] = lambda _: None
    ) -> ClosingReport:
        """Make all papers, put everything into an archive and end the conference.

        While something is open, or a paper cannot be made, nothing is ended unless ``anyway``;
        an item that runs must be ended first in any case. ``step`` hears of each paper before
        it is made, and again and again of the packing; what it raises passes through, and
        nothing is ended.

        The archive is complete and durable before the one line that ends the conference is
        saved, and holds that very line; without it the archive is taken away again, but for a
        server that went away in the midst of it, when nobody knows. Raises
        ``Closed`` when it is over already, ``Refused`` when others are ending it or do not stop
        saving, ``NotSaved`` and ``Damaged``.
        """
        self._work.expect_mine(CLOSE)
        self._expect_the_server()
        with self._alone():
            for _ in range(_TRIES):
                self._work.store.refresh()
                self._work.expect_open()
                matters = tuple(self.matters())
                if any(one.blocks for one in matters) or (matters and not anyway):
                    return ClosingReport(matters)
                papers = tuple(make_papers(self._work, self._folder, self._printing, step))
                if any(paper.failed for paper in papers) and not anyway:
                    return ClosingReport(matters, papers)
                beat = partial(step, PaperStep(len(papers), len(papers), _PACKING))
                with suppress(_Moved):
                    return self._finish(ClosingReport(matters, papers), beat)
        raise Refused("Bàn khác vẫn đang lưu. Dừng việc ở các bàn rồi kết thúc lại.")

    def reopen(self, reason: str = "") -> Conference:
        """Let the conference be changed again; the reason goes into the log.

        The archive stays as it is. Refuses when the conference is open.
        """
        self._work.expect_mine(REOPEN)
        state = self._work.state
        words = clean(reason)

        def decide() -> Sequence[Op]:
            before = state.conference
            if before.closed_at is None:
                raise Refused("Hội nghị đang mở, không cần mở lại.")
            return change("conference", before, replace(before, closed_at=None))

        note = f"Mở lại hội nghị: {words}" if words else "Mở lại hội nghị"
        self._work.store.transact(REOPEN, decide, note=note)
        return state.conference

    def _expect_the_server(self) -> None:
        """Refuse while this machine does, or has done, what its server does not know.

        The book is looked into itself: another window keeps it, mostly, as a closing from the
        screen runs in a session of its own.
        """
        rejoin = self._work.store.rejoin
        if rejoin is None:
            return
        if rejoin.apart or count_left(self._folder):
            raise Refused(
                "Bàn này đang làm ngoại tuyến nên chưa kết thúc hội nghị được. Hãy nối lại máy "
                "chủ, đợi gửi hết việc đã làm rồi kết thúc."
            )
        if rejoin.is_away:
            raise NotSaved("server_away")

    # -- one at a time -------------------------------------------------------------------

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let no other station end the conference, and take away what a killed one left."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._folder / _LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout as taken:
            raise Refused("Một bàn khác đang kết thúc hội nghị này. Hãy đợi giây lát.") from taken
        except OSError as error:
            raise NotSaved.because(error) from error
        try:
            for left in self._folder.glob(f"{DRAFT_PREFIX}*/"):
                shutil.rmtree(left, ignore_errors=True)
            yield
        finally:
            with suppress(OSError):  # Windows keeps a file that is open; it is empty
                (self._folder / _LOCK).unlink()
            lock.release()

    # -- archive and end -----------------------------------------------------------------

    def _finish(self, report: ClosingReport, beat: Callable[[], None]) -> ClosingReport:
        """Put the archive together, save the end, and keep the archive only with it."""
        beat()
        self._work.store.refresh()
        at = self._work.now()
        target = self._free_name(at)
        end = partial(
            self._end,
            at=at,
            seq=self._work.store.last_seq,
            note=f"Kết thúc hội nghị, lưu trữ vào {target.name}",
            action_id=os.urandom(12).hex(),
        )
        draft = self._folder / f"{DRAFT_PREFIX}{os.urandom(4).hex()}"
        try:
            draft.mkdir()
            (draft / _LOG).write_bytes(self._work.store.whole().log)
            end(draft)
            packed = self._pack(draft, beat)
            disk.replace(draft / _ARCHIVE, target)
            disk.sync_folder(self._folder)
            try:
                end(self._place)
            except Exception as failure:
                if not (isinstance(failure, NotSaved) and failure.may_be_saved):
                    target.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise NotSaved.because(error, _not_packed(error)) from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        self._work.store.refresh()
        strays = self._strays()
        return replace(report, closed_at=at, archive=target, packed=packed, strays=strays)

    def _end(self, place: Place, *, at: datetime, seq: int, note: str, action_id: str) -> None:
        """Save the end in a place, as the action after number ``seq``; else raise ``_Moved``.

        In the draft and in the conference it is the same line, byte by byte.
        """
        with open_store(place, station=self._work.station, now=lambda: at) as store:
            state = State(store)

            def decide() -> Sequence[Op]:
                if store.last_seq != seq:
                    raise _Moved
                before = state.conference
                if before.closed_at is not None:
                    raise Closed(before.closed_at, self._work.zone())
                return change("conference", before, replace(before, closed_at=at))

            store.transact(CLOSE, decide, note=note, action_id=action_id)

    def _pack(self, draft: Path, beat: Callable[[], None]) -> Packed:
        files, left_out = folder_files(self._folder)
        with Store.open(draft, station="", now=self._work.now, read_only=True) as store:
            lists = {f"{_LISTS}/bang-du-lieu.xlsx": tables_workbook(store)}
        with suppress(Refused):  # of nobody there is no list
            people = self._exporting.list_job(Form.XLSX).fill()
            lists[f"{_LISTS}/dai-bieu.xlsx"] = people.data
        contents: dict[str, Path | bytes] = {**files, **lists}
        contents |= {_LOG: draft / _LOG, _TABLES: draft / _TABLES, _README: _README_TEXT.encode()}
        packed = pack(draft / _ARCHIVE, contents, beat)
        elsewhere = (_ELSEWHERE,) if isinstance(self._place, Database) else ()
        return replace(packed, left_out=(*left_out, *packed.left_out, *elsewhere))

    def _free_name(self, at: datetime) -> Path:
        local = at.astimezone(self._work.zone())
        stem = f"{ARCHIVE_PREFIX}{local:%Y%m%d-%H%M%S}"
        numbered = (f"{stem}-{number}" for number in count(2))
        names = (self._folder / f"{name}.zip" for name in chain([stem], numbered))
        return next(path for path in names if not path.exists())

    def _strays(self) -> tuple[str, ...]:
        events = self._work.store.history(None)
        named = " ".join(event.note for event in events if event.kind == CLOSE)
        found = sorted(path.name for path in self._folder.glob(f"{ARCHIVE_PREFIX}*.zip"))
        return tuple(name for name in found if name not in named)


def _not_packed(error: OSError) -> str:
    return (
        f"Chưa kết thúc được vì không ghi được tệp lưu trữ: {why(error)}. Hãy kiểm tra đĩa còn "
        "chỗ và quyền ghi, rồi làm lại."
    )
