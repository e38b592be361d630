"""Gathers what badges and invitations need to be printed, codes included."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from hoinghi_tui.domain.badges import TEST_CODE
from hoinghi_tui.domain.occasion import occasion_of
from hoinghi_tui.domain.people import Badge, Delegate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.resources import find_template
from hoinghi_tui.services.paper_holders import (
    chosen,
    holders,
    is_awaited,
    issued_badges,
    printed_badges,
    valid_badges,
)
from hoinghi_tui.services.print_job import PrintJob
from hoinghi_tui.services.state import State

BADGE_TEMPLATE = "the-dai-bieu.docx"
INVITATION_TEMPLATE = "giay-moi.docx"


def badge_people(state: State, people: Sequence[Delegate]) -> list[Delegate]:
    """Return who gets a badge unasked: who is to come or has come, newcomers too."""
    return [one for one in people if is_awaited(state, one)]


def invitation_people(state: State, people: Sequence[Delegate]) -> list[Delegate]:
    """Return who is invited unasked: who has not declined; newcomers came by themselves."""
    return [one for one in people if is_awaited(state, one) and not one.walk_in]


def badge_job(
    state: State,
    folder: Path,
    people: Sequence[Delegate],
    ids: Iterable[str] | None,
    *,
    test_card: bool | None,
) -> PrintJob:
    """Gather badges in the order of ``people``; those of ``badge_people`` when none are named.

    A card to test the scanner with comes last when all are printed, or as ``test_card`` says.
    Whoever has no code is given one when the job is saved. Refuses an unknown id.
    """
    from hoinghi_tui.documents.badges import render_badges

    who = badge_people(state, people) if ids is None else chosen(state, people, ids)
    _expect_somebody(who)
    with_card = ids is None if test_card is None else test_card
    badges = valid_badges(state, who)
    return PrintJob(
        kind="print_badges",
        stem="the-dai-bieu",
        words=f"{len(who)} thẻ đại biểu",
        ids=tuple(one.id for one in who),
        fill=partial(
            render_badges,
            holders(state, who, badges),
            state.conference,
            find_template(folder, BADGE_TEMPLATE),
            TEST_CODE if with_card else "",
        ),
        changes=partial(printed_badges, state, badges),
        badges=_secrets(badges),
    )


def invitation_job(
    state: State, folder: Path, people: Sequence[Delegate], ids: Iterable[str] | None
) -> PrintJob:
    """Gather invitations in the order of ``people``; all of ``invitation_people`` unasked.

    Whoever has no code is given one when the job is saved. Refuses an unknown id.
    """
    from hoinghi_tui.documents.invitations import render_invitations

    who = invitation_people(state, people) if ids is None else chosen(state, people, ids)
    _expect_somebody(who)
    badges = valid_badges(state, who)
    return PrintJob(
        kind="print_invitations",
        stem="giay-moi",
        words=f"{len(who)} giấy mời",
        ids=tuple(one.id for one in who),
        fill=partial(
            render_invitations,
            holders(state, who, badges),
            state.conference,
            occasion_of(state.agenda.values()),
            find_template(folder, INVITATION_TEMPLATE),
        ),
        changes=partial(issued_badges, state, badges),
        badges=_secrets(badges),
    )


def _expect_somebody(people: Sequence[Delegate]) -> None:
    if not people:
        raise Refused("Chưa có đại biểu nào để in. Nhập danh sách đại biểu ở trang F3 trước.")


def _secrets(badges: Sequence[Badge]) -> dict[str, str]:
    return {badge.delegate: badge.id for badge in badges}
