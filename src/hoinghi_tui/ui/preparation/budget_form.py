"""The form in which a line of the budget is planned and settled."""

from typing import Any

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from hoinghi_tui.domain.budget import QUANTITY_WORDS, BudgetLine
from hoinghi_tui.domain.budget_entry import LABELS, BudgetDraft
from hoinghi_tui.domain.budget_norms import Norm
from hoinghi_tui.domain.money_text import amount_text, parse_amount
from hoinghi_tui.domain.money_words import in_words
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.entry_form import EntryForm

_PLACEHOLDERS = {
    "title": "Nước uống, in tài liệu, trang trí…",
    "quantity": "để trống: đếm theo dòng trên, hoặc chưa rõ",
    "measure": "người, bộ, lần",
    "unit_price": "20.000; chưa rõ thì để trống",
    "basis": "văn bản quy định mức chi",
    "actual_quantity": "để trống: đếm người thực đến, hoặc chưa rõ",
    "actual": "số tiền trên chứng từ; để trống: số lượng × đơn giá",
    "voucher_no": "PC05, hóa đơn 0001234",
    "voucher_day": "15/12/2025",
}


class BudgetForm(EntryForm[BudgetLine, BudgetDraft]):
    """One line: above what is planned, below what was spent."""

    LABELS = LABELS
    HINTED = ("actual",)
    GROUPS = ("actual_quantity",)
    KEYS = "Ctrl+S  lưu   ↑↓  dòng   ←→  chọn   F1  trợ giúp   Esc  thôi"
    DEFAULT_CSS = """
    BudgetForm .form-label { width: 17; }
    """
    HELP_TITLE = "Dòng kinh phí"
    HELP = """
Phần trên là dự toán, phần dưới là quyết toán. Chưa rõ thì để trống: giấy in dấu “…” và chương trình
nhắc, không tự đoán.

Số lượng theo số đại biểu: dự toán đếm người được mời, quyết toán đếm người thực đến. Theo số người
không hưởng lương thì chỉ đếm những người đã đánh dấu bằng phím H. Ghi số vào “Số dự toán” thì số ấy
được dùng thay.

Tiền thực chi ghi theo chứng từ; chứng từ không được ghi ngày sau hôm nay.
"""

    def __init__(
        self, title: str, editing: Editing[BudgetLine, BudgetDraft], norm: Norm | None = None
    ) -> None:
        super().__init__(title, editing)
        self._norm = norm

    def field(self, name: str, value: Any) -> Widget:
        """Return where the quantity comes from as a choice, a line for other fields."""
        if name == "source":
            return Choice(list(QUANTITY_WORDS.items()), value, id="field-source")
        placeholder = _PLACEHOLDERS.get(name, "")
        if name == "unit_price" and self._norm is not None and self._norm.amount is not None:
            placeholder = f"định mức {amount_text(self._norm.amount)}; chưa rõ thì để trống"
        return Input(value, placeholder=placeholder, id=f"field-{name}", select_on_focus=False)

    def hint(self, name: str, value: Any) -> Content:
        """Say the amount that was paid in words: a zero too many is heard."""
        amount = parse_amount(value)
        return Content.styled("" if amount is None else in_words(amount), "$muted")

    def words(self, name: str, value: Any) -> str:
        """Say what was chosen as the form does."""
        return QUANTITY_WORDS[value] if name == "source" else super().words(name, value)
