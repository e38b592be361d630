"""What became of each paper: never made, made at a time, made and out of date."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.printed import PaperState
from hoinghi_tui.services import rows
from hoinghi_tui.services.print_job import OF_THE_AGENDA, OF_THE_ROOM, Paper
from hoinghi_tui.services.reprints import (
    DATA_CHANGED,
    GUARDED,
    PrintedBefore,
    printed_before,
    usual_reason,
)

PERSONAL = {
    Paper.CERTIFICATES: "kt-01",
    Paper.BADGES: "dv-001",
    Paper.INVITATIONS: "dv-001",
    Paper.TENT_CARDS: "dv-001",
}
WHOLE = sorted(OF_THE_ROOM | OF_THE_AGENDA - {Paper.AGENDA_REPORT})


def run(session, paper, ids=None, again=""):
    return session.printing.run(session.printing.job(paper, ids), again=again)


def rename(session, delegate_id, name):
    delegate = session.state.delegates[delegate_id]
    session.roster.edit(delegate, replace(delegate, full_name=name))


def rename_award(session, award_id, name):
    award = session.state.awards[award_id]
    wanted = replace(award, recipient=name)
    session.work.act("edit_award", lambda: rows.change("awards", award, wanted))


def change(session, paper):
    if paper is Paper.CERTIFICATES:
        rename_award(session, "kt-01", "Tên đã sửa")
    else:
        rename(session, "dv-001", "Tên đã sửa")


@pytest.mark.parametrize(("paper", "subject"), PERSONAL.items())
def test_a_paper_is_new_then_made_then_out_of_date_then_made_again(arranged, clock, paper, subject):
    states = arranged.printing.states
    assert states.of(paper, subject) == PaperState()
    first = clock.now()
    run(arranged, paper, [subject])
    assert states.of(paper, subject) == PaperState(first, outdated=False, count=1)
    clock.advance(minutes=5)
    change(arranged, paper)
    assert states.of(paper, subject) == PaperState(first, outdated=True, count=1)
    assert states.to_reprint(paper) == [subject]
    told = [one.text for one in arranged.overview.readiness() if one.place == "printing"]
    assert "1 tờ đã in nay phải in lại" in told
    run(arranged, paper, [subject], again="sai tên")
    assert states.of(paper, subject) == PaperState(clock.now(), outdated=False, count=2)
    assert states.to_reprint(paper) == []


@pytest.mark.parametrize("paper", WHOLE)
def test_a_paper_of_the_whole_is_noted_and_out_of_date_after_a_change(arranged, clock, paper):
    states = arranged.printing.states
    assert states.of(paper) == PaperState()
    run(arranged, paper)
    assert states.of(paper) == PaperState(clock.now(), count=1)
    before = arranged.state.conference
    arranged.settings.edit(before, replace(before, title=before.title + " mới"))
    # What tells of one moment is as true as it was then.
    assert states.of(paper).outdated == (paper is not Paper.REST_OF_AGENDA)


def test_time_alone_makes_no_paper_of_the_agenda_out_of_date(arranged, clock):
    arranged.agenda.start_next()
    papers = [Paper.PROGRAMME, Paper.RUNNING_ORDER, Paper.REST_OF_AGENDA, Paper.AGENDA_REPORT]
    for paper in papers:
        run(arranged, paper)
    clock.advance(minutes=7)
    arranged.door.check_in("dv-001")
    assert [paper for paper in papers if arranged.printing.states.of(paper).outdated] == []
    arranged.agenda.start_next()
    outdated = [paper for paper in papers if arranged.printing.states.of(paper).outdated]
    # What really happened stands in the report alone.
    assert outdated == [Paper.AGENDA_REPORT]


def test_arrivals_at_the_door_do_not_make_anything_be_worked_out_again(arranged):
    run(arranged, Paper.BADGES)
    states, asked = arranged.printing.states, []
    states._outdated = lambda paper: asked.append(paper) or []
    states.changed(Paper.BADGES)
    arranged.door.check_in("dv-001")
    states.changed(Paper.BADGES)
    assert asked == [Paper.BADGES]
    rename(arranged, "dv-001", "Tên khác")
    states.changed(Paper.BADGES)
    assert asked == [Paper.BADGES] * 2


def test_a_replaced_badge_is_new_and_asks_for_no_reason(arranged):
    run(arranged, Paper.BADGES, ["dv-001"])
    arranged.desk.replace_badge("dv-001")
    assert arranged.printing.states.of(Paper.BADGES, "dv-001") == PaperState()
    assert arranged.printing.states.to_reprint(Paper.BADGES) == []
    run(arranged, Paper.BADGES, ["dv-001"])


def test_the_list_to_sign_is_noted(session, clock):
    printing = session.printing
    assert printing.sign_in_state() == PaperState()
    printing.note_sign_in("ky-nhan.docx")
    assert printing.sign_in_state() == PaperState(clock.now(), count=1)
    session.door.check_in("dv-001")
    assert not printing.sign_in_state().outdated
    rename(session, "dv-001", "Tên đã sửa")
    assert printing.sign_in_state().outdated
    notes = [event.note for event in session.store.history(limit=9)]
    assert "In danh sách ký nhận ra ky-nhan.docx" in notes


# -- twice -------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", GUARDED)
def test_a_second_paper_needs_a_reason_which_is_logged(arranged, paper):
    subject = PERSONAL[paper]
    other = "kt-02" if paper is Paper.CERTIFICATES else "dv-002"
    run(arranged, paper, [subject])
    files = list((arranged.folder / "out").iterdir())
    for blank in ("", "  ", "\x00\n"):
        with pytest.raises(PrintedBefore, match="1 tờ") as refused:
            run(arranged, paper, [subject, other], again=blank)
        assert refused.value.ids == (subject,)
    assert list((arranged.folder / "out").iterdir()) == files
    assert not arranged.printing.states.of(paper, other).printed_at
    run(arranged, paper, [subject, other], again="bị nhàu [/]")
    note = arranged.store.history(limit=1)[0].note
    assert "1 tờ in lại: bị nhàu [/]" in note


@pytest.mark.parametrize("paper", [Paper.INVITATIONS, Paper.TENT_CARDS])
def test_what_nobody_is_let_in_with_is_printed_as_often_as_wanted(arranged, paper):
    run(arranged, paper, ["dv-001"])
    assert printed_before(arranged.state, arranged.printing.job(paper, ["dv-001"])) == ()
    run(arranged, paper, ["dv-001"])
    assert arranged.printing.states.of(paper, "dv-001").count == 2


def test_two_desks_printing_at_once_make_one_paper(arranged, desk_two):
    job = arranged.printing.job(Paper.CERTIFICATES, ["kt-01"])
    rendered = arranged.printing.render(job)
    run(desk_two, Paper.CERTIFICATES, ["kt-01"])
    with pytest.raises(PrintedBefore):
        arranged.printing.save(job, rendered)
    arranged.poll()
    assert arranged.printing.states.of(Paper.CERTIFICATES, "kt-01").count == 1


def test_a_change_of_all_is_reason_enough():
    assert usual_reason(["a", "b"], ["a", "b", "c"]) == DATA_CHANGED
    assert usual_reason(["a", "b"], ["a"]) == ""
