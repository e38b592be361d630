"""Taking in a table of the PAR Index from a file: read, match, save as one action."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.units import UnitIndex
from hoinghi_tui.resources import data_dir
from hoinghi_tui.services.import_problems import refuse_problems
from hoinghi_tui.services.par_plan import ParPlan, plan
from hoinghi_tui.services.par_rows import ParIds, ops_of
from hoinghi_tui.services.par_toml import FRAME, read_par_toml
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.spreadsheets.drafts import Problem
from hoinghi_tui.spreadsheets.par_headings import ParColumn
from hoinghi_tui.spreadsheets.par_list import read_par_file
from hoinghi_tui.spreadsheets.par_rows import ParList
from hoinghi_tui.storage import Op


@dataclass(frozen=True, slots=True)
class ParImport:
    """A table as read, its year, and which units its words mean at this moment."""

    table: ParList
    year: int
    units: Mapping[str, str | None]


class ParImporting:
    """Reads tables of the PAR Index and takes them in."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def read(self, path: Path, year: int | None = None, sheet: str | None = None) -> ParImport:
        """Read a file of any kind; nothing is saved.

        Refuses a file that names no year when none is given, and one of another year. Raises
        ``UnreadableList`` and ``SourceError``, naming the file, when it cannot be read.
        """
        return self.matched(read_par(path, sheet), year)

    def matched(self, table: ParList, year: int | None = None) -> ParImport:
        """Find the units a table means; refuses a table without a year or of another one."""
        if table.year is None and year is None:
            raise Refused(
                f"{table.file}: không thấy năm của bảng điểm. Ghi năm ở dòng trên bảng "
                "(“năm 2025”), hoặc thêm --year 2025."
            )
        if table.year is not None and year not in (None, table.year):
            raise Refused(f"{table.file}: bảng điểm của năm {table.year}, không phải năm {year}.")
        index = UnitIndex(self._work.state.units.values())
        units = {}
        for text in dict.fromkeys(one.unit_text for one in table.fields):
            found = self._work.state.units.get(text) or index.find(text)
            units[text] = found.id if found else None
        known_year = year if year is not None else table.year
        assert known_year is not None
        noted = replace(table, notes=(*table.notes, *_unit_notes(table, units)))
        return ParImport(noted, known_year, units)

    def frame(self, year: int) -> ParImport:
        """Return the shipped frame of seven fields, a sample without a maximum or a score."""
        return self.matched(replace(read_par_toml(data_dir() / FRAME), year=year))

    def plan(self, imported: ParImport) -> ParPlan:
        """Return what taking it in would change now; refuses as ``take_in`` does."""
        refuse_problems(imported.table.file, imported.table.problems)
        state, ids = self._work.state, ParIds(self._work)
        # Another desk may have deleted one since the file was read.
        known = {text: unit for text, unit in imported.units.items() if unit in state.units}
        return plan(
            imported.table.fields,
            imported.year,
            state.par_fields.values(),
            state.par_criteria.values(),
            known,
            ids.new_field,
            ids.new_criterion,
            sample=imported.table.sample,
        )

    def take_in(self, imported: ParImport) -> ParPlan:
        """Bring the year to what the file says, as one action; blanks leave what is there.

        Refused while the file has problems, the first of which is told with its place, and
        when a score would be above its maximum or what somebody has typed would be lost.
        """
        planned: list[ParPlan] = []

        def decide() -> list[Op]:
            planned[:] = [self.plan(imported)]
            return ops_of("par_fields", planned[0].fields) + ops_of(
                "par_criteria", planned[0].criteria
            )

        note = f"Nhập Chỉ số CCHC {imported.year} từ {imported.table.file}"
        self._work.act("import_par", decide, note)
        return planned[0]


def read_par(path: Path, sheet: str | None = None) -> ParList:
    """Read a table of the index: TOML by its suffix, else a workbook, Word or text file."""
    if path.suffix.lower() == ".toml":
        return read_par_toml(path)
    return read_par_file(path, sheet)


def _unit_notes(table: ParList, units: Mapping[str, str | None]) -> list[Problem]:
    return [
        Problem(
            one.sheet,
            one.row,
            "",
            ParColumn.UNIT,
            f"không có đơn vị “{one.unit_text}”",
            "đơn vị phụ trách để như đang có; ghi lại ở trang F9, mục 6.",
        )
        for one in table.fields
        if one.unit_text and units[one.unit_text] is None
    ]
