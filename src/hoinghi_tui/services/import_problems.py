"""What to look at in a list that only shows when all its rows are known."""

from collections.abc import Sequence

from hoinghi_tui.domain.duplicates import Duplicate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.import_fold import Folded
from hoinghi_tui.services.import_units import UnitsNamed
from hoinghi_tui.spreadsheets.drafts import DelegateList, Problem, StatedCount
from hoinghi_tui.spreadsheets.headings import NAMES, Column


def refuse_problems(file: str, problems: Sequence[Problem]) -> None:
    """Refuse a file while anything must be mended in it: tell the first with its place."""
    if problems:
        first, *others = problems
        more = f" Còn {len(others)} chỗ khác cần sửa." if others else ""
        raise Refused(f"{file}: {first}{more}")


def unit_problems(people: Sequence[Folded], units: UnitsNamed) -> tuple[Problem, ...]:
    """Return a problem for each person whose unit the list does not tell."""
    return tuple(
        Problem(
            one.draft.sheet,
            one.draft.row,
            "",
            NAMES[Column.UNIT],
            f"{one.draft.full_name} chưa ghi đơn vị",
            "hãy bổ sung.",
        )
        for one in people
        if units.of(one.draft.unit_text) is None
    )


def count_problems(
    people: DelegateList, folded: Sequence[Folded], merged: Sequence[Duplicate]
) -> tuple[Problem, ...]:
    """Return a problem for each number that a list states and that is not so.

    A number is right when it counts the rows, or the people left after rows that repeat
    somebody are put together. Only whoever stands under two units for two posts may not be
    counted twice: of these the total counts one.
    """
    several = [one for one in merged if one.several_posts]
    problems = [_problem(count, people, folded, several) for count in people.counts]
    return tuple(problem for problem in problems if problem is not None)


def _problem(
    count: StatedCount,
    people: DelegateList,
    folded: Sequence[Folded],
    several: Sequence[Duplicate],
) -> Problem | None:
    in_group = [
        place
        for place, draft in enumerate(people.drafts)
        if (draft.sheet == count.sheet and count.group in (None, draft.group))
        or (count.of_all and count.group is None)
    ]
    leaders = {one.places[0] for one in folded}
    kept = sum(place in leaders for place in in_group)
    if count.group is not None:
        right = count.count in (len(in_group), kept)
        words = f"nhóm ghi {count.count}, đọc được {kept} người"
    else:
        twice = sum(len(one.places) - 1 for one in several)
        below = sum(
            draft.sheet == count.sheet and 0 < draft.group == count.below for draft in people.drafts
        )
        right = count.count in (kept, len(in_group) - twice, below)
        after = f"thực tế {kept} người sau khi gộp kiêm nhiệm"
        words = f"tổng ghi {count.count}, {after if twice else f'đọc được {kept} người'}"
    return None if right else Problem(count.sheet, count.row, "", "", words, "hãy đối chiếu.")
