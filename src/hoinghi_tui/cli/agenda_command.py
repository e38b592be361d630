"""`agenda`: the programme as approved and as it will run."""

import argparse
import re
from datetime import datetime, time, timedelta
from pathlib import Path

from hoinghi_tui.cli.agenda_json import agenda_as_json
from hoinghi_tui.cli.common import add_folder, add_json, open_session, plain, print_json
from hoinghi_tui.domain.agenda import ItemState
from hoinghi_tui.domain.agenda_words import state_mark
from hoinghi_tui.domain.prediction import Forecast, ItemForecast
from hoinghi_tui.domain.time_text import delta_text, drift_text, length_text, whole_minutes
from hoinghi_tui.services.agenda import Agenda
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui agenda hoi-nghi --at 08:15"

_STALE = timedelta(hours=12)
"""Nobody has forgotten to press "start" for so long: it is another day."""

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
            print_json(agenda_as_json(agenda, view))
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


def _as_table(agenda: Agenda, view: Forecast) -> list[str]:
    if not view.items:
        return ["Chưa có chương trình."]
    lines = ["   DUYỆT  DỰ KIẾN  PHÚT  LỆCH  NỘI DUNG"]
    lines += [_as_line(agenda, row) for row in view.items]
    drift = drift_text(view.drift_end)
    verb = "Đã xong" if view.is_over else "Dự kiến xong"
    lines += ["", f"{verb} {agenda.clock(view.end)}" + (f" ({drift})" if drift else "")]
    lines += [f"Lỡ hẹn {length_text(row.conflict)}: {_title(row)}" for row in view.conflicts]
    return lines + _cut_lines(agenda, view) + _news_lines(agenda, view)


def _cut_lines(agenda: Agenda, view: Forecast) -> list[str]:
    """Say what must be cut, and what could be; nothing is cut by itself."""
    if not view.need_to_cut:
        return []
    cuts = agenda.cuts(view.now)
    lines = [f"Cần rút {length_text(view.need_to_cut)} để kịp giờ."]
    lines += [
        f"  Đề nghị rút {donor.minutes}′ (rút được {length_text(donor.spare)}): "
        f"{plain(donor.item.title)}"
        for donor in cuts.donors
        if donor.minutes
    ]
    if not cuts.enough:
        lines.append("  Rút hết vẫn chưa đủ: hãy bỏ qua bớt mục hoặc xin lùi giờ kết thúc.")
    return lines


def _news_lines(agenda: Agenda, view: Forecast) -> list[str]:
    """Say what the one who leads through the programme must know now."""
    lines = []
    if timedelta() < view.overdue < _STALE and view.next is not None:
        lines.append(f"Chưa bấm giờ, đã quá {length_text(view.overdue)}: {_title(view.next)}")
    pace = agenda.pace(view.now)
    if pace is not None:
        lines.append(
            f"Trao thưởng {pace.done}/{pace.total}, đợt {pace.batches_done}/{pace.batches}: "
            f"theo nhịp này xong {agenda.clock(pace.end)}"
        )
    lines += [
        f"Chưa có mặt: {plain(who.name)} ({agenda.clock(row.start)} {_title(row)})"
        for row, who in agenda.absent_presenters(view.now)
    ]
    message = agenda.message()
    if message is not None:
        lines.append(f"Đang nhắc người nói: {plain(message.text)}")
    return lines


def _title(row: ItemForecast) -> str:
    return plain(row.item.title)


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
