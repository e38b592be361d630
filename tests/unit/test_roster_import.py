"""Taking in a list: one action, nothing twice, nothing lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Delegate, Invitation, Role, Unit
from hoinghi_tui.domain.units import unit_key
from hoinghi_tui.services.import_plan import ImportSummary, Outcome
from hoinghi_tui.services.roster_merge import plan_import
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, DelegateList, Problem
from hoinghi_tui.storage import NotSaved
from hoinghi_tui.vietnamese import name_key

KT = Unit(id="KT", name="Phòng Kinh tế", rank=3)
VP = Unit(id="VP", name="Văn phòng HĐND và UBND", rank=4, short_name="Văn phòng")
UNITS = (KT, VP)
AN = Delegate(id="dv-001", order=1, full_name="Lê Hoà An", unit="KT", phone="0900000001")


def draft(name, **fields):
    return DelegateDraft(full_name=name, **fields)


def merge(drafts, people, units, **options):
    """Plan taking in drafts, the proposals followed unless told otherwise."""
    return plan_import(DelegateList(tuple(drafts)), people, units, **options)


def outcomes(plan):
    return [line.outcome for line in plan.lines]


def take_in(people, drafts, units=UNITS):
    """Apply a merge as the service does; return people and units after it."""
    merged = merge(drafts, people, units)
    after = {before.id: changed for before, changed in merged.updated}
    kept = [after.get(one.id, one) for one in people]
    return [*kept, *merged.added], [*units, *merged.new_units]


# -- who is who ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "same",
    [
        draft("Lê Hòa An", unit_text="phòng kinh tế xã"),
        draft("LÊ HOÀ  AN", phone="0900000001"),
        draft("Lê Hoà An", phone="0900000001", unit_text="Văn phòng"),
    ],
)
def test_name_with_unit_or_phone_is_the_same_person(same):
    merged = merge([same], [AN], UNITS)
    assert not merged.added
    assert outcomes(merged) != [Outcome.ADDED]


@pytest.mark.parametrize(
    "other",
    [
        draft("Lê Hoà Ân", unit_text="Phòng Kinh tế"),
        draft("Lê Hoà An", unit_text="Văn phòng"),
        draft("Lê Hoà An", unit_text="Văn phòng", phone="0900000002"),
    ],
)
def test_another_name_or_unit_is_another_person_unless_somebody_says_so(other):
    merged = merge([other], [AN], UNITS)
    assert [one.id for one in merged.added] == ["dv-002"]
    assert not merged.updated
    together = merge([other], [AN], UNITS, decide=lambda _: True)
    assert [one.id for one in together.added] == (["dv-002"] if "Ân" in other.full_name else [])


def test_another_phone_within_the_unit_is_asked_about_and_taken_for_a_correction():
    corrected = draft("Lê Hoà An", unit_text="Phòng Kinh tế", phone="0900000002", row=7)
    plan = merge([corrected], [AN], UNITS)
    [question] = plan.questions
    assert (question.rows, question.known, question.together) == ((7,), "dv-001", True)
    assert question.reason == "trùng tên, khác số điện thoại"
    assert [after.phone for _, after in plan.updated] == ["0900000002"]
    apart = merge([corrected], [AN], UNITS, decide=lambda _: False)
    assert [one.id for one in apart.added] == ["dv-002"]


def test_who_is_known_and_not_in_the_list_is_named_and_stays():
    other = Delegate(id="dv-002", order=2, full_name="Trần Bình")
    plan = merge([draft("Lê Hoà An", unit_text="KT")], [AN, other], UNITS)
    assert plan.missing == (other,)
    assert not plan.updated


def test_a_name_mended_by_a_syllable_is_found_by_the_phone():
    mended = draft("Lê Hoá An", unit_text="KT", phone="0900000001", row=3)
    plan = merge([mended], [AN], UNITS)
    [question] = plan.questions
    assert (question.known, question.together) == ("dv-001", True)
    assert question.reason == "trùng số điện thoại với Lê Hoà An"
    assert [after.full_name for _, after in plan.updated] == ["Lê Hoá An"]


def test_two_people_who_share_a_phone_stay_two():
    other = draft("Trần Thị Bình", unit_text="KT", phone="0900000001", row=3)
    plan = merge([other], [AN], UNITS)
    assert plan.questions == ()
    assert [one.full_name for one in plan.added] == ["Trần Thị Bình"]


def test_who_comes_after_all_has_no_reason_to_be_absent():
    away = replace(AN, invitation=Invitation.DECLINED, absence_reason="ốm")
    coming = draft("Lê Hoà An", unit_text="KT", invitation=Invitation.CONFIRMED)
    [(_, after)] = merge([coming], [away], UNITS).updated
    assert (after.invitation, after.absence_reason) == (Invitation.CONFIRMED, "")


def test_of_two_namesakes_in_one_unit_the_post_tells_who_is_who():
    twice = [
        draft("Trần Lan", unit_text="KT", position="Trưởng phòng", row=2),
        draft("Trần Lan", unit_text="KT", position="Chuyên viên", row=3),
    ]
    known = merge(twice, [], UNITS).added
    assert set(outcomes(merge(twice[::-1], known, UNITS))) == {Outcome.UNCHANGED}


def test_an_id_finds_who_was_renamed_but_no_stranger_of_another_conference():
    renamed = draft("Lê Hoài An", id="dv-001", phone="0900000001")
    assert [after.full_name for _, after in merge([renamed], [AN], UNITS).updated] == ["Lê Hoài An"]
    stranger = draft("Trần Bình", id="dv-001", unit_text="KT")
    assert [one.id for one in merge([stranger], [AN], UNITS).added] == ["dv-002"]


def test_roles_out_of_notes_add_and_roles_of_a_column_replace():
    chair = replace(AN, roles=(Role.PRESIDIUM,), wheelchair=True)
    noted = draft("Lê Hoà An", unit_text="KT", roles=(Role.SPEAKER,))
    [(_, after)] = merge([noted], [chair], UNITS).updated
    assert after.roles == (Role.PRESIDIUM, Role.SPEAKER)
    told = draft("Lê Hoà An", unit_text="KT", roles=(Role.SPEAKER,), roles_told=True)
    [(_, after)] = merge([told], [chair], UNITS).updated
    assert (after.roles, after.wheelchair) == ((Role.SPEAKER,), False)


def test_blanks_never_wipe_out_what_is_known():
    known = Delegate(
        id="dv-001", order=1, full_name="Lê Hoà An", unit="KT", phone="0900000001",
        position="Công chức", note="ăn chay", invitation=Invitation.CONFIRMED,
    )  # fmt: skip
    merged = merge(
        [draft("Lê Hoà An", unit_text="Phòng Kinh tế", position="Phó phòng")], [known], UNITS
    )
    [(before, after)] = merged.updated
    assert before == known
    assert (after.position, after.phone, after.note) == ("Phó phòng", "0900000001", "ăn chay")
    assert after.invitation is Invitation.CONFIRMED


def test_what_says_less_does_not_replace_what_is_known():
    known = replace(AN, honorific="Ông", birth="1980-07-15")
    less = draft("Lê Hoà An", unit_text="KT", honorific="Đ/c", birth="1980-07")
    assert merge([less], [known], UNITS).updated == ()
    other = draft("Lê Hoà An", unit_text="KT", honorific="Bà", birth="1981")
    [(_, after)] = merge([other], [known], UNITS).updated
    assert (after.honorific, after.birth) == ("Bà", "1981")


def test_an_absence_in_the_list_is_taken_over():
    away = draft(
        "Lê Hoà An", unit_text="KT", invitation=Invitation.DECLINED, absence_reason="đi họp"
    )
    [(_, after)] = merge([away], [AN], UNITS).updated
    assert (after.invitation, after.absence_reason) == (Invitation.DECLINED, "đi họp")


def test_an_unknown_unit_is_added_once_after_the_others():
    drafts = [draft(f"Người {n}", unit_text=text) for n, text in enumerate(("Thôn 1", "thôn  1"))]
    merged = merge(drafts, [], UNITS)
    [unit] = merged.new_units
    assert (unit.id, unit.name, unit.rank) == ("DV1", "Thôn 1", 5)
    assert {one.unit for one in merged.added} == {"DV1"}


def test_ids_go_on_after_the_highest_ever_seen():
    known = Delegate(id="dv-120", order=7, full_name="Ai Đó")
    [added] = merge([draft("Người Mới")], [known], ()).added
    assert (added.id, added.order) == ("dv-121", 121)


def test_one_person_twice_in_a_list_is_one_person():
    drafts = [
        draft("Lê Hoà Mới", phone="0900000009", unit_text="KT", row=2),
        draft("Trần Bình", row=3),
        draft("Lê Hòa Mới", phone="0900000009", unit_text="KT", position="Phó phòng", row=4),
    ]
    merged = merge(drafts, [], UNITS)
    assert [(one.id, one.position) for one in merged.added] == [
        ("dv-001", "Phó phòng"),
        ("dv-002", ""),
    ]
    assert [line.rows for line in merged.lines] == [(2, 4), (3,)]
    assert set(outcomes(merge(drafts, merged.added, UNITS))) == {Outcome.UNCHANGED}


def test_namesakes_without_one_phone_stay_two_people():
    twice = [draft("Trần Bình", unit_text="KT"), draft("Trần Bình", unit_text="KT")]
    assert len(merge(twice, [], UNITS).added) == 2


def test_a_phone_finds_its_owner_before_a_namesake_without_phone_takes_the_place():
    first = Delegate(id="dv-001", order=1, full_name="Trần Bình", unit="KT", phone="0900000001")
    second = Delegate(id="dv-002", order=2, full_name="Trần Bình", unit="KT")
    drafts = [
        draft("Trần Bình", unit_text="KT", position="Công chức"),
        draft("Trần Bình", unit_text="KT", phone="0900000001", position="Trưởng phòng"),
    ]
    merged = merge(drafts, [first, second], UNITS)
    assert not merged.added
    assert {before.id: after.position for before, after in merged.updated} == {
        "dv-002": "Công chức",
        "dv-001": "Trưởng phòng",
    }


people = st.builds(
    draft,
    st.sampled_from(["Lê Hoà An", "Lê Hòa An", "Trần Bình", "H'Bia Niê", "[/]", "=x()"]),
    unit_text=st.sampled_from(["", "Phòng Kinh tế", "VP", "Thôn 1", "thôn 1", "Thôn 2"]),
    phone=st.sampled_from(["", "0900000001", "0900000002"]),
    position=st.sampled_from(["", "Công chức", "Trưởng phòng"]),
)


@settings(deadline=None)
@given(st.lists(people, max_size=8))
def test_everybody_of_a_list_is_there_afterwards(drafts):
    after, units = take_in([], drafts)
    assert len(after) == len({_number(one) for one in drafts})
    assert len({one.id for one in after}) == len(after)
    assert {one.unit for one in after if one.unit} <= {unit.id for unit in units}


@settings(deadline=None)
@given(st.lists(people, max_size=8))
def test_the_same_list_again_changes_nothing(drafts):
    once, units = take_in([], drafts)
    again = merge(drafts, once, units)
    assert again.summary() == ImportSummary(0, 0, len(once), ())


def _number(one):
    return name_key(one.full_name), one.phone or id(one)


def _place(one):
    return name_key(one.full_name), unit_key(one.unit_text)


@settings(deadline=None)
@given(st.lists(people, max_size=4), st.lists(people, max_size=6, unique_by=(_number, _place)))
def test_a_list_that_names_nobody_twice_changes_a_known_list_only_once(known, drafts):
    before, units = take_in([], known)
    once, units = take_in(before, drafts, units)
    assert {one.id for one in before} <= {one.id for one in once}
    assert merge(drafts, once, units).summary() == ImportSummary(0, 0, len(drafts), ())


# -- as one saved action -------------------------------------------------------------------

SOME = DelegateList(
    (
        draft("Lò Văn Mới", unit_text="Phòng Kinh tế"),
        draft("[/]", unit_text="Đội Văn nghệ"),
        draft("Đào Văn Soái", phone="0900000007", position="Chủ tịch"),
    )
)


def test_an_import_is_one_action_and_one_undo_takes_it_back(session):
    before = dict(session.state.delegates), dict(session.state.units), dict(session.state.badges)
    seq = session.store.last_seq
    plan = session.roster.take_in(SOME, source="ds.xlsx")
    assert plan.summary() == ImportSummary(2, 1, 0, ("Đội Văn nghệ",))
    assert session.store.last_seq == seq + 1
    assert {"dv-041", "dv-042"} <= {badge.delegate for badge in session.state.badges.values()}
    assert session.undo_last().note == "Nhập 3 đại biểu từ ds.xlsx"
    after = dict(session.state.delegates), dict(session.state.units), dict(session.state.badges)
    assert after == before


def test_the_same_import_again_saves_nothing(session):
    session.roster.take_in(SOME, source="ds.xlsx")
    seq = session.store.last_seq
    again = session.roster.take_in(SOME, source="ds.xlsx")
    assert again.summary() == ImportSummary(0, 0, 3, ())
    assert session.store.last_seq == seq


def test_the_samples_own_list_changes_nothing(session):
    from hoinghi_tui.resources import sample_dir
    from hoinghi_tui.spreadsheets.delegate_list import read_delegate_file

    listed = read_delegate_file(sample_dir() / "dai-bieu.xlsx")
    assert session.roster.plan(listed).summary() == ImportSummary(0, 0, 40, ())


def test_a_preview_saves_nothing_and_tells_what_the_import_will_do(session):
    seq = session.store.last_seq
    told = session.roster.plan(SOME)
    assert session.store.last_seq == seq
    assert session.roster.take_in(SOME, source="ds.xlsx") == told


def test_what_cannot_be_saved_changes_nothing(session, disk_full):
    before = dict(session.state.delegates)
    with disk_full(), pytest.raises(NotSaved):
        session.roster.take_in(SOME, source="ds.xlsx")
    assert dict(session.state.delegates) == before
    assert len(session.roster.take_in(SOME, source="ds.xlsx").added) == 2


def test_everybody_new_in_a_sample_conference_is_marked_as_sample(session):
    session.roster.take_in(SOME, source="ds.xlsx")
    assert session.state.delegates["dv-041"].sample


def test_two_desks_taking_in_one_list_have_everybody_once(session, desk_two):
    session.roster.take_in(SOME, source="ds.xlsx")
    again = desk_two.roster.take_in(SOME, source="ds.xlsx")
    assert again.summary() == ImportSummary(0, 0, 3, ())
    assert len(desk_two.state.delegates) == 42


def test_problems_are_the_lists_own_and_who_has_no_unit(session):
    unclear = Problem("DS", 4, "E", "Điện thoại", "số điện thoại lạ")
    listed = DelegateList((*SOME.drafts[:2], draft("Ai Đó", sheet="DS", row=7)), (unclear,))
    first, second = session.roster.plan(listed).problems
    assert first is unclear
    assert (second.row, second.letters) == (7, "")
    assert "Ai Đó chưa ghi đơn vị" in second.sentence


def test_a_decision_of_a_person_is_followed(session):
    listed = DelegateList(
        (
            draft("Lò Văn Mới", unit_text="KT", phone="0900000091", row=5),
            draft("Lò Văn Mới", unit_text="VP", phone="0900000092", row=9),
        )
    )
    [question] = session.roster.plan(listed).questions
    assert (question.rows, question.together) == ((5, 9), False)
    plan = session.roster.take_in(listed, source="ds.xlsx", decisions={question.key: True})
    assert len(plan.added) == 1


def test_a_usual_unit_comes_with_its_code_and_names(tmp_path):
    from hoinghi_tui.services.session import Session
    from hoinghi_tui.services.setup import create_blank

    create_blank(tmp_path / "moi", "Hội nghị")
    listed = DelegateList((draft("An", unit_text="TT PVHCC"), draft("Bình", unit_text="P. KT")))
    with Session.open(tmp_path / "moi") as session:
        session.roster.take_in(listed, source="ds.csv")
        units = {unit.id: unit for unit in session.state.units.values()}
        assert units["TTPVHCC"].name == "Trung tâm Phục vụ hành chính công xã"
        assert units["KT"].rank < units["TTPVHCC"].rank


def test_a_second_corrected_list_keeps_seat_badge_attendance_and_award(session):
    state = session.state
    [person] = [one for one in state.delegates.values() if one.full_name == "Đào Văn Soái"]
    session.seating.apply(session.seating.propose())
    session.door.check_in(person.id)
    seat = state.seat_of(person.id)
    badge, came = state.badge_of(person.id), state.attendance[person.id]
    awards = dict(state.awards)
    named = draft("Đào Văn Soái", phone=person.phone, position="Chủ tịch", unit_text="UBND")
    corrected = DelegateList((named,))
    session.roster.take_in(corrected, source="ds.xlsx")
    assert state.delegates[person.id].position == "Chủ tịch"
    assert (state.badge_of(person.id), state.attendance[person.id]) == (badge, came)
    assert (state.seat_of(person.id), dict(state.awards)) == (seat, awards)
    assert seat is not None


def test_ten_thousand_people_are_taken_in_and_found(session):
    drafts = [
        draft(f"Nguyễn Văn {chr(65 + n % 26)}{n}", unit_text=f"Thôn {n % 20}", phone=f"08{n:08d}")
        for n in range(10_000)
    ]
    people = DelegateList(tuple(drafts))
    assert len(session.roster.take_in(people, source="ds.xlsx").added) == 10_000
    found = {one.full_name for one in session.roster.search("nguyen van a52")}
    assert found == {
        one.full_name for one in session.roster.all() if one.full_name.startswith("Nguyễn Văn A52")
    }
