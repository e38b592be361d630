"""`offline`: what a desk did without its server, and what a person must decide of it."""

import argparse
from collections.abc import Callable

from hoinghi_tui.cli.common import (
    add_folder,
    add_json,
    add_station,
    open_session,
    plain,
    print_json,
    print_note,
)
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.offline import Clash, Offline
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage.offline_book import FOLDER_NAME

EXAMPLE = """\
hoinghi-tui offline 'postgresql://thu_ky@192.168.1.10/hoinghi?sslmode=verify-full'
  hoinghi-tui offline ĐỊA-CHỈ --drop MÃ --reason "Bàn 2 đúng\""""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    decision = parser.add_mutually_exclusive_group()
    decision.add_argument("--drop", metavar="MÃ", help="bỏ một việc, cần --reason")
    decision.add_argument("--redo", metavar="MÃ", help="làm lại trên dữ liệu hiện nay")
    decision.add_argument("--rest", metavar="MÃ", help="chỉ làm phần chưa ai đụng tới")
    decision.add_argument("--earlier", metavar="MÃ", help="giữ lượt đón sớm hơn của hai bàn")
    parser.add_argument("--reason", metavar="LÝ-DO", default="", help="lý do bỏ, ghi vào nhật ký")
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Send what waits if the server is there, do one decision, and list what is left."""
    with open_session(arguments) as session:
        offline = session.offline
        _expect_kept_here(session)
        for sentence in session.store.notices:
            print_note(sentence)
        decide = _decision(offline, arguments)
        if decide is not None:
            decide()
        if arguments.json:
            print_json(_as_json(offline))
        else:
            _print(session)
    return 0


def _expect_kept_here(session: Session) -> None:
    """Refuse to say that nothing waits, where another window of this machine keeps it."""
    rejoin = session.store.rejoin
    if rejoin is not None and not rejoin.can_keep and (session.folder / FOLDER_NAME).is_dir():
        raise Refused(
            "Hội nghị này đang mở ở một cửa sổ khác trên máy này. Việc ngoại tuyến xem và quyết "
            "định ở cửa sổ ấy (Ctrl+P, “Quyết định việc ngoại tuyến”), hoặc đóng nó rồi chạy lại."
        )


def _decision(offline: Offline, arguments: argparse.Namespace) -> Callable[[], None] | None:
    if arguments.drop is not None:
        if not arguments.reason.strip():
            raise Refused('Bỏ một việc thì phải nói vì sao: thêm --reason "LÝ DO".')
        return lambda: offline.drop(arguments.drop, arguments.reason)
    choices = (
        (arguments.redo, offline.redo),
        (arguments.rest, offline.redo_rest),
        (arguments.earlier, offline.keep_earlier),
    )
    chosen = next((one for one in choices if one[0] is not None), None)
    return None if chosen is None else lambda: chosen[1](chosen[0])


def _as_json(offline: Offline) -> dict[str, object]:
    facts = offline.facts()
    return {
        "is_away": facts is not None and facts.is_away,
        "since": facts.since if facts is not None else "",
        "waiting": facts.waiting if facts is not None else 0,
        "undecided": [_clash_json(clash) for clash in offline.clashes()],
    }


def _clash_json(clash: Clash) -> dict[str, object]:
    return {
        "id": clash.id,
        "what": clash.what,
        "when": clash.when,
        "station": clash.station,
        "why": clash.why,
        "theirs": clash.theirs,
        "by": clash.by,
        "their_time": clash.their_time,
        "arrivals": clash.arrivals,
        "redo": [{"what": one.what, "now": one.now, "then": one.then} for one in clash.redo],
        "cannot_redo": clash.cannot_redo,
        "fits_in_part": clash.fits_in_part,
    }


def _print(session: Session) -> None:
    facts, clashes = session.offline.facts(), session.offline.clashes()
    if facts is None:
        print("Hội nghị nằm trong thư mục của máy này, không làm ngoại tuyến.")
        return
    if facts.is_away:
        print("Máy chủ chưa trả lời.")
    if facts.since:
        print(f"Ngoại tuyến từ {facts.since}, {facts.waiting} việc chờ gửi.")
    if not clashes:
        print("Không có việc ngoại tuyến nào phải quyết định.")
    for clash in clashes:
        print(f"{clash.id}  {clash.when}  {plain(clash.station)}  {plain(clash.what)}")
        print(f"    {plain(clash.why)}")
        for one in clash.redo:
            print(f"    làm lại: {plain(one.what)}: {plain(one.now)} → {plain(one.then)}")
        if clash.cannot_redo:
            print(f"    không làm lại được: {plain(clash.cannot_redo)}")
