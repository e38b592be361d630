"""Two entries of the list that are one person, put together into one."""

from collections.abc import Iterable
from dataclasses import replace

from hoinghi_tui.domain.people import Attendance, Badge, Delegate, Invitation, Presence
from hoinghi_tui.domain.protocol import add_posts

_FILLED_IF_BLANK = ("honorific", "unit", "rank", "sex", "given_name", "reading", "substitute")


def merged(survivor: Delegate, other: Delegate) -> Delegate:
    """Return what is known of both; where they differ, ``survivor`` is right.

    Id, name and place in the list are the survivor's. Posts are put together, roles united,
    notes joined; a phone that differs becomes the second number, and any more numbers go
    into the note; of two birth dates that agree the more precise one stays. An invitation
    that was not sent yet gives way.
    """
    filled = {
        name: getattr(other, name)
        for name in _FILLED_IF_BLANK
        if getattr(survivor, name) in ("", None)
    }
    phone, phone_other, *more = _phones(survivor, other)
    more_phones = f"Số khác: {', '.join(more)}" if more else ""
    invited = other if survivor.invitation is Invitation.NOT_SENT else survivor
    return replace(
        survivor,
        **filled,
        position=add_posts(survivor.position, other.position),
        roles=tuple(dict.fromkeys((*survivor.roles, *other.roles))),
        phone=phone,
        phone_other=phone_other,
        birth=_birth(survivor.birth, other.birth),
        wheelchair=survivor.wheelchair or other.wheelchair,
        note="; ".join(dict.fromkeys(filter(None, (survivor.note, other.note, more_phones)))),
        invitation=invited.invitation,
        absence_reason=invited.absence_reason,
        walk_in=survivor.walk_in and other.walk_in,
        sample=survivor.sample and other.sample,
        off_payroll=survivor.off_payroll or other.off_payroll,
    )


def _phones(survivor: Delegate, other: Delegate) -> list[str]:
    """Return the main number, the second one and any more; a blank where there is none."""
    numbers = [survivor.phone, survivor.phone_other, other.phone, other.phone_other]
    if not survivor.phone:
        numbers = [other.phone, survivor.phone_other, other.phone_other]
    known = list(dict.fromkeys(filter(None, numbers)))
    if not numbers[0]:
        # A second number alone stays a second number: it is a fixed line.
        known.insert(0, "")
    return known + [""] * (2 - len(known))


def _birth(one: str, other: str) -> str:
    return other if other.startswith(one) else one


def merged_attendance(
    survivor: str, mine: Attendance | None, theirs: Attendance | None
) -> Attendance | None:
    """Return the one arrival of both: the first, here as long as either is; None for none."""
    if mine is None or theirs is None:
        came = mine or theirs
        return replace(came, id=survivor) if came else None
    first = min(mine, theirs, key=lambda one: one.arrived_at)
    here = Presence.PRESENT in (mine.state, theirs.state)
    left = max(filter(None, (mine.left_at, theirs.left_at)), default=None)
    return replace(
        first,
        id=survivor,
        state=Presence.PRESENT if here else Presence.LEFT,
        left_at=None if here else left,
        substitute=mine.substitute or theirs.substitute,
    )


def merged_badges(survivor: str, other: str, badges: Iterable[Badge]) -> list[Badge]:
    """Return the badges of ``other`` as they become the survivor's.

    Whichever of the two was printed opens the door. When the survivor has a valid badge
    already, the other's becomes a spare one, so that one code remains to be printed.
    """
    badges = tuple(badges)
    has_one = any(badge.delegate == survivor and badge.is_current for badge in badges)
    return [
        replace(badge, delegate=survivor, spare=badge.spare or (has_one and badge.is_current))
        for badge in badges
        if badge.delegate == other
    ]
