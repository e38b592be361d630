"""`import`: take in a list of delegates from a file, all of it or nothing."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from hoinghi_tui.cli.common import (
    add_folder,
    add_json,
    add_station,
    open_session,
    plain,
    print_json,
)
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.units import find_unit
from hoinghi_tui.services.roster_merge import ImportSummary
from hoinghi_tui.spreadsheets.delegate_list import read_delegate_file
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, DelegateList, Problem

EXAMPLE = "hoinghi-tui import hoi-nghi danh-sach.xlsx --dry-run"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument("file", metavar="TỆP", type=Path, help="danh sách .xlsx hoặc .csv")
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không lưu")
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read the file, save it as one action unless it is a dry run, and say what it did."""
    people = read_delegate_file(arguments.file)
    with open_session(arguments, read_only=arguments.dry_run) as session:
        if arguments.dry_run:
            summary = session.roster.preview(people.drafts)
        else:
            summary = session.roster.take_in(people.drafts, source=arguments.file.name)
        doubts = session.roster.doubts(people)
        units = tuple(session.state.units.values())
    if arguments.json:
        print_json(_as_json(arguments, people, summary, doubts, units))
    else:
        _print_words(summary, saved=not arguments.dry_run)
    for doubt in doubts:
        print(f"Lưu ý: {plain(str(doubt))}", file=sys.stderr)
    return 0


def _print_words(summary: ImportSummary, *, saved: bool) -> None:
    print(
        f"{'Đã nhập' if saved else 'Sẽ nhập'}: {summary.added} người mới, "
        f"{summary.updated} được cập nhật, {summary.unchanged} giữ nguyên."
    )
    if summary.new_units:
        print(f"Đơn vị mới: {plain(', '.join(summary.new_units))}")


def _as_json(
    arguments: argparse.Namespace,
    people: DelegateList,
    summary: ImportSummary,
    doubts: Sequence[Problem],
    units: Sequence[Unit],
) -> dict[str, object]:
    return {
        "file": str(arguments.file),
        "dry_run": arguments.dry_run,
        "added": summary.added,
        "updated": summary.updated,
        "unchanged": summary.unchanged,
        "new_units": summary.new_units,
        "problems": doubts,
        "delegates": [_draft_json(draft, units) for draft in people.drafts],
    }


def _draft_json(draft: DelegateDraft, units: Sequence[Unit]) -> dict[str, object]:
    unit = find_unit(draft.unit_text, units)
    return {
        "full_name": draft.full_name,
        "honorific": draft.honorific,
        "position": draft.position,
        "unit_code": unit.id if unit else None,
        "unit": unit.name if unit else draft.unit_text,
        "phone": draft.phone,
        "birth": draft.birth,
        "roles": draft.roles,
        "note": draft.note,
        "source": {"sheet": draft.sheet, "row": draft.row},
    }
