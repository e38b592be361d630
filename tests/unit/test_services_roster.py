"""The list of delegates: orders, search, changes by one desk and by two at once."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.people import Delegate, Role, Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.roster_reader import RosterReader
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, DelegateList
from hoinghi_tui.storage import Conflict
from hoinghi_tui.vietnamese import Haystack, syllable_key

HOSTILE = ("[/]", "=cmd()", "../x", "{{x}}", "[red]đỏ[/red]", "N" * 500, "Nguyễn Thị Hòa")
HUYEN = "dv-014"
"""Tôn Nữ Khánh Huyền: no award, no item of the agenda."""


def new(name, **fields):
    return Delegate(id="", full_name=name, **fields)


def given_names(people):
    return [one.full_name.split()[-1] for one in people]


# -- orders --------------------------------------------------------------------------------


def test_protocol_puts_the_party_committee_first_and_keeps_units_together(session):
    units = [one.unit for one in session.roster.all()]
    assert units[0] == "TTDU"
    first_seen = dict.fromkeys(units)
    assert sorted(units, key=list(first_seen).index) == units


def test_by_name_a_family_name_is_the_last_word_that_counts(session):
    session.roster.add(new("Trần Văn Ân"))
    session.roster.add(new("Lê Thị An"))
    session.roster.add(new("Bùi Văn Ăn"))
    names = [one.full_name for one in session.roster.by_name()]
    # a, then ă, then â: the order of the alphabet.
    places = [names.index(name) for name in ("Lê Thị An", "Bùi Văn Ăn", "Trần Văn Ân")]
    assert places == sorted(places)


def test_by_unit_follows_the_words_of_the_units_name(session):
    people = session.roster.by_unit()
    names = [session.state.units[one.unit].name for one in people]
    assert names == sorted(names, key=lambda name: [*map(syllable_key, name.split())])
    assert len(people) == 40


def test_who_has_no_unit_comes_last_by_unit(session):
    added = session.roster.add(new("Ai Đó"))
    assert session.roster.by_unit()[-1] == added


def test_orders_follow_every_change(session):
    session.roster.by_name()
    added = session.roster.add(new("Ấu An"))
    assert added in session.roster.by_name()
    assert added in session.roster.by_unit()
    session.undo_last()
    assert added not in session.roster.by_name()


def test_by_arrival_the_last_who_came_is_first_and_the_awaited_follow_in_order(session, clock):
    everyone = session.roster.all()
    for one in (everyone[7], everyone[2]):
        clock.advance(minutes=1)
        session.door.check_in(one.id)
    assert session.roster.by_arrival()[:2] == [everyone[2], everyone[7]]
    awaited = [one for one in everyone if one not in (everyone[2], everyone[7])]
    assert session.roster.by_arrival()[2:] == awaited
    session.undo_last()
    assert session.roster.by_arrival()[:2] == [everyone[7], everyone[0]]


# -- search --------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["soai", "SOÁI", "dao van soai", "dvs", "soái đào", "0900000007"])
def test_a_name_is_found_however_it_is_typed(session, query):
    assert session.roster.search(query)[0].full_name == "Đào Văn Soái"


def test_the_end_of_a_phone_a_post_a_unit_and_a_seat_find_people(session):
    session.seating.move(HUYEN, "D5")
    assert [one.id for one in session.roster.search("D5")] == [HUYEN]
    assert session.roster.search("ke toan")[0].position == "Kế toán"
    assert {one.unit for one in session.roster.search("phong kinh te")} == {"KT"}
    phone = session.state.delegates[HUYEN].phone
    assert HUYEN in {one.id for one in session.roster.search(phone[-4:])}


def test_search_follows_corrections_units_and_seats(session):
    person = session.state.delegates[HUYEN]
    session.roster.search("x")
    session.roster.edit(person, replace(person, position="Nghệ nhân"))
    assert [one.id for one in session.roster.search("nghe nhan")] == [HUYEN]
    session.seating.move(HUYEN, "D5")
    assert [one.id for one in session.roster.search("d5")] == [HUYEN]
    session.seating.move(HUYEN, "D6")
    assert session.roster.search("d5") == []


def test_a_substitute_and_a_second_number_find_the_delegate(session):
    person = session.state.delegates[HUYEN]
    substitute = Substitute(full_name="Nguyễn Thị Hoài Ân")
    session.roster.edit(person, replace(person, substitute=substitute, phone_other="02203000010"))
    assert [one.id for one in session.roster.search("hoai an")] == [HUYEN]
    assert [one.id for one in session.roster.search("3000010")] == [HUYEN]


def test_getting_ready_in_steps_finds_the_same(session):
    # Forty people in three steps, then a step a letter.
    assert [session.roster.prepare(15) for _ in range(3)] == [False] * 3
    for _ in range(30):
        if session.roster.prepare(15):
            break
    assert session.roster.prepare(15)


def test_getting_ready_goes_through_the_list_once_and_again_after_a_change(session):
    looked: list[str] = []

    class Watched(dict):
        def __contains__(self, key):
            looked.append(key)
            return super().__contains__(key)

    reader = RosterReader(session.work)
    reader._prepared = Watched()
    everybody = [one.id for one in reader.all()]
    for _ in range(len(everybody) // 5 - 1):
        assert not reader.prepare(5)
    assert len(looked) < 2 * len(everybody)  # not from the start for each five
    assert list(reader._prepared) == everybody[: len(reader._prepared)]
    person = session.roster.all()[-1]
    session.roster.edit(person, replace(person, full_name="Ưng Quỳnh Ngọ"))
    while not reader.prepare(5):
        pass
    assert [one.full_name for one in reader.search("ung quynh ngo")] == ["Ưng Quỳnh Ngọ"]
    assert session.roster.search("S") == RosterReader(session.work).search("s")
    assert session.roster.search("soai")[0].full_name == "Đào Văn Soái"


def test_a_blank_search_is_everybody_in_order(session):
    for blank in ("", "  ", "\u200b"):
        assert session.roster.search(blank) == session.roster.all()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_pass_unharmed(session, name):
    added = session.roster.add(new(name, position=name, note=name))
    saved = session.state.delegates[added.id]
    assert (saved.full_name, saved.position, saved.note) == (name, name, name)
    assert added in session.roster.search(name)


def test_a_decomposed_name_is_composed(session):
    decomposed = "Nguye\u0302\u0303n Va\u0306n Thu\u0309y"
    assert session.roster.add(new(decomposed)).full_name == "Nguyễn Văn Thủy"


# -- add, edit, delete ---------------------------------------------------------------------


def test_an_added_person_gets_the_next_id_and_a_badge(session):
    added = session.roster.add(new("  Lò   Văn  Mới "))
    assert (added.id, added.order, added.full_name) == ("dv-041", 41, "Lò Văn Mới")
    assert session.badges.code_of("dv-041") is not None
    session.undo_last()
    assert "dv-041" not in session.state.delegates
    assert session.badges.code_of("dv-041") is None


def test_two_desks_adding_at_once_give_two_ids(session, desk_two):
    first = session.roster.add(new("Khách Một"))
    second = desk_two.roster.add(new("Khách Hai"))
    assert (first.id, second.id) == ("dv-041", "dv-042")


@pytest.mark.parametrize("name", ["", "   ", "\u200b"])
def test_a_blank_name_is_refused(session, name):
    seq = session.store.last_seq
    with pytest.raises(Refused, match="họ và tên"):
        session.roster.add(new(name))
    assert session.store.last_seq == seq


def test_a_correction_that_corrects_nothing_saves_nothing(session):
    seq = session.store.last_seq
    person = session.state.delegates[HUYEN]
    session.roster.edit(person, replace(person))
    assert session.store.last_seq == seq


def test_two_desks_correct_different_fields_of_one_person(session, desk_two):
    before = session.state.delegates[HUYEN]
    theirs = desk_two.state.delegates[HUYEN]
    session.roster.edit(before, replace(before, position="Trưởng ban", roles=(Role.SPEAKER,)))
    desk_two.roster.edit(theirs, replace(theirs, phone="0912345678"))
    session.poll()
    for desk in (session, desk_two):
        saved = desk.state.delegates[HUYEN]
        assert (saved.position, saved.phone) == ("Trưởng ban", "0912345678")
        assert saved.roles == (Role.SPEAKER,)


def test_two_desks_correcting_one_field_are_told(session, desk_two):
    before = session.state.delegates[HUYEN]
    session.roster.edit(before, replace(before, phone="0911111111"))
    with pytest.raises(Conflict, match="Bàn 1"):
        desk_two.roster.edit(before, replace(before, phone="0922222222"))
    assert desk_two.state.delegates[HUYEN].phone == "0911111111"


def test_correcting_somebody_who_was_deleted_is_told(session, desk_two):
    before = session.state.delegates[HUYEN]
    desk_two.roster.delete(HUYEN)
    with pytest.raises(Conflict):
        session.roster.edit(before, replace(before, phone="0911111111"))
    assert HUYEN not in session.state.delegates


def test_deleting_takes_seat_badge_and_attendance_and_undo_brings_all_back(session):
    session.seating.move(HUYEN, "D5")
    session.door.check_in(HUYEN)
    code = session.badges.code_of(HUYEN)
    came = session.state.attendance[HUYEN]
    session.roster.delete(HUYEN)
    assert HUYEN not in session.state.delegates
    assert HUYEN not in session.state.attendance
    assert session.state.seats["D5"].delegate is None
    assert session.badges.code_of(HUYEN) is None
    session.undo_last()
    assert session.state.attendance[HUYEN] == came
    assert session.state.seats["D5"].delegate == HUYEN
    assert session.badges.code_of(HUYEN) == code


def test_who_receives_an_award_or_speaks_is_not_deleted(session):
    recipient = next(award.delegate for award in session.state.awards.values() if award.delegate)
    with pytest.raises(Refused, match="khen thưởng"):
        session.roster.delete(recipient)
    awarded = {award.delegate for award in session.state.awards.values()}
    speaker = next(
        item.presenter
        for item in session.state.agenda.values()
        if item.presenter and item.presenter not in awarded
    )
    with pytest.raises(Refused, match="chương trình"):
        session.roster.delete(speaker)
    assert {recipient, speaker} <= set(session.state.delegates)


def test_deleting_twice_is_refused(session, desk_two):
    session.roster.delete(HUYEN)
    with pytest.raises(Refused, match="không còn"):
        desk_two.roster.delete(HUYEN)
    desk_two.poll()
    with pytest.raises(Refused, match="không còn"):
        desk_two.roster.delete(HUYEN)


@pytest.mark.parametrize("gone", ["deleted", "undone"])
def test_an_id_never_comes_again(session, desk_two, sample_folder, clock, gone):
    """A screen elsewhere may still show who had it."""
    first = session.roster.add(new("Khách Một"))
    if gone == "deleted":
        session.roster.delete(first.id)
    else:
        session.undo_last()
    assert first.id == "dv-041"
    assert session.roster.add(new("Khách Hai")).id == "dv-042"
    desk_two.poll()
    desk_two.roster.delete("dv-042")
    assert desk_two.roster.add(new("Khách Ba")).id == "dv-043"
    desk_two.undo_last()
    session.roster.take_in(DelegateList((DelegateDraft(full_name="Khách Tư"),)), source="ds.xlsx")
    assert "dv-044" in session.state.delegates
    session.undo_last()
    with Session.open(sample_folder, station="Bàn 3", clock=clock) as later:
        assert later.roster.add(new("Khách Năm")).id == "dv-045"


# -- undo ----------------------------------------------------------------------------------


def test_an_addition_is_not_undone_once_others_count_on_the_person(session, desk_two):
    added = session.roster.add(new("Khách Mới"))
    desk_two.poll()
    desk_two.door.check_in(added.id)
    with pytest.raises(Refused, match="đã điểm danh"):
        session.undo_last()
    desk_two.undo_last()
    session.undo_last()
    assert added.id not in session.state.delegates


def test_an_addition_is_not_undone_once_the_person_receives_an_award(session, desk_two):
    from hoinghi_tui.services.rows import change

    added = session.roster.add(new("Khách Mới"))
    award: Award = next(iter(desk_two.state.awards.values()))
    desk_two.work.act(
        "edit_award", lambda: change("awards", award, replace(award, delegate=added.id))
    )
    with pytest.raises(Refused, match="khen thưởng"):
        session.undo_last()
    assert added.id in session.state.delegates


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("soai", "Đào Văn Soái"),
        # Fits others too, by a post or a unit; but the whole name is one person's.
        ("dang van duc", "Đặng Văn Đức"),
        ("DANG  van Đức", "Đặng Văn Đức"),
        ("nguyen van tuan", None),
        ("tuan", None),
        ("khong co ai", None),
    ],
)
def test_only_who_can_be_meant_alone_is_meant(session, query, meant):
    found = session.roster.search(query)
    place = session.roster.meant(query, found)
    assert (None if place is None else found[place].full_name) == meant


def test_who_came_in_anothers_place_is_found_by_the_own_name_and_post(session):
    def found(text):
        return [one.id for one in session.roster.search(text)]

    assert found("le hoang nam") == []
    nam = Substitute(full_name="Lê Hoàng Nam", position="Nghệ nhân")
    session.door.take_substitute(HUYEN, nam)
    assert (found("le hoang nam"), found("nghe nhan")) == ([HUYEN], [HUYEN])
    session.door.came_in_person(HUYEN)
    assert found("le hoang nam") == []
    session.undo_last()
    assert found("le hoang nam") == [HUYEN]


def test_an_arrival_makes_nobody_ready_anew_but_for_a_substitute(session, monkeypatch):
    session.roster.search("x")
    made = []
    of = Haystack.of

    def noted(name, *details, **options):
        made.append(name)
        return of(name, *details, **options)

    monkeypatch.setattr(Haystack, "of", noted)
    session.door.check_in("dv-001")
    session.roster.search("y")
    assert made == []
    session.door.take_substitute(HUYEN, Substitute(full_name="Lê Hoàng Nam"))
    session.roster.search("y")
    assert made == [session.state.delegates[HUYEN].full_name]
