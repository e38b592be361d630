"""One conference, opened by one station, with all that can be done in it."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from hoinghi_tui.domain.closing import CLOSING_KINDS
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.domain.tally import Tally
from hoinghi_tui.domain.time_text import clock_text
from hoinghi_tui.services.clock import Clock, ShiftedClock, SystemClock
from hoinghi_tui.services.facts import Facts
from hoinghi_tui.services.place import Database, Place, shell_word
from hoinghi_tui.services.place_store import files_folder, open_store
from hoinghi_tui.services.state import State
from hoinghi_tui.services.use_cases import UseCases
from hoinghi_tui.services.workspace import GO_OFFLINE, Workspace
from hoinghi_tui.storage import Event
from hoinghi_tui.storage.backup import copies
from hoinghi_tui.storage.salvage import BACKUP_FOLDER
from hoinghi_tui.vietnamese import clean

DEFAULT_STATION = "Bàn 1"

CREATION = "create"
"""The kind of a conference's first action, without which there is no conference."""


def not_by_ctrl_z() -> frozenset[str]:
    """Return the kinds of actions that Ctrl+Z passes over: printing, closing, reopening.

    A printing is only noted: the paper is out, and what one wants back is what was done before
    it. It can still be taken back in the log of F2.
    """
    from hoinghi_tui.services.print_job import Paper

    return CLOSING_KINDS.union((*(f"print_{paper}" for paper in Paper), "print_sign-in"))


class NotAConference(Refused):
    """The folder or database holds no conference."""


def holds_conference(folder: Path) -> bool:
    """Tell whether a conference lies in the folder, be it damaged.

    One whose log was lost still has its tables in ``db.json``. An empty log alone is what
    a creation leaves that was stopped at its first write.
    """
    try:
        log = folder / "events.jsonl"
        return (log.is_file() and log.stat().st_size > 0) or (folder / "db.json").is_file()
    except (OSError, ValueError):
        return False


def expect_conference(folder: Place) -> None:
    """Raise ``NotAConference`` when the folder is not there or holds no conference.

    Of a database only ``Session.open`` knows.
    """
    if isinstance(folder, Database) or holds_conference(folder):
        return
    place = shell_word(folder)
    if copies(folder / BACKUP_FOLDER):
        raise NotAConference(
            f"Thư mục {folder} mất cả events.jsonl và db.json, nhưng còn bản sao trong backup. "
            f"Lấy lại bằng lệnh: hoinghi-tui verify {place} --repair"
        )
    raise NotAConference(
        f"Thư mục {folder} chưa có hội nghị nào. Tạo mới bằng lệnh: hoinghi-tui new {place}"
    )


def _without_title(folder: Place) -> str:
    if isinstance(folder, Database):
        return (
            f"Cơ sở dữ liệu {folder.label} chưa có hội nghị nào. Tạo mới bằng lệnh: hoinghi-tui "
            f"new {shell_word(folder)}, hoặc chép một hội nghị vào: hoinghi-tui copy THƯ-MỤC "
            f"{shell_word(folder)}"
        )
    if copies(folder / BACKUP_FOLDER):
        advice = f"Lấy lại từ bản sao bằng lệnh: hoinghi-tui verify {shell_word(folder)} --repair"
    else:
        advice = "Hãy tạo lại trong một thư mục mới."
    return f"Thư mục {folder} có nhật ký nhưng chưa có thông tin hội nghị. {advice}"


class Session(UseCases):
    """What screens, commands and tests share: one opened conference.

    What can be done in it, group by group, is ``UseCases``.
    """

    def __init__(self, work: Workspace, place: Place) -> None:
        super().__init__(work, place, files_folder(place))
        self.store = work.store
        self.state = work.state
        self.station = work.station

    @classmethod
    def open(
        cls,
        folder: Place,
        *,
        station: str = DEFAULT_STATION,
        role: Role | None = None,
        clock: Clock | None = None,
        read_only: bool = False,
        live: bool = True,
    ) -> Self:
        """Open the conference in a folder or a database for one station.

        With a ``role`` it can save what belongs to that part of the day and nothing else.
        A conference in rehearsal has its clock shifted here. ``live`` is for screens, which
        look again and again; see ``open_store``. Raises ``NotAConference`` when there is none,
        and ``NotSaved`` or ``Damaged`` when the place cannot be used.
        """
        expect_conference(folder)
        ticking = clock or SystemClock()

        def now() -> datetime:
            # ``ticking`` is rebound below when the conference is in rehearsal, so that
            # its log tells the same time as its screens.
            return ticking.now()

        store = open_store(
            folder, station=station, now=now, read_only=read_only, live=live, keeps=role is None
        )
        state = State(store)
        if "conference" not in state.conferences:
            damage = store.damage
            store.close()
            if damage is not None:
                raise damage
            raise NotAConference(_without_title(folder))
        offset = state.conference.rehearsal_offset_s
        if offset:
            ticking = ShiftedClock(ticking, timedelta(seconds=offset))
        session = cls(Workspace(store, state, ticking, station, role=role), folder)
        if store.rejoin is not None and not live:
            session.offline.catch_up()
        return session

    def second(self) -> Self:
        """Open the same conference once more at this station, for a thread to work in.

        A store belongs to one thread; this one sees what the other saves by its next look.
        Raises as ``open`` does.
        """
        store = open_store(self.place, station=self.station, now=self.clock.now)
        work = Workspace(
            store, State(store), self.clock, self.station, self.operator, self.work.role
        )
        return type(self)(work, self.place)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write a snapshot for a quick next start, and let go of the place."""
        self.store.close()

    # -- what every screen needs ---------------------------------------------------------

    @property
    def clock(self) -> Clock:
        """The clock all stations of this conference go by."""
        return self.work.clock

    @property
    def role(self) -> Role | None:
        """The only part this station does; None where it does all."""
        return self.work.role

    @property
    def operator(self) -> str:
        """Who sits at this desk, "" when that was not told; saved with each arrival."""
        return self.work.operator

    @operator.setter
    def operator(self, name: str) -> None:
        self.work.operator = clean(name)

    def now(self) -> datetime:
        """Return the current instant in UTC."""
        return self.work.now()

    def clock_text(self, instant: datetime, *, seconds: bool = True) -> str:
        """Return the local time of an instant, "07:41:12" or "07:41"."""
        return clock_text(instant, self.work.zone(), seconds=seconds)

    def event_time(self, event: Event) -> str:
        """Return the local day and time at which an action was saved, "15/12/2025 07:41:12"."""
        local = datetime.fromisoformat(event.at).astimezone(self.work.zone())
        return f"{local:%d/%m/%Y %H:%M:%S}"

    def tally(self) -> Tally:
        """Count who has come."""
        return self.state.arrivals.tally()

    def facts(self) -> Facts:
        """Return what the title bar and the status line say."""
        conference = self.state.conference
        marks = ("MẪU",) * conference.sample + ("DIỄN TẬP",) * bool(conference.rehearsal_offset_s)
        marks += ("ĐÃ KẾT THÚC",) * (conference.closed_at is not None)
        saved_at = self.store.saved_at
        return Facts(
            title=conference.title,
            marks=marks,
            saved_at=self.clock_text(saved_at) if saved_at else "",
            problem=self.work.problem,
            read_only=self.read_only,
            tally=self.tally(),
            agenda=self.agenda.facts(),
            offline=self.offline.facts() if self.store.rejoin is not None else None,
        )

    @property
    def read_only(self) -> str | None:
        """Why nothing can be saved, in words: the folder does not allow it, or all is over."""
        closed, reason = self.work.closed, self.store.read_only
        if reason is not None and self.store.rejoin is not None and self.offline.may_go:
            return f"{reason} {GO_OFFLINE}"
        return reason or (str(closed) if closed else None)

    def poll(self) -> bool:
        """Take in what other stations saved or took back; tell whether there was anything.

        A desk that works by itself hands over what it did once its server is back.
        """
        before = self.state.changes
        if self.store.rejoin is not None:
            self.offline.look()
        self.store.refresh()
        self.store.tidy()
        return self.state.changes != before

    def undo_last(self) -> Event:
        """Take back this station's last action and return it; printing is passed over."""
        event = self.store.last_undoable(self.station, not_by_ctrl_z())
        if event is None:
            raise Refused("Bàn này chưa lưu việc nào để hoàn tác.")
        return self.undo(event)

    def undo(self, event: Event, reason: str = "") -> Event:
        """Take back one action of any station and return it; the reason goes into the log.

        Refuses the creation of the conference and what changed nothing; raises ``Conflict``
        when later actions build on it or it was taken back already.
        """
        if event.kind == CREATION:
            raise Refused("Việc tạo hội nghị không hoàn tác được.")
        if event.kind in CLOSING_KINDS:
            raise Refused(
                "Kết thúc hay mở lại hội nghị không hoàn tác ở đây được. Bấm Ctrl+P, gõ “kết thúc” "
                "hoặc “mở lại”."
            )
        if not event.ops:
            raise Refused("Dòng này chỉ ghi lại sự việc, không có gì để hoàn tác.")
        self.work.undo(event, reason)
        return event
