"""`check-in`: the door without a screen, for scripts and for scanners on a pipe."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

import msgspec

from hoinghi_tui.cli.common import add_folder, add_json, add_station, open_session, plain
from hoinghi_tui.cli.main import DONE, NOT_SAVED, REFUSED
from hoinghi_tui.domain.check_in import CheckInResult
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.door import Arrival
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Conflict, Damaged, NotSaved

EXAMPLE = (
    "hoinghi-tui check-in hoi-nghi 4711012345678912\n"
    '  hoinghi-tui check-in hoi-nghi --delegate dv-007 --station "Bàn 2" --json\n'
    "  hoinghi-tui check-in hoi-nghi - < ma-the.txt\n"
    '  hoinghi-tui check-in hoi-nghi --undo dv-007 --reason "Quét nhầm thẻ"'
)

_STDIN = "-"
_HERE = (CheckInResult.OK, CheckInResult.REPEAT, CheckInResult.ALREADY)
_NOT_SAVED = "not_saved"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument(
        "codes",
        metavar="MÃ",
        nargs="*",
        default=[],
        help="mã trên thẻ; dấu - để đọc từng dòng từ đầu vào chuẩn, trả lời bằng JSON",
    )
    who.add_argument(
        "--delegate", metavar="ID", nargs="+", default=[], help="mã đại biểu, ví dụ dv-007"
    )
    who.add_argument("--undo", metavar="ID", help="hủy điểm danh một đại biểu, cần --reason")
    parser.add_argument("--reason", metavar="LÝ-DO", default="", help="lý do hủy, ghi vào nhật ký")
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check in one after the other; each answer is written when it is on the disk.

    Goes on to the end whatever happens and returns 0 when everybody is in, 3 when a code
    was refused, 4 when somebody could not be saved (``result`` is "not_saved" then). With
    ``--undo`` an arrival is taken back instead.
    """
    if arguments.undo is not None:
        return _take_back(arguments)
    from_stdin = arguments.codes == [_STDIN]
    with open_session(arguments) as session:
        write = _write_json if arguments.json or from_stdin else _write_line
        worst = DONE
        for ask in _questions(session, arguments, from_stdin):
            worst = max(worst, write(session, ask))
    return worst


def _take_back(arguments: argparse.Namespace) -> int:
    with open_session(arguments) as session:
        session.desk.take_back(arguments.undo, arguments.reason)
        name = session.state.delegates[arguments.undo].full_name
        if arguments.json:
            _write_row(_row("taken_back", delegate=arguments.undo, full_name=name))
        else:
            print(plain(f"ĐÃ HỦY ĐIỂM DANH · {name}"))
    return DONE


def _questions(
    session: Session, arguments: argparse.Namespace, from_stdin: bool
) -> Iterator[Callable[[], Arrival]]:
    codes: Iterable[str] = _lines_of_stdin() if from_stdin else arguments.codes
    for code in codes:
        yield lambda code=code: session.door.scan(code)  # type: ignore[misc]
    for person in arguments.delegate:
        yield lambda person=person: session.door.check_in(person)  # type: ignore[misc]


def _lines_of_stdin() -> Iterator[str]:
    """Yield the lines as they arrive; blank ones are a scanner's CR LF."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")
    for line in sys.stdin:
        if line.strip():
            yield line


def _write_json(session: Session, ask: Callable[[], Arrival]) -> int:
    try:
        arrival = ask()
    except Refused as refusal:
        # The others on the command line are still to be let in.
        print(refusal, file=sys.stderr)
        _write_row(_row(CheckInResult.UNKNOWN))
        return REFUSED
    except (NotSaved, Damaged, Conflict) as failure:
        print(failure, file=sys.stderr)
        _write_row(_row(_NOT_SAVED))
        return NOT_SAVED
    verdict, delegate = arrival.verdict, arrival.delegate
    _write_row(
        _row(
            verdict.result,
            delegate=delegate.id if delegate else None,
            full_name=delegate.full_name if delegate else None,
            seat=arrival.seat.id if arrival.seat else None,
            at=verdict.at,
            station=verdict.station or None,
            by=verdict.operator or None,
        )
    )
    return _exit_code(verdict.result)


def _row(
    result: str,
    *,
    delegate: str | None = None,
    full_name: str | None = None,
    seat: str | None = None,
    at: datetime | None = None,
    station: str | None = None,
    by: str | None = None,
) -> dict[str, object]:
    return {
        "result": result,
        "delegate": delegate,
        "full_name": full_name,
        "seat": seat,
        "at": at,
        "station": station,
        "by": by,
    }


def _write_row(row: dict[str, object]) -> None:
    print(msgspec.json.encode(row).decode(), flush=True)


def _write_line(session: Session, ask: Callable[[], Arrival]) -> int:
    try:
        arrival = ask()
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except (NotSaved, Damaged, Conflict) as failure:
        print(failure, file=sys.stderr)
        return NOT_SAVED
    verdict, delegate = arrival.verdict, arrival.delegate
    parts = [verdict.headline]
    if delegate is not None:
        parts += [delegate.full_name, f"ghế {arrival.seat.id}" if arrival.seat else "chưa xếp chỗ"]
    if verdict.at is not None:
        by = f" ({verdict.operator})" if verdict.operator else ""
        parts.append(f"{session.clock_text(verdict.at)} {verdict.station}{by}")
    if verdict.substitute is not None:
        parts.append(f"{verdict.substitute.full_name} đi thay")
    if verdict.result not in _HERE:
        parts.append(verdict.advice)
    print(plain(" · ".join(parts)), flush=True)
    return _exit_code(verdict.result)


def _exit_code(result: CheckInResult) -> int:
    return DONE if result in (*_HERE, CheckInResult.TEST) else REFUSED
