"""`close`: end a conference, its papers made and all of it in one archive; or reopen it."""

import argparse
import sys
from collections.abc import Callable, Iterable

from hoinghi_tui.cli.common import (
    add_folder,
    add_json,
    add_station,
    open_session,
    plain,
    print_json,
    print_note,
)
from hoinghi_tui.cli.main import DONE, NOT_SAVED, REFUSED
from hoinghi_tui.domain.closing import OpenMatter
from hoinghi_tui.services.closing import ClosingReport
from hoinghi_tui.services.closing_papers import MadePaper, PaperStep
from hoinghi_tui.services.place import shell_word
from hoinghi_tui.services.session import Session

EXAMPLE = (
    "hoinghi-tui close hoi-nghi\n"
    "  hoinghi-tui close hoi-nghi --anyway\n"
    '  hoinghi-tui close hoi-nghi --reopen --reason "bổ sung biên bản"'
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--anyway",
        action="store_true",
        help="kết thúc dù còn việc dở hoặc có văn bản chưa in được",
    )
    what.add_argument(
        "--reopen", action="store_true", help="mở lại hội nghị đã kết thúc để sửa tiếp"
    )
    parser.add_argument("--reason", metavar="LÝ-DO", default="", help="vì sao mở lại, ghi nhật ký")
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Close the folder's conference, or reopen it; 3 while something is open, 4 unwritten."""
    with open_session(arguments) as session:
        if arguments.reopen:
            return _reopen(session, arguments)
        step = _silent if arguments.json else _teller()
        report = session.closing.close(anyway=arguments.anyway, step=step)
    if arguments.json:
        print_json(_as_json(report))
    else:
        print("\n".join(map(plain, _in_words(report, arguments))))
    if report.archive is not None:
        return DONE
    return NOT_SAVED if report.failed else REFUSED


def _reopen(session: Session, arguments: argparse.Namespace) -> int:
    session.closing.reopen(arguments.reason)
    if arguments.json:
        print_json({"closed": False})
    else:
        print("Đã mở lại hội nghị. Tệp lưu trữ cũ vẫn còn; xong việc hãy kết thúc lại.")
    return DONE


def _silent(_: PaperStep) -> None:
    """Keep standard error free for programs."""


def _teller() -> Callable[[PaperStep], None]:
    """Return what says each step once on standard error."""
    last: list[PaperStep] = []

    def tell(step: PaperStep) -> None:
        if step not in last:
            last[:] = [step]
            print(plain(f"[{step.number}/{step.total}] {step.words}"), file=sys.stderr)

    return tell


def _in_words(report: ClosingReport, arguments: argparse.Namespace) -> Iterable[str]:
    yield from (_matter_words(one) for one in report.matters)
    yield from (f"✖ Chưa in được {one.paper}: {one.said}" for one in report.failed)
    if report.archive is None:
        yield _advice(report, arguments)
        return
    made = [one for one in report.papers if one.path is not None]
    folder = next((one.path.parent for one in made if one.path), report.archive.parent)
    blank = [one.path.name for one in made if one.path and one.has_blanks]
    yield f"Đã kết thúc hội nghị. {len(made)} văn bản trong {folder}"
    if blank:
        yield f"▲ {len(blank)} văn bản còn chỗ trống hoặc cần xem lại:"
        yield from (f"    {name}" for name in blank)
    assert report.packed is not None
    yield f"Lưu trữ: {report.archive} ({report.packed.files} tệp)"
    yield f"SHA-256: {report.packed.sha256}"
    for left in report.packed.left_out:
        print_note(f"không đưa vào lưu trữ: {left}")
    for stray in report.strays:
        print_note(f"{stray} là của một lần kết thúc bị dừng giữa chừng, có thể xóa")


def _matter_words(matter: OpenMatter) -> str:
    return f"{'✖' if matter.blocks else '▲'} {matter.text}"


def _advice(report: ClosingReport, arguments: argparse.Namespace) -> str:
    if any(one.blocks for one in report.matters):
        return "Chưa kết thúc hội nghị. Hãy xong việc có dấu ✖ rồi làm lại."
    again = f"hoinghi-tui close {shell_word(arguments.folder)} --anyway"
    return f"Chưa kết thúc hội nghị. Xong các việc trên rồi làm lại, hoặc vẫn kết thúc: {again}"


def _as_json(report: ClosingReport) -> dict[str, object]:
    packed = report.packed
    return {
        "closed": report.archive is not None,
        "closed_at": report.closed_at,
        "open": [
            {
                "text": one.text,
                "place": one.place,
                "section": one.section or None,
                "blocks": one.blocks,
            }
            for one in report.matters
        ],
        "papers": [_paper_json(one) for one in report.papers],
        "archive": str(report.archive) if report.archive else None,
        "sha256": packed.sha256 if packed else None,
        "files": packed.files if packed else 0,
        "left_out": packed.left_out if packed else (),
        "strays": report.strays,
    }


def _paper_json(paper: MadePaper) -> dict[str, object]:
    if paper.path is not None:
        state = "kept" if paper.kept else "made"
    else:
        state = "failed" if paper.failed else "nothing"
    return {
        "paper": paper.paper,
        "state": state,
        "file": str(paper.path) if paper.path else None,
        "said": paper.said,
        "warnings": paper.warnings,
    }
