"""`agenda`: the programme as approved and as it will run."""

import argparse
import re
from datetime import datetime, time, timedelta
from pathlib import Path

from hoinghi_tui.cli.common import add_folder, add_json, open_session, plain, print_json
from hoinghi_tui.domain.agenda import ItemState
from hoinghi_tui.domain.agenda_words import state_mark
from hoinghi_tui.domain.prediction import Forecast, ItemForecast
from hoinghi_tui.domain.time_text import delta_text, drift_text, length_text, whole_minutes
from hoinghi_tui.services.agenda import Agenda
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui agenda hoi-nghi --at 08:15"

_SECOND = timedelta(seconds=1)
_TIME_OF_DAY = re.compile(r"([0-9]{1,2})(?:[hH]|[:hH]([0-9]{2})(?::([0-9]{2}))?)")


def moment(text: str) -> time | datetime:
    """Read "08:15", "8:15" or "8h15" as a local time of day, else an ISO 8601 instant.

    Raises ``ValueError`` for anything else.
    """
    said = _TIME_OF_DAY.fullmatch(text)
    if said is not None:
        return time(int(said[1]), int(said[2] or 0), int(said[3] or 0))
    if len(text) > len("08:15:00"):
        return datetime.fromisoformat(text)
    clock_time = time.fromisoformat(text)
    if clock_time.tzinfo is not None:
        raise ValueError(text)
    return clock_time


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "--at",
        metavar="GIỜ",
        type=moment,
        help="xem như lúc này: 08:15, 8h15 (giờ địa phương, ngày hội nghị), 2025-12-15T08:15",
    )
    parser.add_argument(
        "--ics",
        metavar="TỆP",
        type=Path,
        help="ghi chương trình đã duyệt ra tệp lịch .ics, mở được bằng điện thoại, Outlook",
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the agenda with its forecast, now or as of another time."""
    with open_session(arguments, read_only=True) as session:
        if arguments.ics is not None:
            return _write_calendar(session, arguments)
        agenda = session.agenda
        view = agenda.forecast(None if arguments.at is None else agenda.instant(arguments.at))
        if arguments.json:
            print_json(_as_json(agenda, view))
        else:
            print("\n".join(_as_table(agenda, view)))
    return 0


def _write_calendar(session: Session, arguments: argparse.Namespace) -> int:
    from hoinghi_tui.services.agenda_calendar import write_calendar

    path = write_calendar(session.work, arguments.ics)
    if arguments.json:
        print_json({"file": str(path)})
    else:
        print(f"Đã ghi lịch ra {path}")
    return 0


# -- for people ----------------------------------------------------------------------------


def _as_table(agenda: Agenda, view: Forecast) -> list[str]:
    if not view.items:
        return ["Chưa có chương trình."]
    lines = ["   DUYỆT  DỰ KIẾN  PHÚT  LỆCH  NỘI DUNG"]
    lines += [_as_line(agenda, row) for row in view.items]
    drift = drift_text(view.drift_end)
    verb = "Đã xong" if view.is_over else "Dự kiến xong"
    lines += ["", f"{verb} {agenda.clock(view.end)}" + (f" ({drift})" if drift else "")]
    if view.need_to_cut:
        lines.append(f"Cần rút {length_text(view.need_to_cut)} để kịp giờ.")
    lines += [
        f"Lỡ hẹn {length_text(row.conflict)}: {plain(row.item.title)}" for row in view.conflicts
    ]
    return lines


def _as_line(agenda: Agenda, row: ItemForecast) -> str:
    skipped = row.state is ItemState.SKIPPED
    planned = agenda.clock(row.planned_start) if row.planned_start else ""
    start = "bỏ qua" if skipped else agenda.clock(row.start)
    minutes = "" if skipped else f"{whole_minutes(row.length)}′"
    presenter = agenda.presenter(row.item)
    title = f"{row.item.title} – {presenter.text}" if presenter else row.item.title
    return (
        f"{state_mark(row.item)}  {planned:5}  {start:7}  {minutes:>4}  "
        f"{delta_text(row.drift):>4}  {plain(title)}"
    )


# -- for programs --------------------------------------------------------------------------


def _as_json(agenda: Agenda, view: Forecast) -> dict[str, object]:
    current = view.current
    return {
        "now": view.now,
        "now_local": agenda.clock(view.now),
        "position": view.position or None,
        "current": current.item.id if current is not None else None,
        "remaining_s": _seconds(current.remaining) if current is not None else None,
        "drift_now_s": _seconds(view.drift_now),
        "drift_end_s": _seconds(view.drift_end),
        "end": view.end,
        "end_local": agenda.clock(view.end),
        "need_to_cut_s": _seconds(view.need_to_cut),
        "items": [_item_as_json(agenda, row) for row in view.items],
    }


def _item_as_json(agenda: Agenda, row: ItemForecast) -> dict[str, object]:
    presenter = agenda.presenter(row.item)
    instants = {
        "planned_start": row.planned_start,
        "planned_end": row.planned_end,
        "start": row.start,
        "end": row.end,
    }
    local = {f"{key}_local": agenda.clock(at) if at else None for key, at in instants.items()}
    return {
        "id": row.id,
        "number": row.item.number,
        "title": row.item.title,
        "kind": row.item.kind,
        "presenter": presenter.name if presenter is not None else "",
        "presenter_id": row.item.presenter,
        "stand_in": presenter.stand_in if presenter is not None else "",
        "state": row.state,
        **instants,
        **local,
        "duration_s": row.item.duration_s + row.item.extension_s,
        "drift_s": _seconds(row.drift),
        "conflict_s": _seconds(row.conflict),
    }


def _seconds(span: timedelta | None) -> int | None:
    return None if span is None else span // _SECOND
