"""The money of the conference: its lines, worked out, and what is still missing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from hoinghi_tui.domain.agenda import ItemState
from hoinghi_tui.domain.budget import BudgetLine, Quantity, in_budget_order
from hoinghi_tui.domain.budget_checks import Gap, plan_gaps, settlement_gaps
from hoinghi_tui.domain.budget_entry import LABELS, BudgetDraft, check_budget
from hoinghi_tui.domain.budget_norms import Norm, norms_on, usual_lines
from hoinghi_tui.domain.budget_sums import Account
from hoinghi_tui.domain.checked import Checked
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.budget_account import account_of
from hoinghi_tui.services.budget_norms import read_norms
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.files_out import write_out
from hoinghi_tui.services.given_numbers import GivenNumbers
from hoinghi_tui.services.kept import Kept
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.source_fields import SourceError
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op

XLSX = "kinh-phi.xlsx"


class Budget:
    """Keeps the lines; every change is one saved action."""

    def __init__(self, work: Workspace, folder: Path) -> None:
        self._work = work
        self._folder = folder
        self._numbers = GivenNumbers(work.store, "budget")
        self._account: Kept[Account] = Kept()

    # -- looking -------------------------------------------------------------------------

    def all(self) -> list[BudgetLine]:
        """Return the lines in their order."""
        return sorted(self._work.state.budget.values(), key=in_budget_order)

    def account(self) -> Account:
        """Return estimate and settlement, worked out from people and awards as they are now."""
        state = self._work.state
        tables = (state.budget, state.delegates, state.attendance, state.awards)
        versions = tuple(table.version for table in tables)
        return self._account.get(versions, lambda: account_of(state))

    def norms(self) -> Mapping[str, Norm]:
        """Return the norms in force on the conference's day, before it is fixed today, by id.

        Raises ``SourceError`` for a broken file of norms.
        """
        return norms_on(self._work.state.conference.day or self.today(), read_norms(self._folder))

    def gaps(self) -> tuple[Gap, ...]:
        """Say what the estimate lacks; the settlement too, once money went or all is over.

        A broken file of norms is told among them and takes nothing else away.
        """
        account, problem = self.account(), ""
        norms: Mapping[str, Norm] = {}
        try:
            norms = self.norms()
        except SourceError as error:
            problem = str(error)
        paid = any(one.line.actual is not None for one in account.lines)
        settled = settlement_gaps(account) if paid or self._is_over() else ()
        broken = (Gap(problem.rstrip(".")),) if problem else ()
        return (*broken, *plan_gaps(account, norms), *settled)

    def _is_over(self) -> bool:
        """Tell whether every item of the agenda has ended or was skipped."""
        states = {item.state for item in self._work.state.agenda.values()}
        return bool(states) and states <= {ItemState.DONE, ItemState.SKIPPED}

    def norm_of(self, line: BudgetLine) -> Norm | None:
        """Return the norm a line was made from, if it is in force and its file can be read."""
        try:
            return self.norms().get(line.norm)
        except SourceError:
            return None

    def today(self) -> date:
        """Return the local day."""
        return self._work.now().astimezone(self._work.zone()).date()

    # -- changing ------------------------------------------------------------------------

    def adding(self) -> Editing[BudgetLine, BudgetDraft]:
        """Return what a form needs for a new line."""
        return self._form(BudgetLine(id="", title=""), lambda _, line: self._save_new(line))

    def editing(self, line_id: str) -> Editing[BudgetLine, BudgetDraft]:
        """Return what a form needs to show a line and to save it; refuses one that is gone."""
        return self._form(self.find(line_id), self._save_change)

    def find(self, line_id: str) -> BudgetLine:
        """Return a line; refuses one that is gone."""
        line = self._work.state.budget.get(line_id)
        if line is None:
            raise Refused("Dòng kinh phí này không còn nữa.")
        return line

    def check(self, draft: BudgetDraft, before: BudgetLine) -> Checked[BudgetLine]:
        """Turn a draft into ``before`` with the typed values, and say what is wrong in it."""
        return check_budget(draft, before, self.today())

    def add(self, draft: BudgetDraft) -> BudgetLine:
        """Add a line at the end; refuses a wrong draft, and a second line of prizes."""
        line = self.check(draft, BudgetLine(id="", title="")).accepted(LABELS)
        return self._save_new(line)

    def change(self, line_id: str, draft: BudgetDraft) -> None:
        """Save what was typed about a line; refuses as ``add`` does."""
        before = self.find(line_id)
        self._save_change(before, self.check(draft, before).accepted(LABELS))

    def delete(self, line_id: str) -> str:
        """Take a line away; return its title."""
        line = self.find(line_id)
        self._work.act(
            "delete_budget",
            lambda: [deletion("budget", self.find(line_id))],
            f"Xóa dòng kinh phí: {line.title}",
        )
        return line.title

    def move(self, line_id: str, step: int) -> None:
        """Move a line up (-1) or down (1); refuses a step over the edge."""
        title = self.find(line_id).title

        def decide() -> list[Op]:
            order = self.all()
            place = [one.id for one in order].index(self.find(line_id).id)
            if not 0 <= place + step < len(order):
                raise Refused(f"“{title}” đã đứng {'đầu' if step < 0 else 'cuối'} bảng.")
            order.insert(place + step, order.pop(place))
            return self._ops(replace(one, order=at) for at, one in enumerate(order, 1))

        way = "lên" if step < 0 else "xuống"
        self._work.act("move_budget", decide, f"Chuyển {way} dòng kinh phí: {title}")

    def usual(self) -> list[BudgetLine]:
        """Return what the norms offer (see ``usual_lines``); saves nothing, guesses no price."""
        return usual_lines(self.norms().values(), self.all())

    def take_in(self, offered: Sequence[BudgetLine]) -> int:
        """Save lines that ``usual`` offered, as one action; return how many.

        What another desk has typed or taken in since is left as it is. Refuses when a line was
        deleted since.
        """
        wanted = {line.norm for line in offered}
        taken: list[BudgetLine] = []

        def decide() -> list[Op]:
            for line in offered:
                if line.id:
                    self.find(line.id)
            taken[:] = [line for line in self.usual() if line.norm in wanted]
            known = self._ops(line for line in taken if line.id)
            return [*known, *self._insertions([line for line in taken if not line.id])]

        def note() -> str:
            return f"Lấy {len(taken)} dòng kinh phí theo định mức"

        self._work.act("norms_budget", decide, note)
        return len(taken)

    @property
    def is_fixed(self) -> bool:
        """Whether no line of the estimate moves with people and awards any more."""
        return all(line.is_fixed for line in self.all())

    def fix_estimate(self) -> int:
        """Keep the counted quantities and prizes of the estimate as they are now.

        An approved estimate must not change when somebody is added. Returns how many lines
        are fixed; what is not known yet stays open.
        """

        def fixed() -> list[BudgetLine]:
            found = []
            for worked in self.account().lines:
                line = worked.line
                if line.is_fixed:
                    continue
                prizes = worked.planned if line.source is Quantity.PRIZES else None
                found.append(replace(line, quantity=worked.planned_quantity, planned=prizes))
            return found

        return self._save_all("fix_budget", fixed, "Chốt số lượng dự toán")

    def follow_counts(self) -> int:
        """Let the estimate follow people and awards again; return how many lines do."""

        def free() -> list[BudgetLine]:
            linked = (one for one in self.all() if one.source is not Quantity.TYPED)
            return [replace(one, quantity=None, planned=None) for one in linked]

        return self._save_all("unfix_budget", free, "Bỏ chốt số lượng dự toán")

    # -- the workbook --------------------------------------------------------------------

    def write_xlsx(self, out: Path | None = None) -> Path:
        """Write the workbook whose formulas recompute; raises as ``write_out``.

        It goes into ``out/`` of the conference, or to a place of choice.
        """
        from hoinghi_tui.spreadsheets.budget_xlsx import budget_as_xlsx

        if not self._work.state.budget:
            raise Refused("Chưa có dòng kinh phí nào để xuất. Thêm ở trang F9, phần Kinh phí.")
        conference = self._work.state.conference
        data = budget_as_xlsx(self.account(), conference.title_on_paper)
        return write_out(self._folder / "out" / XLSX, data, out)

    # -- inside --------------------------------------------------------------------------

    def _form(
        self, line: BudgetLine, save: Callable[[BudgetLine, BudgetLine], object]
    ) -> Editing[BudgetLine, BudgetDraft]:
        lines = self._work.state.budget
        return Editing(
            record=line,
            entry_of=BudgetDraft.of,
            check=self.check,
            save=save,
            current=lambda: lines.get(line.id),
        )

    def _save_new(self, line: BudgetLine) -> BudgetLine:
        added: list[Op] = []

        def decide() -> list[Op]:
            added[:] = self._insertions([line])
            return added

        self._work.act("add_budget", decide, f"Thêm dòng kinh phí: {line.title}")
        return self.find(added[0].id)

    def _insertions(self, lines: Sequence[BudgetLine]) -> list[Op]:
        """Return the insertion of lines at the end, each with an id nobody had before."""
        for line in lines:
            self._refuse_second_prizes(line)
        last = max((one.order for one in self.all()), default=0)
        first = self._numbers.last() + 1
        numbered = (
            replace(line, id=f"kp-{first + place:02d}", order=last + 1 + place)
            for place, line in enumerate(lines)
        )
        return [insertion("budget", line) for line in numbered]

    def _save_change(self, before: BudgetLine, after: BudgetLine) -> None:
        def decide() -> list[Op]:
            self.find(before.id)
            self._refuse_second_prizes(after)
            return [*change("budget", before, after)]

        self._work.act("edit_budget", decide, f"Sửa dòng kinh phí: {after.title}")

    def _refuse_second_prizes(self, line: BudgetLine) -> None:
        """Refuse to count the prizes twice."""
        if line.source is not Quantity.PRIZES:
            return
        others = (one for one in self.all() if one.id != line.id)
        if any(one.source is Quantity.PRIZES for one in others):
            raise Refused("Tiền thưởng đã có một dòng. Hãy sửa dòng ấy.")

    def _save_all(self, kind: str, decide: Callable[[], list[BudgetLine]], note: str) -> int:
        saved: list[Op] = []

        def ops() -> list[Op]:
            saved[:] = self._ops(decide())
            return saved

        self._work.act(kind, ops, lambda: f"{note}: {len(saved)} dòng")
        return len(saved)

    def _ops(self, lines: Iterable[BudgetLine]) -> list[Op]:
        before = self._work.state.budget
        return [op for line in lines for op in change("budget", before[line.id], line)]
