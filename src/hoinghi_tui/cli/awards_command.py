"""`awards`: who receives what, by batch, and how far it has come."""

import argparse

from hoinghi_tui.cli.common import (
    add_folder,
    add_json,
    add_own_rates,
    add_station,
    count,
    open_session,
    plain,
    print_json,
    print_own_rates,
)
from hoinghi_tui.cli.main import DONE
from hoinghi_tui.domain.award_batches import USUAL_WIDTH, BatchChange
from hoinghi_tui.domain.award_calls import counts_text
from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.dossier import by_reason, stage_words
from hoinghi_tui.domain.money_text import amount_text
from hoinghi_tui.services import prize_rates
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui awards hoi-nghi --propose-batches 8"

_MOST_NAMES = 3
"""How many recipients a warning names."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "--propose-batches",
        metavar="SỐ-NGƯỜI",
        type=count,
        nargs="?",
        const=USUAL_WIDTH,
        help=f"đề nghị chia đợt, mỗi đợt nhiều nhất bấy nhiêu người (mặc định {USUAL_WIDTH})",
    )
    parser.add_argument(
        "--accept", action="store_true", help="lưu cách chia đợt được đề nghị (hoàn tác được)"
    )
    add_own_rates(parser, "--own-rates", "mức tiền thưởng")
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the awards, or a proposal of batches, which is saved only when told."""
    width, accept = arguments.propose_batches, arguments.accept
    with open_session(arguments, read_only=not (width and accept)) as session:
        if arguments.own_rates:
            return print_own_rates(session.folder, prize_rates.FILE)
        if width is not None:
            return _propose(session, width, accept=accept, as_json=arguments.json)
        if arguments.json:
            print_json(_as_json(session))
        else:
            print("\n".join(_as_lines(session)))
            _print_totals(session)
    return DONE


def _propose(session: Session, width: int, *, accept: bool, as_json: bool) -> int:
    changes = session.awards.propose_batches(width)
    moved = session.awards.accept(changes) if accept else sum(one.differs for one in changes)
    if as_json:
        print_json(
            {
                "saved": accept,
                "moved": moved,
                "awards": [
                    {"id": one.award.id, "batch": one.batch, "order": one.order} for one in changes
                ],
            }
        )
        return DONE
    print(f"{'Đã chuyển' if accept else 'Sẽ chuyển'} {moved} người trong {len(changes)}.")
    for one in changes:
        print(_proposed(one))
    if moved and not accept:
        print("Thêm --accept để lưu cách chia này.")
    return DONE


def _proposed(one: BatchChange) -> str:
    was = f"  (đang ở đợt {one.award.batch}, vị trí {one.award.order})" if one.differs else ""
    return plain(f"Đợt {one.batch:>2}  {one.order:>2}  {one.award.recipient}{was}")


# -- words -----------------------------------------------------------------------------------


def _as_lines(session: Session) -> list[str]:
    batches = session.awards.batches()
    if not batches:
        return ["Chưa có khen thưởng nào. Nhập bằng lệnh: hoinghi-tui import-awards"]
    lines = []
    for batch in batches:
        giver = session.awards.giver(batch.number)
        given = f"; người trao: {giver.name}" if giver else ""
        title = session.awards.arranged(batch.number).title
        named = f" – {title}" if title else ""
        lines.append(f"Đợt {batch.number}{named} ({counts_text(batch.awards)}{given})")
        lines += [_line(session, award) for award in batch.awards]
    return [plain(line) for line in lines]


def _line(session: Session, award: Award) -> str:
    parts = [award.recipient, award.position]
    where = {True: "có mặt", False: "chưa có mặt", None: "ngoài danh sách"}
    parts.append(where[session.awards.is_present(award)])
    if award.receiver:
        parts.append(f"{award.receiver} nhận thay")
    number = award.certificate_no or "…"
    words = ", ".join(filter(None, parts))
    return f"  {award.order:>2}  {stage_words(award):13}  số {number}  {words}"


def _print_totals(session: Session) -> None:
    done, total = session.awards.progress(), session.awards.total()
    print(f"\nĐã trao {done.handed}/{done.total}.")
    if total.counted:
        print(f"Tiền thưởng: {amount_text(total.amount)} đồng ({total.words}).")
    if total.unknown and done.total:
        print(f"Chưa ghi tiền thưởng: {total.unknown} mục.")
    for reason, names in by_reason(session.awards.warnings()).items():
        more = f" và {len(names) - _MOST_NAMES} mục khác" if len(names) > _MOST_NAMES else ""
        named = ", ".join(names[:_MOST_NAMES])
        print(plain(f"Lưu ý: {len(names)} mục {reason}: {named}{more}."))


# -- for programs --------------------------------------------------------------------------


def _as_json(session: Session) -> dict[str, object]:
    awards = session.awards
    done, total = awards.progress(), awards.total()
    return {
        "handed": done.handed,
        "total": done.total,
        "prize_total": total.amount,
        "prize_total_words": total.words,
        "prize_unknown": total.unknown,
        "batches": [
            {
                "number": batch.number,
                "title": awards.arranged(batch.number).title,
                "presenter": awards.presenter(batch.number),
                "stand_ins": awards.arranged(batch.number).stand_ins,
                "done": batch.is_done,
                "awards": [_award_as_json(session, award) for award in batch.awards],
            }
            for batch in awards.batches()
        ],
        "warnings": awards.warnings(),
    }


def _award_as_json(session: Session, award: Award) -> dict[str, object]:
    return {
        "id": award.id,
        "order": award.order,
        "kind": award.kind,
        "recipient": award.recipient,
        "position": award.position,
        "delegate": award.delegate,
        "present": session.awards.is_present(award),
        "title": award.title,
        "level": award.level,
        "achievement": award.achievement,
        "dossier": award.dossier,
        "decision_no": award.decision_no,
        "decision_day": award.decision_day,
        "certificate_no": award.certificate_no,
        "prize": award.prize,
        "state": award.state,
        "receiver": award.receiver,
        "called_at": award.called_at,
        "handed_at": award.handed_at,
        "remark": award.remark,
    }
