"""What the preview says of a whole list: where it comes from, what it changes."""

from textual.content import Content

from hoinghi_tui.domain.duplicates import Proposal
from hoinghi_tui.services.import_plan import ImportSummary
from hoinghi_tui.spreadsheets.cells import column_letters
from hoinghi_tui.spreadsheets.delegate_list import ALL_SHEETS, ReadOptions
from hoinghi_tui.spreadsheets.drafts import Conversion, DelegateList
from hoinghi_tui.spreadsheets.headings import Column
from hoinghi_tui.ui.delegates.importing.preview_state import Preview
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.vietnamese import printable

_ENCODINGS = {"tcvn3": "TCVN3", "vni": "VNI", "cp1258": "Windows-1258", "utf-16": "UTF-16"}


def source_words(preview: Preview) -> str:
    """Say where the list comes from: "ds.xlsx · trang “DS” (1/2) · bảng mã TCVN3"."""
    people = preview.people
    encoding = _ENCODINGS.get(people.encoding, "") if not people.conversions else ""
    parts = [
        preview.source.name,
        sheet_words(people, preview.options),
        f"bảng mã {encoding}" if encoding else "",
    ]
    return printable(" · ".join(filter(None, parts)))


def sheet_words(people: DelegateList, options: ReadOptions) -> str:
    """Say which sheet is read, "" for a file without sheets."""
    if options.sheet == ALL_SHEETS:
        return f"mọi trang ({len(people.sheets)})"
    if len(people.sheets) > 1:
        return f"{len(people.sheets)} bảng"
    name = people.sheets[0].name
    if not name:
        return ""
    many = len(people.choices)
    place = f" ({people.choices.index(name) + 1}/{many})" if many > 1 else ""
    return f"trang “{name}”{place}"


def can_choose_sheet(people: DelegateList, options: ReadOptions) -> bool:
    """Tell whether there are sheets to choose from; the tables of a document go together."""
    return len(people.choices) > 1 and (options.sheet is not None or len(people.sheets) == 1)


def next_sheet(people: DelegateList, options: ReadOptions) -> str:
    """Return the sheet after the one that is read; after the last one all of them."""
    order = (*people.choices, ALL_SHEETS)
    now = ALL_SHEETS if options.sheet == ALL_SHEETS else people.sheets[0].name
    return order[(order.index(now) + 1) % len(order)]


def count_words(summary: ImportSummary) -> Content:
    """Say how many people are new, updated and left as they are."""
    return Content.assemble(
        (f"{summary.added}", "bold $success"),
        (" người mới   ", "$muted"),
        (f"{summary.updated}", "bold $accent"),
        (" được cập nhật   ", "$muted"),
        (f"{summary.unchanged}", "bold"),
        (" giữ nguyên", "$muted"),
    )


def notes(preview: Preview, room: int) -> list[Content]:
    """Say what else concerns the whole list, each sentence in ``room`` cells at most."""
    lines = []
    if preview.has_old_fonts:
        lines.append((font_words(preview), "$accent"))
    units = preview.plan.new_units
    if units:
        names = ", ".join(unit.name for unit in units)
        count = f" ({len(units)})" if len(units) > 1 else ""
        lines.append((f"Đơn vị mới{count}: {names}", "$success"))
    missing = len(preview.plan.missing)
    if missing:
        words = f"{missing} người đã có không thấy trong danh sách này; vẫn giữ nguyên."
        lines.append((words, "$muted"))
    return [Content.styled(fitted(words, room).rstrip(), tone) for words, tone in lines]


def font_words(preview: Preview) -> str:
    """Show by one example how texts in an old font are read."""
    found = preview.people.conversions
    if not found:
        return "Phông cũ: để nguyên chữ như trong tệp."
    one = _telling(preview)
    name = _ENCODINGS.get(preview.people.encoding, "")
    return f"Phông cũ {name}: “{one.before}” → “{one.after}” ({len(found)} ô)"


def _telling(preview: Preview) -> Conversion:
    """Return a conversion that says something: a name rather than a heading."""
    letters = {
        sheet.name: column_letters(sheet.layout.columns[Column.FULL_NAME])
        for sheet in preview.people.sheets
    }
    rows = {(line.draft.sheet, line.draft.row) for line in preview.plan.lines}
    found = preview.people.conversions
    names = (
        one for one in found if (one.sheet, one.row) in rows and one.letters == letters[one.sheet]
    )
    return next(names, found[0])


def undecided(preview: Preview) -> int:
    """Count the questions that only a person can answer and has not answered."""
    return sum(
        one.proposal is Proposal.ASK and one.key not in preview.decisions
        for one in preview.plan.questions
    )
