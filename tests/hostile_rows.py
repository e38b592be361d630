"""Rows nobody would write, for every table of before and after the day."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import cycle
from typing import Any

from hoinghi_tui.domain.aftermath import NO_CONCLUSION, Broadcast
from hoinghi_tui.domain.budget import BudgetLine, Quantity
from hoinghi_tui.domain.checklist import CheckItem, Per
from hoinghi_tui.domain.par_index import ParCriterion, ParField
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.sendings import Sending, Way
from hoinghi_tui.domain.speeches import ReceivedFile, Report, ReportState, Speech
from hoinghi_tui.domain.tasks import Phase, Task, TaskState
from hoinghi_tui.services.rows import insertion
from hoinghi_tui.storage import Op

HOSTILE = (
    "[/]",
    "[bold]",
    "[@click=app.quit]x[/]",
    "=cmd()",
    "{{x}}",
    "../x",
    "Ng" * 250,
    "No\u0302ng tho\u0302n",
    "👩\u200d👩\u200d👧\u200d👦 👍🏽",
    "\u202eabc\u2066 \u200f",
    "a\x1b[31m\x1b]0;x\x07b",
    "a\x00\x7f\x9b\r\tb",
    "một\nhai\n\nba",
    "   ",
    "",
)
"""Texts that look like markup, formulas, fields, paths, or hold what must not be painted."""

GONE = "khong-con"
"""An id of nothing."""

_AT = datetime(2025, 12, 14, 1, 2, tzinfo=UTC)
_KINDS: tuple[tuple[str, type[Any], dict[str, Any]], ...] = (
    (
        "tasks",
        Task,
        {
            "unit": (GONE, "nguoc", None),
            "owner": (GONE, "nguoc", None),
            "due": (date(2000, 1, 1), date(2099, 12, 31), None),
            "days_before": (None, 5, 10**6),
            "depends_on": ((GONE,), ("tasks-1", "tasks-2"), ()),
            "state": tuple(TaskState),
            "phase": tuple(Phase),
        },
    ),
    (
        "speeches",
        Speech,
        {
            "unit": (GONE, "nguoc", None),
            "speaker": (GONE, "nguoc", None),
            "minutes": (None, 0, 10**6),
            "item": (GONE, None),
            "file": (None, "", "../x", "received/\x1b[31m.docx"),
        },
    ),
    (
        "reports",
        Report,
        {
            "unit": (GONE, "nguoc", None),
            "state": tuple(ReportState),
            "item": (GONE, None),
            "file": (None, "", "../x"),
        },
    ),
    (
        "checklist",
        CheckItem,
        {"per": tuple(Per), "unit": (GONE, "nguoc", None), "checked_at": (None, _AT)},
    ),
    (
        "sendings",
        Sending,
        {
            "way": tuple(Way),
            "sent_on": (None, date(2099, 12, 31)),
            "received_on": (None, None, date(2000, 1, 1)),
            "delegate": (None, GONE, "nguoc"),
        },
    ),
    (
        "budget",
        BudgetLine,
        {
            "source": tuple(Quantity),
            "norm": ("", GONE),
            "quantity": (None, 0, 10**12),
            "unit_price": (None, 10**12, 0),
            "planned": (None, 1),
            "actual_quantity": (None, 10**12),
            "actual": (None, None, 10**15),
            "voucher_day": (None, date(2000, 1, 1)),
        },
    ),
    (
        "par_fields",
        ParField,
        {
            "unit": (GONE, "nguoc", None),
            "year": (2025, 2025, 2025, 1, 9999),
            "maximum": (None, Decimal(0), Decimal("12.5")),
            "sample": (False, True),
        },
    ),
    (
        "par_criteria",
        ParCriterion,
        {
            "field": ("par_fields-0", GONE, ""),
            "maximum": (None, Decimal(0), Decimal("1e9")),
            "self_scored": (None, Decimal("99.99")),
            "appraised": (None, None, Decimal(0)),
        },
    ),
    (
        "broadcasts",
        Broadcast,
        {"day": (None, date(2000, 1, 1), date(2099, 12, 31)), "at": (None, time(23, 59))},
    ),
)


def hostile_changes() -> Iterator[Op]:
    """Yield a row for each hostile text in each table, its other fields blank by turns."""
    text = HOSTILE[2]
    yield insertion("units", Unit(id="nguoc", name=text, short_name=HOSTILE[10], duties=HOSTILE))
    yield insertion(
        "delegates", Delegate(id="nguoc", full_name=HOSTILE[11], position=text, unit=GONE)
    )
    yield insertion("conclusions", replace(NO_CONCLUSION, text="\n".join(HOSTILE)))
    for table, kind, choices in _KINDS:
        turns = {name: cycle(values) for name, values in choices.items()}
        names = [one.name for one in fields(kind) if one.type in (str, "str")]
        for at, hostile in enumerate(HOSTILE):
            row = dict.fromkeys(names, hostile) | {name: next(turns[name]) for name in turns}
            if isinstance(row.get("file"), str):
                row["file"] = ReceivedFile(path=row["file"], size=0, received_at=_AT)
            yield insertion(table, kind(**row | {"id": f"{table}-{at}"}))
