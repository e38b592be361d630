"""The agenda for calendars: the whole conference, and each item that somebody presents."""

from pathlib import Path
from uuid import UUID, uuid5

from hoinghi_tui.domain.agenda import ItemState
from hoinghi_tui.domain.conference import UNTITLED
from hoinghi_tui.domain.forecast import forecast_conference
from hoinghi_tui.domain.prediction import ItemForecast
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.time_text import clock_text
from hoinghi_tui.services.agenda_printing import presenter_words
from hoinghi_tui.services.files_out import write_out
from hoinghi_tui.services.workspace import Workspace

_NAMESPACE = UUID("6f1f1c52-54f0-4d0e-9a3e-5a4f2d1f7b10")
"""Ours alone, drawn once: with it the same item has the same id in every file."""


def write_calendar(work: Workspace, path: Path) -> Path:
    """Write the approved agenda into an .ics file and return where it is.

    Refuses a conference whose day is not fixed or whose times are not approved, as a calendar
    has no place for "…"; raises as ``write_out`` does. Phone numbers are not in it.
    """
    return write_out(Path("chuong-trinh.ics"), agenda_calendar(work), path)


def agenda_calendar(work: Workspace) -> bytes:
    """Return the approved agenda as the bytes of an .ics file; refuses as ``write_calendar``."""
    from hoinghi_tui.documents.calendar_file import Appointment, calendar_file

    conference, zone, now = work.state.conference, work.zone(), work.now()
    if conference.day is None:
        raise Refused("Hội nghị chưa có ngày họp nên chưa xuất được lịch. Đặt ngày họp ở trang F2.")
    view = forecast_conference(conference, list(work.state.agenda.values()), now, zone)
    rows = [row for row in view.items if row.state is not ItemState.SKIPPED]
    timed = [(row, row.planned_start, row.planned_end) for row in rows]
    known = [(row, start, end) for row, start, end in timed if start and end]
    if not known:
        raise Refused("Chương trình chưa duyệt giờ nên chưa xuất được lịch. Duyệt ở trang F6.")
    creation = creation_id(work)
    where, title = conference.where, conference.title_on_paper or UNTITLED

    def line(row: ItemForecast) -> str:
        time = clock_text(row.planned_start, zone) if row.planned_start else "…"
        presenter = presenter_words(work.state, row.item)
        return f"{time} {row.item.title}" + (f" ({presenter})" if presenter else "")

    whole = Appointment(
        uid=calendar_uid(creation, conference.id),
        title=title,
        start=min(start for _, start, _ in known),
        end=max(end for *_, end in known),
        place=where,
        about="\n".join(line(row) for row in rows),
    )
    items = [
        Appointment(
            uid=calendar_uid(creation, row.id),
            title=row.item.title,
            start=start,
            end=end,
            place=where,
            about=f"Người thực hiện: {presenter_words(work.state, row.item)}\n{title}",
        )
        for row, start, end in known
        if row.item.presenter or row.item.presenter_note.strip()
    ]
    # What was saved since makes the next file the newer one, whatever the clock shows.
    return calendar_file(title, [whole, *items], zone, now, work.store.last_seq)


def creation_id(work: Workspace) -> str:
    """Return the id of the conference's first action; of a log that was lost, the tag of codes."""
    events = work.store.history(None)
    return events[-1].id if events else work.state.conference.event_tag


def calendar_uid(creation: str, row_id: str) -> str:
    """Return an id that no other conference has and that stays when names and times change."""
    return f"{uuid5(_NAMESPACE, f'{creation}/{row_id}')}@hoinghi-tui"
