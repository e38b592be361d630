"""What is noted when a file is saved, and what the notes tell after the data have changed."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.domain.printed import ALL, BADGES
from hoinghi_tui.services.print_job import OF_THE_ROOM, Paper
from hoinghi_tui.storage import NotSaved

OF_PEOPLE = [Paper.BADGES, Paper.INVITATIONS, Paper.TENT_CARDS]
NOTED = [*OF_PEOPLE, *sorted(OF_THE_ROOM), Paper.CERTIFICATES]


def run(session, paper, ids=None, again=""):
    return session.printing.run(session.printing.job(paper, ids), again=again)


def rename(session, delegate_id, name):
    delegate = session.state.delegates[delegate_id]
    session.roster.edit(delegate, replace(delegate, full_name=name))


def test_badges_have_one_name_in_rules_and_papers():
    assert Paper.BADGES == BADGES


@pytest.mark.parametrize("paper", OF_PEOPLE)
def test_each_person_in_the_file_is_noted_and_nobody_else(arranged, clock, paper):
    run(arranged, paper, ["dv-001", "dv-002"])

    notes = arranged.state.printed
    assert set(notes) == {f"{paper}:dv-001", f"{paper}:dv-002"}
    assert {note.at for note in notes.values()} == {clock.now()}
    assert arranged.printing.printed_at(paper, "dv-001") == clock.now()
    assert arranged.printing.printed_at(paper, "dv-003") is None
    # A name plate stands on the seat and does not say which.
    seats = {note.seat for note in notes.values()}
    assert seats == ({""} if paper is Paper.TENT_CARDS else {"CT1", "CT2"})
    # The file, the codes and the notes are one action.
    assert arranged.store.history(limit=1)[0].kind == f"print_{paper}"


@pytest.mark.parametrize("paper", sorted(OF_THE_ROOM))
def test_a_paper_of_the_room_is_noted_once(arranged, paper):
    run(arranged, paper)
    assert list(arranged.state.printed) == [f"{paper}:{ALL}"]
    assert arranged.printing.printed_at(paper) is not None


def test_certificates_are_noted_by_award(session):
    run(session, Paper.CERTIFICATES, ["kt-01"])
    assert list(session.state.printed) == ["certificates:kt-01"]
    assert session.state.awards["kt-01"].printed_at is not None


def test_no_word_of_what_was_printed_is_in_a_note(arranged):
    for paper in NOTED:
        run(arranged, paper)
    rows = str([dict(row) for row in arranged.state.rows("printed").values()])
    for delegate in arranged.state.delegates.values():
        assert delegate.full_name not in rows


@pytest.mark.parametrize("paper", OF_PEOPLE)
def test_a_name_corrected_after_printing_is_flagged_until_printed_again(arranged, clock, paper):
    run(arranged, paper, ["dv-001", "dv-002"])
    assert arranged.printing.outdated(paper) == []

    rename(arranged, "dv-001", "Lê Thị [/] =cmd()")
    rename(arranged, "dv-003", "Chưa in bao giờ")
    assert arranged.printing.outdated(paper) == ["dv-001"]

    clock.advance(minutes=1)
    run(arranged, paper, ["dv-001"], again="sai tên")
    assert arranged.printing.outdated(paper) == []
    assert arranged.printing.printed_at(paper, "dv-001") == clock.now()


def test_a_name_put_back_needs_no_new_paper(arranged):
    name = arranged.state.delegates["dv-001"].full_name
    run(arranged, Paper.BADGES)
    rename(arranged, "dv-001", "Khác")
    rename(arranged, "dv-001", name)
    assert arranged.printing.outdated(Paper.BADGES) == []


def test_a_move_outdates_what_names_the_seat_or_shows_the_room_and_nothing_else(arranged):
    for paper in NOTED:
        run(arranged, paper)
    moved = [arranged.state.seats[seat].delegate for seat in ("A1", "B1")]

    arranged.seating.swap("A1", "B1")

    for paper in (Paper.BADGES, Paper.INVITATIONS):
        assert sorted(arranged.printing.outdated(paper)) == sorted(moved)
    for paper in OF_THE_ROOM:
        assert arranged.printing.outdated(paper) == [ALL]
    for paper in (Paper.TENT_CARDS, Paper.CERTIFICATES):
        assert arranged.printing.outdated(paper) == []


def test_a_chair_out_of_use_outdates_the_plan_but_no_list(arranged):
    for paper in OF_THE_ROOM:
        run(arranged, paper)
    free = next(one for one in arranged.seating.seats() if one.delegate is None)
    arranged.seating.block(free.id)
    assert arranged.printing.outdated(Paper.SEAT_PLAN) == [ALL]
    assert arranged.printing.outdated(Paper.SEATS_BY_NAME) == []


def test_a_substitute_and_a_new_code_outdate_papers(arranged):
    run(arranged, Paper.BADGES, ["dv-001", "dv-002"])
    run(arranged, Paper.INVITATIONS, ["dv-001", "dv-002"])
    one = arranged.state.delegates["dv-001"]
    arranged.roster.edit(one, replace(one, substitute=Substitute(full_name="Lê Văn Thay")))
    arranged.desk.replace_badge("dv-002")
    assert arranged.printing.outdated(Paper.BADGES) == ["dv-001", "dv-002"]
    assert arranged.printing.outdated(Paper.INVITATIONS) == ["dv-001", "dv-002"]


def test_an_award_changed_after_printing_is_flagged(session):
    run(session, Paper.CERTIFICATES)
    from hoinghi_tui.services.rows import change

    award = session.state.awards["kt-01"]
    new = replace(award, achievement="Thành tích khác")
    session.work.act("edit_award", lambda: list(change("awards", award, new)))
    assert session.printing.outdated(Paper.CERTIFICATES) == ["kt-01"]


def test_who_was_deleted_needs_no_paper(session):
    run(session, Paper.TENT_CARDS, ["dv-024"])
    session.roster.delete("dv-024")
    assert session.printing.outdated(Paper.TENT_CARDS) == []


def test_what_is_noted_is_what_was_gathered_not_what_is_true_when_it_is_saved(arranged):
    job = arranged.printing.job(Paper.TENT_CARDS, ["dv-001"])
    rendered = arranged.printing.render(job)
    rename(arranged, "dv-001", "Vừa Sửa")
    arranged.printing.save(job, rendered)
    assert arranged.printing.outdated(Paper.TENT_CARDS) == ["dv-001"]


def test_ctrl_z_passes_over_notes_and_the_log_takes_one_back(arranged):
    arranged.seating.swap("A1", "B1")
    run(arranged, Paper.TENT_CARDS, ["dv-001"])
    printed = arranged.store.history(limit=1)[0]
    swapped = arranged.state.seats["A1"].delegate

    arranged.undo_last()

    assert arranged.state.seats["B1"].delegate == swapped
    assert list(arranged.state.printed) == ["tent-cards:dv-001"]
    arranged.work.undo(printed)
    assert list(arranged.state.printed) == []


def test_a_full_disk_leaves_neither_file_nor_note(arranged, disk_full):
    job = arranged.printing.job(Paper.TENT_CARDS, ["dv-001"])
    rendered = arranged.printing.render(job)
    with disk_full(), pytest.raises((NotSaved, OSError)):
        arranged.printing.save(job, rendered)
    assert list(arranged.state.printed) == []
    assert not list((arranged.folder / "out").glob("bien-ten*.docx"))
