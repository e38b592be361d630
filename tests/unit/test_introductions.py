"""Who is named, who is summed, in which order, and who came too late."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind
from hoinghi_tui.domain.introductions import (
    introduce,
    introduce_later,
    introduced_from,
    introduction_text,
    people_here,
)
from hoinghi_tui.domain.people import (
    Attendance,
    Delegate,
    Introduced,
    Means,
    Presence,
    Role,
    Substitute,
    Unit,
)

EIGHT = datetime(2025, 12, 15, 1, 0, tzinfo=UTC)
UNITS = {
    unit.id: unit
    for unit in (
        Unit(id="DU", name="Thường trực Đảng ủy xã", rank=1),
        Unit(id="KT", name="Phòng Kinh tế", rank=4, group="Phòng chuyên môn"),
        Unit(id="VP", name="Văn phòng", rank=5, group="Phòng chuyên môn"),
        Unit(id="TT", name="Trung tâm Truyền thông", rank=8),
        Unit(id="SNV", name="Sở Nội vụ thành phố", rank=50),
    )
}


def person(key, name, position, unit, roles=(), **fields):
    return Delegate(id=key, full_name=name, position=position, unit=unit, roles=roles, **fields)


def came(key, minutes=0, **fields):
    at = EIGHT + timedelta(minutes=minutes)
    return Attendance(id=key, arrived_at=at, station="Bàn 1", means=Means.QR, **fields)


def here(*people, arrivals=None):
    delegates = {one.id: one for one in people}
    arrivals = [came(one.id) for one in people] if arrivals is None else arrivals
    return people_here(delegates, arrivals, UNITS)


def lines(groups):
    return [(group.heading, [line.words for line in group.lines]) for group in groups]


KIEN = person("1", "Trịnh Bá Kiên", "Bí thư Đảng ủy", "DU")
BANG = person("2", "Đặng Văn Bằng", "Trưởng phòng", "KT")
HA = person("3", "Cao Thị Hạ", "Phó Trưởng phòng", "KT")
TUAN = person("4", "Nguyễn Văn Tuấn", "Công chức Địa chính", "KT")
QUY = person("5", "Ngô Thị Quý", "Công chức Thống kê", "VP")
AN = person("6", "Phùng Thị An", "Công chức", "VP")
LAN = person("7", "Quách Thị Lan", "Phóng viên", "TT", (Role.PRESS,))
MINH = person("8", "Lê Minh", "Chuyên viên", "SNV", (Role.GUEST,))
KHOI = person("9", "Nguyễn Đăng Khôi", "Công chức", "VP", (Role.MC,))


def test_guests_first_then_bodies_heads_by_name_the_others_summed_press_last():
    groups = introduce(here(LAN, TUAN, HA, BANG, KIEN, MINH, KHOI), None, {})
    assert lines(groups) == [
        ("Sở Nội vụ thành phố", ["Đồng chí Lê Minh, Chuyên viên Sở Nội vụ thành phố"]),
        ("Thường trực Đảng ủy xã", ["Đồng chí Trịnh Bá Kiên, Bí thư Đảng ủy"]),
        (
            "Phòng Kinh tế",
            [
                "Đồng chí Đặng Văn Bằng, Trưởng phòng Kinh tế",
                "cùng các đồng chí lãnh đạo, công chức Phòng Kinh tế",
            ],
        ),
        ("Trung tâm Truyền thông", ["Đồng chí phóng viên Trung tâm Truyền thông"]),
    ]


def test_a_deputy_is_named_where_the_head_is_not_here():
    [group] = introduce(here(HA, TUAN), None, {})
    assert [line.delegate_ids for line in group.lines] == [("3",), ("4",)]
    assert [line.named for line in group.lines] == [True, False]


def test_units_of_a_group_without_anybody_to_name_are_summed_together():
    [group] = introduce(here(TUAN, QUY, AN), None, {})
    assert group.heading == "Phòng chuyên môn"
    assert [line.words for line in group.lines] == [
        "Các đồng chí công chức Phòng Kinh tế, Văn phòng"
    ]


def test_a_substitute_comes_with_the_own_title_and_rank():
    the = Substitute(full_name="Lê Thế", position="Phó Chủ tịch UBND xã")
    other = person("10", "Phan Đình Quảng", "Phó Bí thư Thường trực Đảng ủy", "DU")
    arrivals = [came("1", substitute=the), came("10")]
    [group] = introduce(here(KIEN, other, arrivals=arrivals), None, {})
    assert [line.words for line in group.lines] == [
        "Đồng chí Phan Đình Quảng, Phó Bí thư Thường trực Đảng ủy",
        "Đồng chí Lê Thế, Phó Chủ tịch UBND xã",
    ]


def test_who_was_announced_to_be_replaced_and_came_keeps_the_rank():
    announced = Substitute(full_name="Lê Thế", position="Văn thư")
    kien = person("1", "Trịnh Bá Kiên", "Bí thư Đảng ủy", "DU", substitute=announced)
    [group] = introduce(here(kien), None, {})
    assert group.lines[0].words == "Đồng chí Trịnh Bá Kiên, Bí thư Đảng ủy"


def test_only_who_is_in_the_room_is_introduced():
    arrivals = [came("1", state=Presence.LEFT), came("gone"), came("2")]
    groups = introduce(here(KIEN, BANG, arrivals=arrivals), None, {})
    assert [group.heading for group in groups] == ["Phòng Kinh tế"]
    assert introduce([], None, {}) == []


def test_a_name_that_is_easily_misread_has_its_reading_but_not_the_substitutes():
    hbia = person("1", "H'Bia Niê", "Trưởng phòng", "KT", reading="Hờ-bia Ni-ê")
    assert introduction_text(introduce(here(hbia), None, {})) == (
        "Về phía Phòng Kinh tế:\n– Đồng chí H'Bia Niê, Trưởng phòng Kinh tế [đọc: Hờ-bia Ni-ê]."
    )
    the = Substitute(full_name="Lê Thế", position="Trưởng phòng")
    [group] = introduce(here(hbia, arrivals=[came("1", substitute=the)]), None, {})
    assert group.lines[0].reading == ""


def test_who_comes_after_the_introductions_began_is_named_later_staff_is_not():
    arrivals = [came("1", -5), came("2", 0), came("3", 1), came("4", 1), came("8", 2)]
    guests = here(KIEN, BANG, HA, TUAN, MINH, arrivals=arrivals)
    assert [group.heading for group in introduce(guests, EIGHT, {})] == [
        "Thường trực Đảng ủy xã",
        "Phòng Kinh tế",
    ]
    # The deputy is not named: the head is here.
    assert lines(introduce_later(guests, EIGHT, {})) == [
        ("Sở Nội vụ thành phố", ["Đồng chí Lê Minh, Chuyên viên Sở Nội vụ thành phố"])
    ]
    assert introduce_later(guests, None, {}) == []


def test_a_mark_counts_for_the_arrival_it_was_made_after():
    marks = {"1": Introduced(id="1", said_at=EIGHT, station="MC")}
    assert introduce(here(KIEN), None, marks)[0].lines[0].said
    later = here(KIEN, arrivals=[came("1", 5)])
    assert not introduce_later(later, EIGHT, marks)[0].lines[0].said


def test_a_sum_is_said_when_all_are():
    mark = {"4": Introduced(id="4", said_at=EIGHT, station="MC")}
    [group] = introduce(here(TUAN, person("11", "Lò Văn Păn", "Công chức", "KT")), None, mark)
    assert [line.said for line in group.lines] == [False]


def test_introductions_begin_with_the_first_such_item_that_started():
    def item(key, kind, started):
        return AgendaItem(id=key, order=1, title="", duration_s=60, kind=kind, started_at=started)

    later = EIGHT + timedelta(hours=5)
    items = [
        item("a", ItemKind.INTRODUCTION, later),
        item("b", ItemKind.INTRODUCTION, EIGHT),
        item("c", ItemKind.OPENING, EIGHT - timedelta(hours=1)),
        item("d", ItemKind.INTRODUCTION, None),
    ]
    assert introduced_from(items) == EIGHT
    assert introduced_from(items[2:]) is None


PEOPLE = st.lists(
    st.builds(
        person,
        key=st.integers(1, 30).map(str),
        name=st.sampled_from(["Lê An", "[/]", "{x}", "N" * 500]),
        position=st.sampled_from(["", "Trưởng phòng", "Phó Chủ tịch", "Công chức", "Chủ tịch"]),
        unit=st.sampled_from([None, *UNITS]),
        roles=st.sampled_from([(), (Role.GUEST,), (Role.PRESS,)]),
    ),
    unique_by=lambda one: one.id,
)


@given(PEOPLE)
def test_everybody_in_the_room_is_introduced_just_once(people):
    guests = here(*people)
    groups = introduce(guests, None, {})
    told = [key for group in groups for line in group.lines for key in line.delegate_ids]
    assert sorted(told) == sorted(one.id for one in people)
    assert all(group.lines for group in groups)
    assert all(len(line.delegate_ids) == 1 for g in groups for line in g.lines if line.named)
