"""`tasks`: what the units prepare, what is overdue, what to remind them of."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from hoinghi_tui.cli.common import add_folder, add_json, open_session, plain, print_json
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.task_board import Show, TaskFilter, TaskLine, UnitTasks, by_unit
from hoinghi_tui.domain.task_due import Urgency
from hoinghi_tui.domain.task_words import due_words, left_words, owner_words, waits_words
from hoinghi_tui.domain.tasks import STATE_WORDS, TaskState
from hoinghi_tui.domain.units import find_unit
from hoinghi_tui.services.session import Session

EXAMPLE = (
    "hoinghi-tui tasks hoi-nghi --overdue\n"
    '  hoinghi-tui tasks hoi-nghi --unit "Phòng Kinh tế" --remind'
)
_MARKS = {TaskState.OPEN: "○", TaskState.DOING: "◐", TaskState.DONE: "✔"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument("--unit", metavar="ĐƠN-VỊ", help="chỉ của một đơn vị: tên, tên gọn hoặc mã")
    parser.add_argument("--overdue", action="store_true", help="chỉ những việc quá hạn")
    parser.add_argument(
        "--remind",
        action="store_true",
        help="tin nhắn đôn đốc để dán vào Zalo: những gì mỗi đơn vị còn nợ",
    )
    parser.add_argument(
        "--ics", metavar="TỆP", type=Path, help="ghi hạn của việc chưa xong ra tệp lịch .ics"
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the duties, a reminder of them, or write their due days into a calendar file."""
    with open_session(arguments, read_only=True) as session:
        unit = _unit(session, arguments.unit)
        if arguments.ics is not None:
            _write_calendar(session, arguments)
        elif arguments.remind:
            _remind(session, unit, as_json=arguments.json)
        else:
            show = Show.OVERDUE if arguments.overdue else Show.ALL
            lines = session.tasks.lines(TaskFilter(show, unit))
            if arguments.json:
                print_json([_as_json(line) for line in lines])
            else:
                print("\n".join(_as_table(lines, overdue=arguments.overdue)))
    return 0


def _unit(session: Session, name: str | None) -> str | None:
    if name is None:
        return None
    unit = find_unit(name, session.state.units.values())
    if unit is None:
        known = ", ".join(one.label for one in session.state.units.values()) or "chưa có đơn vị nào"
        raise Refused(f"Không có đơn vị nào là “{plain(name)}”. Hiện có: {plain(known)}.")
    return unit.id


def _write_calendar(session: Session, arguments: argparse.Namespace) -> None:
    path = session.tasks.write_calendar(session.folder, arguments.ics)
    if arguments.json:
        print_json({"file": str(path)})
    else:
        print(f"Đã ghi lịch ra {path}")


def _remind(session: Session, unit: str | None, *, as_json: bool) -> None:
    units = None if unit is None else [unit]
    if not as_json:
        message = session.tasks.reminder_message(units)
        print("\n".join(map(plain, message.split("\n"))))
        return
    print_json(
        [
            {
                "unit": one.unit.id,
                "name": one.unit.name,
                "overdue": one.overdue,
                "tasks": [_as_json(line) for line in one.lines],
                "others": list(one.others),
            }
            for one in session.tasks.reminders(units)
        ]
    )


def _as_table(lines: Sequence[TaskLine], *, overdue: bool) -> Iterator[str]:
    if not lines:
        yield "Không có việc nào quá hạn." if overdue else "Không có việc nào."
        return
    for group in by_unit(lines):
        yield plain(group.unit.name if group.unit else "Việc chung")
        yield from (f"  {_line(line)}" for line in group.lines)
    whole = UnitTasks(None, tuple(lines))
    yield ""
    late = f", {whole.overdue} quá hạn" if whole.overdue else ""
    yield f"Đã xong {whole.done}/{len(lines)} việc{late}."


def _line(line: TaskLine) -> str:
    due = due_words(line)
    facts = (
        f"hạn {due}" if due else "chưa có hạn",
        left_words(line) if line.urgency in (Urgency.OVERDUE, Urgency.SOON) else "",
        waits_words(line),
    )
    return plain(f"{_MARKS[line.task.state]} {line.task.title} – {'; '.join(filter(None, facts))}")


def _as_json(line: TaskLine) -> dict[str, object]:
    task = line.task
    return {
        "id": task.id,
        "title": task.title,
        "unit": task.unit,
        "owner": owner_words(line),
        "kind": task.kind,
        "state": task.state,
        "state_words": STATE_WORDS[task.state],
        "due": line.day,
        "due_words": due_words(line),
        "proposed": task.due_proposed,
        "days_left": line.days_left,
        "urgency": line.urgency,
        "waits_for": [one.id for one in line.waits],
        "note": task.note,
    }
