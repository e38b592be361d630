from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Attendance, Delegate, Invitation, Means, Presence, Unit
from hoinghi_tui.domain.tally import Tally, tally, tally_by_unit, tally_invitations

SEVEN = datetime(2025, 12, 15, tzinfo=UTC)
UNITS = [Unit(id="VP", name="Văn phòng", rank=5), Unit(id="TTDU", name="Đảng ủy", rank=1)]


def person(number, **fields):
    return Delegate(id=f"dv-{number:03d}", full_name=f"Đại biểu {number}", **fields)


def row(delegate, state=Presence.PRESENT):
    return Attendance(
        id=delegate.id, arrived_at=SEVEN, station="Bàn 1", means=Means.QR, state=state
    )


def rows(*attendance):
    return {item.id: item for item in attendance}


@st.composite
def conferences(draw):
    people = [
        person(
            number,
            unit=draw(st.sampled_from(["VP", "TTDU", "gone", None])),
            invitation=draw(st.sampled_from(Invitation)),
            walk_in=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 12)))
    ]
    came = [p for p in people if draw(st.booleans())]
    return people, rows(*(row(p, draw(st.sampled_from(Presence))) for p in came))


def test_the_figures_of_a_small_conference():
    present, left, declined, declined_but_came, awaited, walk_in, absent_walk_in = people = [
        person(1),
        person(2),
        person(3, invitation=Invitation.DECLINED),
        person(4, invitation=Invitation.DECLINED),
        person(5, invitation=Invitation.CONFIRMED),
        person(6, walk_in=True),
        person(7, walk_in=True),
    ]

    counted = tally(
        people,
        rows(row(present), row(left, Presence.LEFT), row(declined_but_came), row(walk_in)),
    )

    assert counted == Tally(invited=5, present=3, left=1, declined=1, not_arrived=1, walk_in=1)
    assert counted.in_room == 3
    assert counted.here == 2
    assert declined not in (awaited, absent_walk_in)


def test_rows_of_people_who_were_deleted_do_not_count():
    assert tally([], rows(row(person(1)))) == Tally()


@given(conferences())
def test_the_tally_always_closes(conference):
    people, attendance = conference

    counted = tally(people, attendance)

    assert counted.invited == counted.present + counted.declined + counted.not_arrived
    assert counted.invited == sum(not p.walk_in for p in people)
    assert counted.present + counted.walk_in == len(attendance)
    assert 0 <= counted.in_room == sum(r.state is Presence.PRESENT for r in attendance.values())
    assert min(counted.declined, counted.not_arrived, counted.left, counted.walk_in) >= 0


@given(conferences())
def test_the_units_add_up_to_the_whole(conference):
    people, attendance = conference
    whole = tally(people, attendance)

    parts = [part.tally for part in tally_by_unit(people, attendance, UNITS)]

    for field in ("invited", "present", "left", "declined", "not_arrived", "walk_in"):
        assert sum(getattr(part, field) for part in parts) == getattr(whole, field)


def test_units_come_in_protocol_order_and_strangers_last():
    people = [person(1, unit="VP"), person(2, unit=None), person(3, unit="TTDU")]

    listed = tally_by_unit(people, {}, [*UNITS, Unit(id="KT", name="Kinh tế", rank=2)])

    assert [part.unit and part.unit.id for part in listed] == ["TTDU", "VP", None]


def test_invitations_are_counted_and_who_walks_in_has_none():
    people = [
        person(1, invitation=Invitation.SENT),
        person(2, invitation=Invitation.SENT),
        person(3, invitation=Invitation.DECLINED),
        person(4, walk_in=True),
    ]
    assert list(tally_invitations(people).items()) == [
        (Invitation.NOT_SENT, 0),
        (Invitation.SENT, 2),
        (Invitation.CONFIRMED, 0),
        (Invitation.DECLINED, 1),
    ]
