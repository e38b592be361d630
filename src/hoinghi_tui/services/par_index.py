"""The points of the PAR Index: sums, what is missing, and every change one saved action."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from hoinghi_tui.domain.par_checks import ParDoubt, par_doubts, refuse_points
from hoinghi_tui.domain.par_editing import (
    CRITERION_LABELS,
    FIELD_LABELS,
    CriterionDraft,
    FieldDraft,
    check_criterion,
    check_field,
    index_year,
    refuse_double,
)
from hoinghi_tui.domain.par_index import ParCriterion, ParField
from hoinghi_tui.domain.par_scores import Change, FieldScore, ParTable, compared, par_table
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.known import refuse_lost
from hoinghi_tui.services.par_import import ParImporting
from hoinghi_tui.services.par_rows import ParIds
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op


class ParIndex:
    """Keeps fields and criteria; every change is one saved action."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    @cached_property
    def importing(self) -> ParImporting:
        """Take in tables from files."""
        return ParImporting(self._work)

    # -- what is known ---------------------------------------------------------------------

    def years(self) -> list[int]:
        """Return the years there are fields of, the latest first."""
        return sorted({one.year for one in self._work.state.par_fields.values()}, reverse=True)

    @property
    def year(self) -> int:
        """The latest year there are fields of, else the one the conference sums up."""
        known = self.years()
        return known[0] if known else index_year(self._work.state.conference, self._work.now().year)

    def table(self, year: int | None = None) -> ParTable:
        """Add up one year, by default the latest."""
        state = self._work.state
        wanted = self.year if year is None else year
        return par_table(wanted, state.par_fields.values(), state.par_criteria.values())

    def before(self, year: int) -> ParTable | None:
        """Return the latest year before one, to compare with; None where there is none."""
        earlier = [one for one in self.years() if one < year]
        return self.table(earlier[0]) if earlier else None

    def changes(self, year: int | None = None) -> Callable[[FieldScore], Change]:
        """Return what tells how each field of a year has changed since the one before."""
        table = self.table(year)
        return compared(table, self.before(table.year))

    def doubts(self, year: int | None = None) -> list[ParDoubt]:
        """List what is wrong or missing in a year."""
        return par_doubts(self.table(year), self._work.state.units)

    # -- fields ------------------------------------------------------------------------------

    def editing(self, field_id: str) -> Editing[ParField, FieldDraft]:
        """Return what a form needs to show a field and to save it; refuses one that is gone."""
        return self._field_form(self._field(field_id), self._save_field)

    def adding(self, year: int) -> Editing[ParField, FieldDraft]:
        """Return what a form needs for a new field behind those of the year."""
        blank = ParField(id="", year=year, title="")
        return self._field_form(blank, lambda _, field: self._add_field(field))

    def _field_form(
        self, field: ParField, save: Callable[[ParField, ParField], object]
    ) -> Editing[ParField, FieldDraft]:
        return Editing(
            record=field,
            entry_of=FieldDraft.of,
            check=lambda draft, before: check_field(
                draft, before, self._of_year(before.year), self._work.state.units
            ),
            save=save,
            current=lambda: self._work.state.par_fields.get(field.id),
        )

    def change(self, field_id: str, draft: FieldDraft) -> None:
        """Save what was typed about a field; refuses a wrong draft, naming the line."""
        form = self.editing(field_id)
        self._save_field(form.record, form.check(draft, form.record).accepted(FIELD_LABELS))

    def add(self, year: int, draft: FieldDraft) -> ParField:
        """Add a field, with one criterion of its own title; its id is given here."""
        form = self.adding(year)
        return self._add_field(form.check(draft, form.record).accepted(FIELD_LABELS))

    def confirm(self, year: int) -> None:
        """Say that the fields of a year are those in force, no longer a sample."""

        def decide() -> list[Op]:
            return [
                op
                for one in self._of_year(year)
                for op in change("par_fields", one, replace(one, sample=False))
            ]

        self._work.act("confirm_par", decide, f"Bỏ dấu mẫu của Chỉ số CCHC {year}")

    def delete(self, field_id: str) -> None:
        """Take a field away with its criteria."""
        field = self._field(field_id)

        def decide() -> list[Op]:
            mine = self._criteria(field_id)
            gone = [deletion("par_criteria", one) for one in mine]
            return [*gone, deletion("par_fields", self._field(field_id))]

        self._work.act("delete_par_field", decide, f"Xóa lĩnh vực CCHC: {field.title}")

    def _save_field(self, before: ParField, after: ParField) -> None:
        def decide() -> list[Op]:
            self._field(before.id)
            refuse_double(after.title, after.id, self._of_year(after.year))
            refuse_lost(self._work.state, after.unit)
            ops = [*change("par_fields", before, after)]
            for one in self._criteria(before.id):
                # The criterion of a field that is not divided goes by the field's title.
                if one.title == before.title:
                    ops += change("par_criteria", one, replace(one, title=after.title))
            return ops

        self._work.act("edit_par_field", decide, f"Sửa lĩnh vực CCHC: {after.title}")

    def _add_field(self, field: ParField) -> ParField:
        added: list[ParField] = []

        def decide() -> list[Op]:
            ids = ParIds(self._work)
            refuse_double(field.title, field.id, self._of_year(field.year))
            refuse_lost(self._work.state, field.unit)
            last = max((one.order for one in self._of_year(field.year)), default=0)
            # Not divided yet: the whole field is scored, by a criterion of its own title.
            added[:] = [replace(field, id=ids.new_field(), order=last + 1)]
            whole = ParCriterion(
                id=ids.new_criterion(),
                field=added[0].id,
                title=field.title,
                order=1,
                maximum=field.maximum,
            )
            return [insertion("par_fields", added[0]), insertion("par_criteria", whole)]

        self._work.act("add_par_field", decide, f"Thêm lĩnh vực CCHC: {field.title}")
        return added[0]

    # -- criteria ----------------------------------------------------------------------------

    def criterion_editing(self, criterion_id: str) -> Editing[ParCriterion, CriterionDraft]:
        """Return what a form needs to show a criterion and to save it."""
        return self._criterion_form(self._criterion(criterion_id), self._save_criterion)

    def criterion_adding(self, field_id: str) -> Editing[ParCriterion, CriterionDraft]:
        """Return what a form needs for a new criterion behind those of a field."""
        blank = ParCriterion(id="", field=self._field(field_id).id, title="")
        return self._criterion_form(blank, lambda _, one: self._add_criterion(one))

    def _criterion_form(
        self, criterion: ParCriterion, save: Callable[[ParCriterion, ParCriterion], object]
    ) -> Editing[ParCriterion, CriterionDraft]:
        return Editing(
            record=criterion,
            entry_of=CriterionDraft.of,
            check=lambda draft, before: check_criterion(
                draft, before, self._criteria(before.field)
            ),
            save=save,
            current=lambda: self._work.state.par_criteria.get(criterion.id),
        )

    def score(self, criterion_id: str, draft: CriterionDraft) -> None:
        """Save what was typed about a criterion; refuses points over the maximum."""
        form = self.criterion_editing(criterion_id)
        after = form.check(draft, form.record).accepted(CRITERION_LABELS)
        self._save_criterion(form.record, after)

    def delete_criterion(self, criterion_id: str) -> None:
        """Take a criterion away."""
        one = self._criterion(criterion_id)
        self._work.act(
            "delete_par_criterion",
            lambda: [deletion("par_criteria", self._criterion(criterion_id))],
            f"Xóa tiêu chí CCHC: {one.title}",
        )

    def _save_criterion(self, before: ParCriterion, after: ParCriterion) -> None:
        def decide() -> list[Op]:
            self._criterion(before.id)
            refuse_points(after)
            # Another desk's maximum must not be passed by a score typed here.
            together = ("maximum", "self_scored", "appraised")
            return [*change("par_criteria", before, after, together=together)]

        self._work.act("score_par", decide, f"Chấm điểm CCHC: {after.title}")

    def _add_criterion(self, criterion: ParCriterion) -> None:
        def decide() -> list[Op]:
            refuse_points(criterion)
            self._field(criterion.field)
            last = max((one.order for one in self._criteria(criterion.field)), default=0)
            new_id = ParIds(self._work).new_criterion()
            return [insertion("par_criteria", replace(criterion, id=new_id, order=last + 1))]

        self._work.act("add_par_criterion", decide, f"Thêm tiêu chí CCHC: {criterion.title}")

    # -- looking up --------------------------------------------------------------------------

    def _of_year(self, year: int) -> list[ParField]:
        return [one for one in self._work.state.par_fields.values() if one.year == year]

    def _criteria(self, field_id: str) -> list[ParCriterion]:
        return [one for one in self._work.state.par_criteria.values() if one.field == field_id]

    def _field(self, field_id: str) -> ParField:
        field = self._work.state.par_fields.get(field_id)
        if field is None:
            raise Refused("Lĩnh vực này không còn nữa: bàn khác vừa xóa.")
        return field

    def _criterion(self, criterion_id: str) -> ParCriterion:
        criterion = self._work.state.par_criteria.get(criterion_id)
        if criterion is None:
            raise Refused("Tiêu chí này không còn nữa: bàn khác vừa xóa.")
        return criterion
