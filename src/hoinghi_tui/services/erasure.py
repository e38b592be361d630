"""Phone numbers and birth dates go from a conference that is over, as the law wants it.

Not by an action, which only adds to the log: the whole past is written anew without them.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.personal_data import PersonalData, map_texts
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.clock import Clock, SystemClock
from hoinghi_tui.services.erasure_receipt import receipt_text
from hoinghi_tui.services.heartbeat import HEARTBEAT_NAME
from hoinghi_tui.services.personal_files import HeldFile, holding_files
from hoinghi_tui.services.place import Database, Place, shell_word
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Event, Op, Row, verify
from hoinghi_tui.storage.erasure import Past, put_in_place, rewrite, whole_past
from hoinghi_tui.storage.snapshot import FILE_NAME
from hoinghi_tui.storage.store import LOCK_NAME, LOG_NAME

FORGET = "forget"
"""The kind of the event that tells in the log what was done."""

_PEOPLE = "delegates"
_PHONES = ("phone", "phone_other")
_BIRTH = "birth"
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9:]+)?)?")


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to go, or has gone."""

    phones: int
    """People with a phone number, in whatever line of the log."""
    births: int
    """People with a birth date."""
    texts: int
    """Actions of the log that quote a number or a date in other words."""
    copies: tuple[str, ...]
    """Copies of the log that are written anew, by their names in the folder."""
    remains: tuple[str, ...]
    """What was set aside of damaged files and cannot be written anew: it goes whole."""
    files: tuple[HeldFile, ...]
    """Other files of the folder that hold such data, or may."""
    removed: tuple[str, ...] = ()
    """Those of them that were deleted."""
    receipt: Path | None = None
    """The receipt; None as long as nothing was erased."""

    @property
    def words(self) -> tuple[str, ...]:
        """What of whom, in Vietnamese, line by line; nothing of what there is none."""
        counted = (
            (self.phones, "số điện thoại của {} người"),
            (self.births, "ngày sinh của {} người"),
            (self.texts, "lời nhắc tới các số, các ngày ấy ở {} việc trong nhật ký"),
        )
        return tuple(words.format(number) for number, words in counted if number)

    @property
    def is_needed(self) -> bool:
        """Tell whether the log or what lies beside it holds anything to erase."""
        return bool(self.phones or self.births or self.texts or self.remains)

    def going(self, *, files_too: bool) -> tuple[str, ...]:
        """Return which of the other files go: drafts always, what the program made if asked."""
        files = (file for file in self.files if file.is_draft or (files_too and file.is_ours))
        return tuple(file.name for file in files)


def forget(
    folder: Place,
    *,
    after: date,
    files_too: bool = False,
    dry_run: bool = False,
    clock: Clock | None = None,
) -> Erasure:
    """Erase phone numbers and birth dates from log, tables and copies.

    ``after`` is the day from which that may be done. With ``files_too`` the program's own
    papers that hold some are deleted as well; with ``dry_run`` it is only looked what there is.

    Everything is exchanged as one change, or nothing is. Refuses before ``after`` and before
    the conference is over, and what ``verify`` finds fault with. Raises ``NotSaved`` when
    somebody has the folder open or the disk does not take it, and ``Damaged``. Refuses for a
    database: what stands there cannot be written anew, and its own backups hold it too.
    """
    if isinstance(folder, Database):
        raise Refused(_not_in_a_database(folder))
    with Session.open(folder, read_only=True) as session:
        conference = session.state.conference
    now = (clock or SystemClock()).now()
    local = now.astimezone(ZoneInfo(conference.time_zone))
    _refuse_too_early(conference, after, local.date())
    with whole_past(folder) as past:
        _refuse_flawed(folder)
        data = _personal_data(past.events())
        found = _look(past, data)
        gone = found.going(files_too=files_too)
        if dry_run or not (found.is_needed or gone):
            return found
        # Like every line of the log, in the time a rehearsal's screens show.
        shown = now + timedelta(seconds=conference.rehearsal_offset_s)
        new = rewrite(
            past, lambda event: _scrubbed(event, data), now=shown, kind=FORGET, note=_note(found)
        )
        receipt = _receipt_name(folder, f"{local:%Y%m%d-%H%M}")
        done = replace(found, removed=gone, receipt=folder / receipt)
        text = receipt_text(done, conference, local, data, events=new.position.seq)
        put_in_place(past, new, also_put={receipt: text.encode()}, also_remove=gone)
        return done


def _not_in_a_database(place: Database) -> str:
    return (
        "Hội nghị trong PostgreSQL không xóa từng phần được. Hãy chép ra thư mục bằng lệnh: "
        f"hoinghi-tui copy {shell_word(place)} THƯ-MỤC, chạy forget trên thư mục ấy, rồi nhờ người "
        "quản trị xóa cơ sở dữ liệu cùng các bản sao lưu của nó."
    )


def _refuse_too_early(conference: Conference, after: date, today: date) -> None:
    if today < after:
        raise Refused(f"Chưa đến ngày {after:%d/%m/%Y} nên chưa xóa. Hôm nay là {today:%d/%m/%Y}.")
    if conference.day is not None and today <= conference.day:
        raise Refused(
            f"Hội nghị họp ngày {conference.day:%d/%m/%Y}, chưa qua, nên chưa xóa: còn cần để "
            "liên lạc và nhận ra đại biểu."
        )


def _refuse_flawed(folder: Path) -> None:
    problems = verify(folder).problems
    if problems:
        raise Refused(
            f"{problems[0]} Hãy mở hội nghị một lần hoặc chạy hoinghi-tui verify "
            f"{shell_word(folder)} --repair, rồi làm lại."
        )


# -- looking -------------------------------------------------------------------------------


def _person_rows(events: Iterable[Event]) -> Iterable[tuple[str, Row]]:
    for event in events:
        for op in event.ops:
            if op.table == _PEOPLE:
                yield from ((op.id, row) for row in (op.was, op.set) if row)


def _personal_data(events: Iterable[Event]) -> PersonalData:
    phones: set[str] = set()
    births: set[str] = set()
    for _, row in _person_rows(events):
        phones.update(str(row[field]) for field in _PHONES if row.get(field))
        births.update([str(row[_BIRTH])] if row.get(_BIRTH) else [])
    return PersonalData(phones, births)


def _look(past: Past, data: PersonalData) -> Erasure:
    rows = list(_person_rows(past.events()))
    phones = {who for who, row in rows if any(row.get(field) for field in _PHONES)}
    births = {who for who, row in rows if row.get(_BIRTH)}
    known = {LOG_NAME, LOCK_NAME, FILE_NAME, HEARTBEAT_NAME, *past.copies, *past.remains}
    files = holding_files(past.folder, data, known)
    texts = {event.id for event in past.events() if _quotes(event, data)}
    return Erasure(len(phones), len(births), len(texts), tuple(past.copies), past.remains, files)


def _quotes(event: Event, data: PersonalData) -> bool:
    """Tell whether another text than the very phone and birth of a person would change."""
    bare = replace(event, ops=tuple(_scrubbed_op(op, _own_field) for op in event.ops))
    return bare != _scrubbed(event, data)


# -- erasing -------------------------------------------------------------------------------

Change = Callable[[str, str, object], object]
"""Of a table and a field, what becomes of a value: the same for the same value, always."""


def _scrubbed(event: Event, data: PersonalData) -> Event:
    def change(table: str, field: str, value: object) -> object:
        return _other_field(table, field, _own_field(table, field, value), data)

    return replace(
        event,
        ops=tuple(_scrubbed_op(op, change) for op in event.ops),
        note=data.blanked_widely(event.note),
        station=data.blanked(event.station),
    )


def _scrubbed_op(op: Op, change: Change) -> Op:
    def row(values: Row | None) -> Row | None:
        return values and {
            field: value if field == "id" else change(op.table, field, value)
            for field, value in values.items()
        }

    return replace(op, was=row(op.was), set=row(op.set))


def _own_field(table: str, field: str, value: object) -> object:
    is_personal = table == _PEOPLE and field in (*_PHONES, _BIRTH)
    return "" if is_personal and isinstance(value, str) else value


def _other_field(table: str, field: str, value: object, data: PersonalData) -> object:
    """Blank what is known in every text, and in people's notes all that looks like it.

    A day or an instant is left to the programme's own tables: it must stay one.
    """

    def change(text: str) -> str:
        if table in (_PEOPLE, "attendance") and not _INSTANT.fullmatch(text):
            return data.blanked_widely(text)
        is_day = table != _PEOPLE and _INSTANT.fullmatch(text)
        return text if is_day else data.blanked(text)

    return map_texts(value, change)


def _note(found: Erasure) -> str:
    """Say what was done, for the log."""
    what = found.words or ("các tệp đã in, đã cất còn chứa số điện thoại, ngày sinh",)
    return f"Xóa dữ liệu cá nhân: {'; '.join(what)}"


def _receipt_name(folder: Path, when: str) -> str:
    """Return a name in ``out/`` that no file has."""
    stem, number = f"out/bien-nhan-xoa-du-lieu-ca-nhan-{when}", 1
    name = f"{stem}.txt"
    while (folder / name).exists():
        number += 1
        name = f"{stem}-{number}.txt"
    return name
