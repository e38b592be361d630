"""A delegate in words, shapes and colours, for the list and for the card beside it."""

from collections.abc import Sequence
from textwrap import wrap

from textual.content import Content

from hoinghi_tui.domain.people import Delegate, Invitation
from hoinghi_tui.domain.people_words import INVITATION_WORDS, roles_text
from hoinghi_tui.domain.seat_state import SEAT_WORDS, person_state
from hoinghi_tui.services.door import Card
from hoinghi_tui.services.import_plan import ImportSummary
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.door.door_result import MEANS, award_line
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.ui.widgets.state_marks import STATE_MARKS
from hoinghi_tui.vietnamese import printable, shorten_name

COLUMNS = (
    Column("STT", 3, drop=5),
    Column("Họ và tên", 21, weight=2, shorten=shorten_name),
    Column("Chức vụ", 13, weight=3, drop=2),
    Column("Đơn vị", 16, drop=3),
    Column("Vai trò", 10, weight=1, drop=7),
    Column("Giấy mời", 8, drop=6),
    Column("Chỗ", 3),
    Column("Trạng thái", 10),
)
_LABEL_WIDTH = 12
_INVITATION_TONES = {
    Invitation.NOT_SENT: "muted",
    Invitation.SENT: "",
    Invitation.CONFIRMED: "success",
    Invitation.DECLINED: "error",
}


def row_cells(session: Session, number: int, delegate: Delegate) -> Sequence[Cell]:
    """Return a delegate's line in the list."""
    state = session.state
    unit = state.unit_of(delegate)
    seat = state.seat_of(delegate.id)
    where = person_state(delegate, state.attendance.get(delegate.id))
    sign, tone = STATE_MARKS[where]
    return (
        Cell(str(number).rjust(3), "muted"),
        Cell(delegate.full_name, "strong"),
        Cell(delegate.position),
        Cell(unit.label if unit else "", "muted"),
        Cell(roles_text(delegate.roles), "accent"),
        Cell(INVITATION_WORDS[delegate.invitation], _INVITATION_TONES[delegate.invitation]),
        Cell(seat.id if seat else "–", "accent" if seat else "muted"),
        Cell(f"{sign} {SEAT_WORDS[where]}", tone),
    )


def import_text(summary: ImportSummary) -> str:
    """Say what an import has saved, and how to take it back."""
    if not (summary.added or summary.updated):
        return f"Không có gì mới: cả {summary.unchanged} người đã có trong danh sách."
    return (
        f"Đã lưu: {summary.added} người mới, {summary.updated} được cập nhật, "
        f"{summary.unchanged} giữ nguyên. Ctrl+Z để hoàn tác cả danh sách."
    )


def deletion_text(session: Session, delegate: Delegate) -> str:
    """Say what is lost with a delegate, and how to get it back."""
    state = session.state
    seat = state.seat_of(delegate.id)
    came = state.attendance.get(delegate.id)
    lost = [f"ghế {seat.id}"] if seat else []
    lost += ["mã trên thẻ"] if state.badge_of(delegate.id) else []
    lost += [f"điểm danh lúc {session.clock_text(came.arrived_at, seconds=False)}"] if came else []
    also = f", cùng {', '.join(lost)}" if lost else ""
    return (
        f"{printable(delegate.full_name)} sẽ bị xóa khỏi danh sách{also}.\n\n"
        "Xóa nhầm thì bấm Ctrl+Z."
    )


def card_text(session: Session, card: Card, width: int) -> Content:
    """Return everything known of one delegate in ``width`` cells; a blank shows as "…"."""
    delegate = card.delegate
    where = person_state(delegate, card.attendance)
    sign, tone = STATE_MARKS[where]
    badge = "đã cấp" if session.state.badge_of(delegate.id) else ""
    facts: list[tuple[str, str]] = [
        ("Chức vụ", delegate.position),
        ("Đơn vị", card.unit.name if card.unit else ""),
        ("Vai trò", roles_text(delegate.roles) or "đại biểu"),
        ("Điện thoại", delegate.phone),
        ("Giấy mời", INVITATION_WORDS[delegate.invitation]),
        ("Mã thẻ", badge),
        ("Mã số", delegate.id),
        ("Chỗ ngồi", f"{card.seat.id}, {card.place}" if card.seat else ""),
        *_arrival(session, card),
    ]
    facts += [("Ngày sinh", delegate.birth)] if delegate.birth else []
    facts += [("Ghi chú", delegate.note)] if delegate.note else []
    facts += [("Lý do vắng", delegate.absence_reason)] if delegate.absence_reason else []
    lines = [
        Content.styled(printable(f"{delegate.honorific} {delegate.full_name}".strip()), "bold"),
        Content.styled(f"{sign} {SEAT_WORDS[where]}", f"${tone}"),
        Content(""),
        *(_fact(label, value, width) for label, value in facts),
        *_duties(card, width),
    ]
    if delegate.sample:
        lines += [Content(""), Content.styled("Người trong dữ liệu mẫu, không có thật.", "$muted")]
    return Content("\n").join(lines)


def _arrival(session: Session, card: Card) -> list[tuple[str, str]]:
    came = card.attendance
    if came is None:
        return []
    facts = [
        ("Đến lúc", f"{session.clock_text(came.arrived_at)}, {MEANS[came.means]}, {came.station}")
    ]
    if came.substitute is not None:
        facts.append(("Đi thay", came.substitute.full_name))
    return facts


def _duties(card: Card, width: int) -> list[Content]:
    duties = [("★ ", award_line(award)) for award in card.awards]
    duties += [("¶ ", item.title) for item in card.items]
    lines = [
        Content.assemble((sign, "$accent"), _wrapped(words, width, len(sign)))
        for sign, words in duties
    ]
    return [Content(""), *lines] if lines else []


def _fact(label: str, value: str, width: int) -> Content:
    """Put a value beside its label."""
    words = _wrapped(value, width, _LABEL_WIDTH)
    return Content.assemble((label.ljust(_LABEL_WIDTH), "$muted"), words or ("…", "$warning"))


def _wrapped(text: str, width: int, indent: int) -> str:
    """Break a text into lines; those after the first stand under it, ``indent`` cells in."""
    return f"\n{' ' * indent}".join(wrap(printable(text), max(10, width - indent)))
