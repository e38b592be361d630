"""People who may be one, side by side, and what will be done about them."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from hoinghi_tui.domain.birth import birth_text
from hoinghi_tui.domain.duplicates import Proposal
from hoinghi_tui.services.import_plan import Question
from hoinghi_tui.ui.delegates.importing.preview_state import Preview
from hoinghi_tui.ui.delegates.importing.view import View
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.vietnamese import printable, shorten_name

_LABELS = ("", "Họ tên", "Chức vụ", "Đơn vị", "Điện thoại", "Ngày sinh")
_LABEL_WIDTH = 12
_GAP = 2
_LEAST_WIDTH = 18


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the people compared: where they stand, and what tells people apart."""

    where: str
    name: str
    position: str
    unit: str
    phone: str
    birth: str

    def values(self) -> tuple[str, ...]:
        """Return the lines of the comparison, as labelled."""
        return self.where, self.name, self.position, self.unit, self.phone, self.birth


def compared(preview: Preview, question: Question) -> list[Compared]:
    """Return the people a question is about: the rows of the list, then who is known."""
    places = set(question.places)
    people = [
        Compared(
            f"dòng {one.row}",
            one.full_name,
            one.position,
            _unit_name(preview, preview.plan.units.id_of(one.unit_text)) or one.unit_text,
            one.phone,
            birth_text(one.birth),
        )
        for one in preview.people.drafts
        if (one.sheet, one.row) in places
    ]
    known = preview.known.get(question.known)
    if known is not None:
        people.append(
            Compared(
                f"đã có ({known.id})",
                known.full_name,
                known.position,
                _unit_name(preview, known.unit),
                known.phone,
                birth_text(known.birth),
            )
        )
    return people


def _unit_name(preview: Preview, unit_id: str | None) -> str:
    unit = preview.units.get(unit_id or "")
    return unit.name if unit else ""


def decision_words(preview: Preview, question: Question) -> tuple[str, str]:
    """Say what will be done and in which tone; "?" while only a person can tell."""
    together = preview.together(question)
    words = "gộp" if together else "để riêng"
    if question.proposal is Proposal.ASK and question.key not in preview.decisions:
        return f"? {words}", "warning"
    return (f"● {words}", "accent") if together else (f"○ {words}", "")


def places_words(question: Question) -> str:
    """Say where the people stand: "dòng 12, 35" or "dòng 12 và đã có"."""
    return f"{question.where} và đã có" if question.known else question.where


def _cells(preview: Preview, question: Question) -> Sequence[Cell]:
    return (
        Cell(question.name, "strong"),
        Cell(places_words(question), "muted"),
        Cell(question.reason),
        Cell(*decision_words(preview, question)),
    )


def _detail(preview: Preview, question: Question, width: int) -> Content:
    people = compared(preview, question)
    most = max(2, (width - _LABEL_WIDTH) // (_LEAST_WIDTH + _GAP))
    shown, hidden = people[:most], len(people) - most
    also = f"  (và {hidden} dòng nữa)" if hidden > 0 else ""
    lines = [Content.styled(printable(f"{question.reason}{also}"), "$warning")]
    room = (width - _LABEL_WIDTH) // max(1, len(shown)) - _GAP
    table = zip(_LABELS, zip(*(one.values() for one in shown), strict=True), strict=False)
    lines += [_line(label, values, room) for label, values in table if any(values)]
    return Content("\n").join(lines)


def _line(label: str, values: Sequence[str], room: int) -> Content:
    """Set the people's values side by side; those that differ stand out."""
    tone = "$muted" if not label else "bold $accent" if len(set(values)) > 1 else ""
    cells = [(fitted(value or "–", room) + " " * _GAP, tone) for value in values]
    return Content.assemble((label + " " * (_LABEL_WIDTH - cell_len(label)), "$muted"), *cells)


QUESTIONS: View[Question] = View(
    "questions",
    "Trùng",
    (
        Column("Họ và tên", 16, weight=1, shorten=shorten_name),
        Column("Ở đâu", 18),
        Column("Vì sao", 20, weight=3, drop=1),
        Column("Sẽ làm", 10),
    ),
    lambda preview: preview.plan.questions,
    _cells,
    _detail,
    lambda question: question.key,
    empty="Không có ai trùng tên.",
)
