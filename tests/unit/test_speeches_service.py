"""Papers and reports of the sample: one action each, at one desk and at two."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.agenda_templates import TemplateName
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.speech_checks import SpeechProblem
from hoinghi_tui.domain.speeches import Report, ReportState, Speech
from hoinghi_tui.services.received_files import Handed
from hoinghi_tui.services.speech_entry import ReportEntry, SpeechEntry
from hoinghi_tui.storage import Conflict, Op

HOSTILE = "[/] {{x}} =cmd() \u202e../x " + "x" * 500


def actions(session):
    return sum(1 for _ in session.store.history(None))


@pytest.fixture
def paper(session):
    """A paper of its own, of a unit that owes none in the sample."""
    return session.speeches.add(Speech(id="", unit="VHXH", title="Một cửa"))


@pytest.fixture
def report(session):
    return session.reports.add(Report(id="", title="Báo cáo chuyên đề", unit="VHXH"))


def test_a_paper_is_owed_until_its_file_has_come(session, paper, clock):
    assert session.speeches.owed("VHXH")[0].startswith("Tham luận “Một cửa”: chưa nộp bài")
    handed = Handed("tai-lieu/bai.docx", 12, words=900)
    received = session.speeches.receive(paper.id, handed)
    assert received.file is not None
    assert (received.file.path, received.file.size, received.file.words) == (*_of(handed),)
    assert received.file.received_at == clock.now()
    assert "chưa nộp" not in session.speeches.owed("VHXH")[0]
    session.undo_last()
    assert session.state.speeches[paper.id].file is None


def _of(handed):
    return handed.path, handed.size, handed.words


def test_a_paper_on_paper_is_received_and_taken_back(session, paper):
    assert session.speeches.receive(paper.id, None).file.is_on_paper
    session.speeches.take_back(paper.id)
    assert session.state.speeches[paper.id].file is None


def test_a_file_that_is_gone_is_told(session, paper):
    (session.folder / "tai-lieu").mkdir()
    file = session.folder / "tai-lieu" / "bai.docx"
    file.write_bytes(b"x")
    session.speeches.receive(paper.id, Handed("tai-lieu/bai.docx", 1))
    assert session.speeches.gone() == frozenset()
    file.unlink()
    gone = session.speeches.gone()
    assert gone == {paper.id}
    problems = [one.problem for one in session.speeches.findings(gone) if one.about == paper.id]
    assert SpeechProblem.FILE_GONE in problems


def test_no_path_without_a_file(session, paper):
    with pytest.raises(Refused, match="Bấm N"):
        session.speeches.path(paper)


def test_an_item_is_made_for_a_paper_as_one_action(session, paper):
    agenda, before = session.agenda.items(), actions(session)
    item = session.speeches.make_item(paper.id)
    assert session.state.speeches[paper.id].item == item.id
    ordered = [one.id for one in session.agenda.items()]
    papers = [one for one in session.agenda.items() if one.kind == "paper"]
    assert papers[-1].id == item.id
    assert ordered.index(item.id) == ordered.index(papers[-2].id) + 1
    assert actions(session) == before + 1
    session.undo_last()
    assert session.agenda.items() == agenda
    assert session.state.speeches[paper.id].item is None


def test_a_paper_takes_over_what_its_item_knows_and_undo_parts_them(session, paper):
    item = next(one for one in session.agenda.items() if one.kind == "opening")
    session.speeches.place(paper.id, item.id)
    placed = session.state.speeches[paper.id]
    assert (placed.item, placed.speaker, placed.minutes) == (item.id, item.presenter, 5)
    assert session.state.agenda[item.id] == item
    session.speeches.place(paper.id, None)
    assert session.state.speeches[paper.id].item is None
    session.undo_last()
    session.undo_last()
    assert session.state.speeches[paper.id] == paper


def test_deleting_an_item_frees_what_is_read_in_it_in_the_same_action(session, paper, report):
    item = session.speeches.make_item(paper.id)
    session.reports.place(report.id, item.id)
    before = actions(session)
    session.agenda_editor.delete(item.id)
    assert actions(session) == before + 1
    assert session.state.speeches[paper.id].item is None
    assert session.state.reports[report.id].item is None
    session.undo_last()
    assert session.state.speeches[paper.id].item == item.id
    assert session.state.reports[report.id].item == item.id


def test_another_agenda_frees_all_papers(session, paper):
    session.speeches.make_item(paper.id)
    session.agenda_editor.from_template(TemplateName.SUMMARY, replace=True)
    assert all(one.item is None for one in session.speeches.all())
    assert all(one.item is None for one in session.reports.all())
    session.undo_last()
    assert session.state.speeches[paper.id].item is not None


def test_an_item_that_is_gone_is_refused(session, paper, report):
    for group, one in ((session.speeches, paper), (session.reports, report)):
        with pytest.raises(Refused):
            group.place(one.id, "ct-99")


def test_a_report_moves_on_to_signed(session, report):
    states = [session.reports.advance(report.id).state for _ in range(4)]
    assert states == ["draft", "reviewed", "signed", "none"]
    session.undo_last()
    assert session.state.reports[report.id].state is ReportState.SIGNED


def test_two_desks_that_press_space_at_once_move_a_report_by_one(session, report, desk_two):
    desk_two.reports.advance(report.id, report)
    with pytest.raises(Conflict):
        session.reports.advance(report.id, report)
    assert session.state.reports[report.id].state is ReportState.DRAFT


def test_ids_are_never_given_twice(session, paper, report):
    session.speeches.delete(paper.id)
    session.reports.delete(report.id)
    assert session.speeches.add(replace(paper, title="Khác")).id != paper.id
    assert session.reports.add(report).id != report.id


def test_hostile_text_goes_through_unharmed(session):
    added = session.speeches.add(Speech(id="", title=HOSTILE))
    assert added.title == HOSTILE.replace("\u202e", "")
    assert added.title in session.speeches.owed(None)[-1]


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (SpeechEntry(), "title"),
        (SpeechEntry(title="x", minutes="0"), "minutes"),
        (SpeechEntry(title="x", minutes="bảy"), "minutes"),
        (SpeechEntry(title="x", minutes="999"), "minutes"),
        (SpeechEntry(title="x", unit="XX"), "unit"),
        (SpeechEntry(title="x", speaker="dv-999"), "speaker"),
    ],
)
def test_a_wrong_entry_names_its_field_and_changes_nothing(session, paper, entry, field):
    checked = session.speeches.editing(paper.id).check(entry, paper)
    assert list(checked.problems) == [field]
    assert getattr(checked.record, field) == getattr(paper, field) or field == "title"


def test_a_form_saves_what_differs(session, paper, report):
    editing = session.speeches.editing(paper.id)
    entry = replace(editing.entry_of(paper), minutes="0h10", speaker_name=" Ông  A ")
    editing.save(paper, editing.check(entry, paper).record)
    saved = session.state.speeches[paper.id]
    assert (saved.minutes, saved.speaker_name) == (10, "Ông A")
    form = session.reports.editing(report.id)
    assert list(form.check(ReportEntry(title=" "), report).problems) == ["title"]
    after = form.check(ReportEntry(title="Mới", state=ReportState.DRAFT), report).record
    form.save(report, after)
    assert session.state.reports[report.id] == after


def test_two_desks_change_different_fields_and_collide_in_one(session, paper, desk_two):
    theirs = desk_two.speeches.editing(paper.id)
    mine = session.speeches.editing(paper.id)
    theirs.save(paper, replace(paper, minutes=9))
    mine.save(paper, replace(paper, note="ghi chú"))
    saved = session.state.speeches[paper.id]
    assert (saved.minutes, saved.note) == (9, "ghi chú")
    with pytest.raises(Conflict):
        mine.save(paper, replace(paper, minutes=8))
    with pytest.raises(Conflict):
        session.speeches.delete(paper.id, seen=paper)
    desk_two.poll()
    desk_two.speeches.delete(paper.id)
    with pytest.raises(Refused, match="bị xóa ở bàn khác"):
        session.speeches.receive(paper.id, None)


def test_rows_of_an_older_version_are_changed_and_deleted(session):
    old = Op("speeches", "tl-90", None, {"id": "tl-90", "title": "Cũ", "order": 90})
    older = Op("reports", "bc-90", None, {"id": "bc-90", "title": "Cũ", "order": 90})
    session.work.act("old", lambda: [old, older])
    session.speeches.receive("tl-90", None)
    item = session.speeches.make_item("tl-90")
    session.reports.place("bc-90", item.id)
    session.agenda_editor.delete(item.id)
    assert session.state.speeches["tl-90"].item is None
    session.speeches.delete("tl-90")
    session.reports.delete("bc-90")
    assert not {"tl-90", "bc-90"} & {*session.state.speeches, *session.state.reports}


def test_a_speaker_cannot_be_taken_off_the_list(session, paper):
    who = next(iter(session.state.delegates))
    editing = session.speeches.editing(paper.id)
    editing.save(paper, replace(paper, speaker=who))
    with pytest.raises(Refused):
        session.roster_actions.delete([who])
