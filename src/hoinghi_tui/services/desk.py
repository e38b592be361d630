"""The desk at the door: newcomers, lost badges, signed paper, and taking arrivals back."""

from dataclasses import dataclass, replace

from hoinghi_tui.domain.check_in import CheckInResult, Verdict, arrive
from hoinghi_tui.domain.people import Delegate, Means, Role, Substitute
from hoinghi_tui.domain.people_words import stand_in, who_comes
from hoinghi_tui.domain.protocol import own_rank, post_rank
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Seat
from hoinghi_tui.domain.seat_state import is_expected
from hoinghi_tui.domain.seating import is_open
from hoinghi_tui.domain.sign_in import Signer, pick_numbers, sign_in_groups
from hoinghi_tui.domain.walk_in import SeatOffer, keeps_seat, offer_seat
from hoinghi_tui.services.badges import Badges, new_badges
from hoinghi_tui.services.door import Arrival, Door
from hoinghi_tui.services.kept import Kept
from hoinghi_tui.services.known import known
from hoinghi_tui.services.roster import Roster
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.taking_seats import seat_ops
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean, name_key


@dataclass(frozen=True, slots=True)
class Guest:
    """What the desk asks a newcomer.

    ``unit`` is the id of a unit of the list, None for none of them; ``unit_name`` are free
    words for another one, which go into the note and never make a new unit.
    """

    full_name: str
    honorific: str = ""
    position: str = ""
    unit: str | None = None
    unit_name: str = ""


def _delegate(guest: Guest) -> Delegate:
    """Return the new entry of the list; a unit of the list sends no guest but one more."""
    words = clean(guest.unit_name)
    return Delegate(
        id="",
        full_name=guest.full_name,
        honorific=guest.honorific,
        position=guest.position,
        unit=guest.unit,
        roles=(Role.GUEST,) if guest.unit is None else (),
        note=f"Đơn vị: {words}" if words and guest.unit is None else "",
        walk_in=True,
    )


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody known by the name of a newcomer: ``delegate``, or who comes instead.

    ``words`` say who: name, post, and the unit or in whose place ("đang đi thay …").
    """

    delegate: Delegate
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FreeSeat:
    """A seat that may be given away, and where it is ("hàng cuối, bên phải")."""

    seat: Seat
    place: str


class AlreadyListed(Refused):
    """A newcomer has the name of somebody on the list, or of who comes for one: ``delegate``."""

    def __init__(self, namesake: Namesake) -> None:
        self.delegate = namesake.delegate
        super().__init__(
            f"{', '.join(namesake.words)} đã có trong danh sách. "
            "Nếu đúng là người này, hãy tìm tên để điểm danh; "
            "nếu là người khác trùng tên, hãy xác nhận để vẫn thêm."
        )


class Desk:
    """Does what a badge alone cannot; every call that changes something is one action."""

    def __init__(self, work: Workspace, door: Door, roster: Roster) -> None:
        self._work = work
        self._door = door
        self._roster = roster
        self._waiting: Kept[int] = Kept()
        self._signers: Kept[list[Signer]] = Kept()

    # -- newcomers -----------------------------------------------------------------------

    def offer(self, position: str = "") -> SeatOffer:
        """Choose a seat for a newcomer or a substitute, by the person's own post.

        Nothing is reserved until it is saved.
        """
        return offer_seat(self._work.state.seats.values(), post_rank(position), self._unseated())

    def keeps_seat(self, seat: Seat | None, who: Substitute) -> bool:
        """Tell whether a substitute is to sit on a delegate's seat unless told otherwise."""
        return keeps_seat(seat, own_rank(who))

    def free_seats(self) -> list[FreeSeat]:
        """Return the empty seats that are neither locked nor blocked, and where they are."""
        seats = self._work.state.seats.values()
        free = (seat for seat in seats if seat.delegate is None and is_open(seat))
        return [FreeSeat(seat, self._work.state.place(seat)) for seat in free]

    def namesake(self, full_name: str) -> Namesake | None:
        """Return who bears a name, however it was written or spaced.

        Searched are the list, and then who has come, or was announced, in a delegate's place.
        """
        key, people = name_key(full_name), self._roster.all()
        for one in people:
            if name_key(one.full_name) == key:
                return Namesake(one, self._words(one))
        for one in people:
            words = who_comes(one, self._work.state.attendance.get(one.id))
            if words and name_key(words[0]) == key:
                return Namesake(one, words)
        return None

    def walk_in(self, guest: Guest, *, seat: str | None, even_if_listed: bool = False) -> Arrival:
        """Put a newcomer on the list and check the person in, seat and badge included.

        Raises ``AlreadyListed`` unless ``even_if_listed`` says it is another person, and
        ``Refused`` for a blank name, a unit that is gone and a seat that is not free.
        """
        came: list[Delegate] = []
        at = self._work.now()

        def decide() -> list[Op]:
            listed = None if even_if_listed else self.namesake(guest.full_name)
            if listed is not None:
                raise AlreadyListed(listed)
            fresh, ops = self._roster.addition(_delegate(guest))
            came[:] = [fresh]
            row = arrive(
                fresh.id, None, at, self._work.station, Means.MANUAL, operator=self._work.operator
            )
            return [*ops, insertion("attendance", row), *seat_ops(self._work.state, fresh.id, seat)]

        where = f", ghế {seat}" if seat else ""
        event = self._work.act(
            "walk_in", decide, lambda: f"Khách phát sinh {came[0].full_name}{where}"
        )
        verdict = Verdict(
            CheckInResult.OK,
            came[0],
            at,
            self._work.station,
            means=Means.MANUAL,
            operator=self._work.operator,
        )
        return Arrival(verdict, self._work.state.seat_of(came[0].id), event)

    # -- taking back -----------------------------------------------------------------------

    def take_back(self, delegate_id: str, reason: str) -> None:
        """Take back an arrival of any desk at any time; the reason stands in the log.

        The seat and the place on the list stay. Refuses a blank reason, and who has not come.
        """
        state = self._work.state
        why = clean(reason)
        if not why:
            raise Refused("Hãy ghi lý do hủy điểm danh.")

        def decide() -> list[Op]:
            person = known(state, delegate_id)
            came = state.attendance.get(delegate_id)
            if came is None:
                raise Refused(f"{person.full_name} chưa điểm danh nên không có gì để hủy.")
            return [deletion("attendance", came)]

        name = state.attendee(known(state, delegate_id)).text
        self._work.act("take_back", decide, f"Hủy điểm danh {name} ({why})")

    # -- badges ----------------------------------------------------------------------------

    def badge_code(self, delegate_id: str) -> str:
        """Return a person's code, sixteen digits; one is issued and saved if there is none."""
        state = self._work.state
        name = known(state, delegate_id).full_name

        def decide() -> list[Op]:
            known(state, delegate_id)
            return [] if state.badge_of(delegate_id) else new_badges([delegate_id], state.badges)

        if state.badge_of(delegate_id) is None:
            self._work.act("issue_badges", decide, f"Cấp mã thẻ cho {name}")
        return self._code(delegate_id)

    def replace_badge(self, delegate_id: str) -> str:
        """Issue a new code and return it; every earlier badge of the person opens no door."""
        state = self._work.state
        name = known(state, delegate_id).full_name

        def decide() -> list[Op]:
            known(state, delegate_id)
            valid = (badge for badge in state.badges_of(delegate_id) if not badge.replaced)
            voided = [
                op for one in valid for op in change("badges", one, replace(one, replaced=True))
            ]
            return [*voided, *new_badges([delegate_id], state.badges)]

        self._work.act("replace_badge", decide, f"Thay thẻ của {name}")
        return self._code(delegate_id)

    # -- the list signed on paper ------------------------------------------------------------

    def on_paper(self, text: str) -> tuple[list[Signer], bool]:
        """Return whom numbers of the printed sign-in list mean ("12", "1-5 8"), or a name.

        The second value tells whether they were named by numbers: all are meant then, while
        of those found by a name one has to be chosen. Numbers count as on the list printed
        before anybody came, newcomers left out. Other text, and digits that are no number of
        that list, are searched for as at the door.
        """
        signers = self._printed_list()
        places = pick_numbers(text, len(signers))
        if places:
            return [self._signer(signers[place - 1].delegate) for place in places], True
        found = self._roster.search(text) if clean(text) else []
        return [self._signer(one) for one in found], False

    def paper_numbers(self) -> dict[str, int]:
        """Return delegate id → the number on the printed sign-in list, for those who have one."""
        return {one.delegate.id: number for number, one in enumerate(self._printed_list(), 1)}

    def check_in_on_paper(self, delegate_id: str) -> Arrival:
        """Check in who has signed on paper, also after having declined."""
        return self._door.check_in(delegate_id, means=Means.PAPER, accept_declined=True)

    # -- inside ----------------------------------------------------------------------------

    def _printed_list(self) -> list[Signer]:
        """Return the lines of the printed list in order; again only after a change."""
        state = self._work.state

        def lines() -> list[Signer]:
            invited = [one for one in self._roster.all() if not one.walk_in]
            groups = sign_in_groups(invited, state.units, {})
            return [signer for group in groups for signer in group.signers]

        return self._signers.get((state.delegates.version, state.units.version), lines)

    def _signer(self, delegate: Delegate) -> Signer:
        came = self._work.state.attendance.get(delegate.id)
        return Signer(delegate, stand_in(delegate, came))

    def _code(self, delegate_id: str) -> str:
        code = Badges(self._work).code_of(delegate_id)
        assert code is not None  # it has just been issued
        return code

    def _unseated(self) -> int:
        """Count who of the list needs a seat and has none; again only after a change."""
        state = self._work.state
        versions = (state.delegates.version, state.attendance.version, state.seats.version)
        expected = (
            one.id for one in state.delegates.values() if is_expected(one, state.attendance)
        )
        return self._waiting.get(
            versions, lambda: sum(state.seat_of(one) is None for one in expected)
        )

    def _words(self, delegate: Delegate) -> tuple[str, ...]:
        unit = self._work.state.unit_of(delegate)
        parts = (delegate.full_name, delegate.position, unit.label if unit else "")
        return tuple(filter(None, parts))
