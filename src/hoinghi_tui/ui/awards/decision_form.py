"""Asks for number and day of the signed decision, and of which awards it is."""

from collections.abc import Iterable, Sequence
from enum import Enum

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.conference_date import parse_conference_date
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.awards.small_form import SmallForm
from hoinghi_tui.ui.widgets.choice import Choice


class _Scope(Enum):
    OPEN = "mục chưa có quyết định"
    BATCH = "đợt này"
    ONE = "người này"
    ALL = "tất cả"


class DecisionForm(SmallForm):
    """Two lines and for whom it counts."""

    LABELS = {"number": "Số quyết định", "day": "Ngày ký"}
    PLACEHOLDERS = {"number": "1250/QĐ-UBND", "day": "10/12/2025; chưa ký thì để trống"}
    KEYS = "Ctrl+S  lưu   ↑↓  dòng   ←→  chọn   F1  trợ giúp   Esc  thôi"
    HELP_TITLE = "Quyết định khen thưởng"
    HELP = """
Ghi số và ngày của quyết định đã ký, rồi chọn bằng ← → quyết định ấy của những mục nào. Hồ sơ của
các mục này chuyển sang bước “có quyết định”. Giấy khen đã in trước đó cần in lại.
"""

    def __init__(self, session: Session, chosen: Award | None) -> None:
        number = chosen.decision_no if chosen is not None else ""
        day = chosen.decision_day if chosen is not None else None
        told = f"{day:%d/%m/%Y}" if day is not None else ""
        super().__init__("QUYẾT ĐỊNH KHEN THƯỞNG", {"number": number, "day": told})
        self._session = session
        self._chosen = chosen

    def fields_below(self) -> Iterable[Widget]:
        """Yield of which awards it is."""
        scopes = [scope for scope in _Scope if self._within(scope)]
        first = scopes[0] if scopes else _Scope.ALL
        with Horizontal(classes="form-row"):
            yield Static("Của", classes="form-label", markup=False)
            answers = [(scope, scope.value) for scope in scopes or [first]]
            yield Choice(answers, first, id="small-scope")

    @on(Choice.Changed)
    def _other_scope(self) -> None:
        self.show_preview()

    def _within(self, scope: _Scope) -> Sequence[Award]:
        awards, chosen = self._session.awards.in_order(), self._chosen
        if scope is _Scope.OPEN:
            return [award for award in awards if not award.decision_no]
        if scope is _Scope.ALL:
            return awards
        if chosen is None:
            return []
        if scope is _Scope.ONE:
            return [chosen]
        return [award for award in awards if award.batch == chosen.batch]

    @property
    def _awards(self) -> Sequence[Award]:
        scope: _Scope = self.query_one("#small-scope", Choice).value
        return self._within(scope)

    def preview(self) -> str:
        """Say of how many awards it is."""
        awards = self._awards
        if len(awards) == 1:
            return f"1 mục: {awards[0].recipient}"
        return f"{len(awards)} mục"

    def save(self) -> object:
        """Note the decision."""
        told = parse_conference_date(self.typed("day"))
        if told.expected:
            raise Refused("Ghi ngày ký như 10/12/2025; chưa ký thì để trống.")
        ids = [award.id for award in self._awards]
        return self._session.awards.set_decision(ids, self.typed("number"), told.day)
