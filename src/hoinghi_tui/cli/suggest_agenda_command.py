"""`suggest-agenda`: minutes for each item, from how long a past conference really took."""

import argparse
from collections.abc import Sequence

from hoinghi_tui.cli.common import (
    OR_URL,
    add_folder,
    add_json,
    add_station,
    open_folder,
    open_session,
    place,
    plain,
    print_json,
)
from hoinghi_tui.cli.table import table
from hoinghi_tui.domain.agenda_suggest import Suggestion
from hoinghi_tui.domain.refusal import Refused

EXAMPLE = "hoinghi-tui suggest-agenda hoi-nghi-2026 hoi-nghi-2025"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "past", metavar="DIR-CŨ", type=place, help=f"thư mục của hội nghị đã diễn ra{OR_URL}"
    )
    parser.add_argument(
        "--apply", action="store_true", help="ghi số phút gợi ý vào chương trình (hoàn tác được)"
    )
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what is suggested for each item that waits; save it only when told to."""
    with (
        open_folder(arguments.past) as past,
        open_session(arguments, read_only=not arguments.apply) as session,
    ):
        suggestions = session.agenda_editor.suggest(past.agenda)
        if not any(one.past for one in suggestions):
            raise Refused(
                f"{arguments.past}: không có mục nào đã diễn ra giống chương trình này. "
                "Hãy chọn thư mục của một hội nghị đã chạy chương trình."
            )
        changed = session.agenda_editor.apply_suggestions(suggestions) if arguments.apply else 0
    if arguments.json:
        print_json({"applied": changed, "items": [_as_json(one) for one in suggestions]})
    else:
        print("\n".join(_as_table(suggestions)))
        differing = sum(one.differs for one in suggestions)
        advice = (
            "" if arguments.apply or not differing else " Thêm --apply để ghi vào chương trình."
        )
        print(f"{'Đã đổi' if arguments.apply else 'Nên đổi'} {differing} mục.{advice}")
    return 0


def _as_table(suggestions: Sequence[Suggestion]) -> list[str]:
    titles = ("MỤC", "ĐANG GHI", "LẦN TRƯỚC", "THỰC TẾ", "GỢI Ý", "THEO")
    rows = [
        (
            plain(one.item.title),
            f"{one.now}′",
            _minutes(one.planned),
            _minutes(one.real),
            f"{one.suggested}′" if one.suggested is not None else "",
            _basis(one),
        )
        for one in suggestions
    ]
    return table(titles, rows)


def _basis(one: Suggestion) -> str:
    if not one.past:
        return ""
    return "cùng tên" if one.by_title else f"cùng loại, {len(one.past)} mục"


def _minutes(minutes: float | None) -> str:
    return f"{minutes:.0f}′" if minutes is not None else ""


def _as_json(one: Suggestion) -> dict[str, object]:
    return {
        "id": one.item.id,
        "title": one.item.title,
        "kind": one.item.kind,
        "minutes": one.now,
        "past_planned_minutes": one.planned,
        "past_real_minutes": one.real,
        "suggested_minutes": one.suggested,
        "matched_by": ("title" if one.by_title else "kind") if one.past else None,
        "past_items": [past.title for past in one.past],
    }
