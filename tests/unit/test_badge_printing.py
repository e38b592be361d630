"""Printing badges and invitations from the sample: who gets one, which code, what is noted."""

import io
from dataclasses import replace
from unittest.mock import patch

import pytest
from docx import Document
from docx.oxml.ns import qn

from hoinghi_tui.domain.badges import read_code
from hoinghi_tui.domain.people import Invitation, Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.rows import change, deletion
from hoinghi_tui.storage import NotSaved


def alt_codes(data):
    """Return the codes the pictures of a document stand for, in order."""
    body = Document(io.BytesIO(data)).element.body
    return [one.get("descr").removeprefix("Mã QR ") for one in body.iter(qn("wp:docPr"))]


def saved(session, table, record, **changes):
    session.work.act("test", lambda: change(table, record, replace(record, **changes)))


def without_badge(session, delegate_id):
    badge = session.state.badge_of(delegate_id)
    session.work.act("test", lambda: [deletion("badges", badge)])


def out_files(session):
    folder = session.folder / "out"
    return list(folder.iterdir()) if folder.is_dir() else []


def test_all_who_are_expected_get_a_badge_in_protocol_order(session):
    job = session.printing.badge_job()
    expected = [one.id for one in session.roster.all() if one.invitation is not Invitation.DECLINED]
    assert list(job.ids) == expected
    assert len(expected) == 38
    codes = alt_codes(session.printing.render(job).data)
    assert codes[:-1] == [session.badges.code_of(one) for one in expected]
    assert read_code(codes[-1]).tag == "0000"  # the test card


def test_the_named_are_printed_even_if_they_declined_and_without_a_test_card(session):
    job = session.printing.badge_job(["dv-005", "dv-001"])
    assert job.ids == ("dv-001", "dv-005")
    assert len(alt_codes(session.printing.render(job).data)) == 2
    with_card = session.printing.badge_job(["dv-001"], test_card=True)
    assert len(alt_codes(session.printing.render(with_card).data)) == 2


def test_what_is_on_paper_is_noted_and_undone_as_one(session, clock):
    printed = session.printing.run(session.printing.badge_job(["dv-001", "dv-002"]))
    assert session.state.badge_of("dv-001").printed_at == clock.now()
    assert session.state.badge_of("dv-003").printed_at is None
    assert printed.path.name == "the-dai-bieu-20251215-072500.docx"
    assert session.store.history(1)[0].note == f"In 2 thẻ đại biểu ra {printed.path.name}"
    session.undo(session.store.history(1)[0])
    assert session.state.badge_of("dv-001").printed_at is None


@pytest.mark.parametrize("paper", [Paper.BADGES, Paper.INVITATIONS])
def test_who_has_no_code_gets_the_printed_one_in_the_same_action(session, paper):
    without_badge(session, "dv-001")
    before = len(session.store.history(1000))
    job = session.printing.job(paper, ["dv-001"])
    rendered = session.printing.render(job)
    assert session.state.badge_of("dv-001") is None
    session.printing.save(job, rendered)
    assert alt_codes(rendered.data)[0] == session.badges.code_of("dv-001")
    assert len(session.store.history(1000)) == before + 1


def test_a_replaced_badge_is_never_printed(session):
    old = session.badges.code_of("dv-001")
    session.desk.replace_badge("dv-001")
    codes = alt_codes(session.printing.render(session.printing.badge_job(["dv-001"])).data)
    assert codes == [session.badges.code_of("dv-001")]
    assert codes != [old]


def test_a_badge_replaced_while_it_was_printed_is_refused_and_leaves_no_file(session, desk_two):
    job = session.printing.badge_job(["dv-001"])
    rendered = session.printing.render(job)
    desk_two.desk.replace_badge("dv-001")
    with pytest.raises(Refused, match="in lại"):
        session.printing.save(job, rendered)
    assert out_files(session) == []
    assert session.state.badge_of("dv-001").printed_at is None


def test_codes_that_are_not_saved_leave_no_file(session, tmp_path, disk_full):
    without_badge(session, "dv-001")
    job = session.printing.badge_job(["dv-001"])
    rendered = session.printing.render(job)
    chosen = tmp_path / "the.docx"
    with (
        patch.object(
            type(session.store), "transact", side_effect=NotSaved.because(OSError(28, ""))
        ),
        pytest.raises(NotSaved),
    ):
        session.printing.save(job, rendered, chosen)
    assert not chosen.exists()
    assert session.state.badge_of("dv-001") is None


def test_newcomers_and_who_declined_are_not_invited_unless_named(session):
    person = session.state.delegates["dv-002"]
    saved(session, "delegates", person, walk_in=True)
    invited = session.printing.invitation_job().ids
    assert "dv-002" not in invited
    assert "dv-005" not in invited  # declined in the sample
    assert "dv-002" in session.printing.badge_job().ids
    assert session.printing.invitation_job(["dv-002", "dv-005"]).ids == ("dv-002", "dv-005")


def test_who_was_announced_instead_is_invited_and_gets_a_badge(session):
    away = session.state.delegates["dv-005"]
    saved(session, "delegates", away, substitute=Substitute(full_name="Vũ Thị Hòa"))
    assert "dv-005" in session.printing.invitation_job().ids
    assert "Vũ Thị Hòa" in session.printing.preview("dv-005", Paper.INVITATIONS)
    assert "Vũ Thị Hòa" in session.printing.preview("dv-005", Paper.BADGES)


def test_a_second_invitation_stands_in_the_log_though_nothing_changed(session):
    for _ in range(2):
        session.printing.run(session.printing.invitation_job(["dv-001"]))
    notes = [event.note for event in session.store.history(2)]
    assert all(note.startswith("In 1 giấy mời ra giay-moi-") for note in notes)


@pytest.mark.parametrize("paper", [Paper.BADGES, Paper.INVITATIONS])
def test_an_unknown_delegate_is_refused(session, paper):
    with pytest.raises(Refused, match="dv-999"):
        session.printing.job(paper, ["dv-001", "dv-999"])


@pytest.mark.parametrize("paper", [Paper.BADGES, Paper.INVITATIONS])
def test_a_conference_without_delegates_is_told_where_to_go(session, paper):
    with patch.object(type(session.roster), "all", return_value=[]), pytest.raises(Refused) as told:
        session.printing.job(paper)
    assert "F3" in str(told.value)


def test_the_conference_may_bring_its_own_badge(session):
    own = session.folder / "templates" / "the-dai-bieu.docx"
    own.parent.mkdir()
    document = Document()
    document.add_paragraph(
        "{% for row in rows %}{% for b in row %}{{ b.name }};{% endfor %}{% endfor %}"
    )
    document.save(str(own))
    job = session.printing.badge_job(["dv-012"])
    data = session.printing.render(job).data
    assert "H'Bia Niê;" in Document(io.BytesIO(data)).paragraphs[0].text


def test_readiness_asks_for_badges_on_paper(session):
    texts = [one.text for one in session.overview.readiness()]
    assert "38 thẻ đại biểu chưa tạo tệp in" in texts
    session.printing.run(session.printing.badge_job())
    texts = [one.text for one in session.overview.readiness()]
    assert "Đã tạo đủ tệp thẻ" in texts
