"""Printing from the sample: the file, the note of it, and what goes wrong."""

import errno
from unittest.mock import patch

import pytest
from docx import Document
from docx.oxml.ns import qn

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.storage import NotSaved


def text_of(path):
    body = Document(str(path)).element.body
    return "\n".join("".join(p.itertext(qn("w:t"))) for p in body.iter(qn("w:p")))


def test_all_certificates_come_in_calling_order(session, clock):
    printed = session.printing.run(session.printing.certificate_job())
    text = text_of(printed.path)
    recipients = [award.recipient for award in session.awards.in_order()]
    places = [text.index(name) for name in recipients]
    assert places == sorted(places)
    assert printed.path.parent == session.folder / "out"
    assert {award.printed_at for award in session.state.awards.values()} == {clock.now()}


def test_only_the_chosen_are_printed_and_noted(session):
    printed = session.printing.run(session.printing.certificate_job(["kt-05", "kt-04"]))
    assert printed.ids == ("kt-04", "kt-05")
    noted = {key for key, award in session.state.awards.items() if award.printed_at}
    assert noted == {"kt-04", "kt-05"}
    assert session.state.awards["kt-01"].recipient not in text_of(printed.path)


def test_blanks_are_told(session):
    assert any(
        "số quyết định" in one
        for one in session.printing.run(session.printing.certificate_job()).warnings
    )


def test_a_second_print_does_not_replace_the_first(session):
    first, second = (
        session.printing.run(session.printing.certificate_job(["kt-01"]), again="bị nhàu").path
        for _ in range(2)
    )
    assert first != second
    assert first.is_file()


def test_printing_can_be_undone_and_the_file_stays(session):
    path = session.printing.run(session.printing.certificate_job()).path
    session.undo(session.store.history(1)[0])
    assert all(award.printed_at is None for award in session.state.awards.values())
    assert path.is_file()


def test_the_conference_may_bring_its_own_template(session):
    own = session.folder / "templates" / "giay-khen.docx"
    own.parent.mkdir()
    document = Document()
    document.add_paragraph("{% for c in certificates %}MẪU RIÊNG {{ c.name }}{% endfor %}")
    document.save(str(own))
    assert "MẪU RIÊNG H'Bia Niê" in text_of(
        session.printing.run(session.printing.certificate_job()).path
    )


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.docm"])
def test_only_word_files_are_written(session, tmp_path, name):
    with pytest.raises(Refused, match=r"\.docx"):
        session.printing.run(session.printing.certificate_job(), out=tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_file_that_cannot_be_written_is_told_in_vietnamese(session, tmp_path):
    with pytest.raises(Refused, match="không có thư mục"):
        session.printing.run(session.printing.certificate_job(), out=tmp_path / "none" / "a.docx")
    assert session.store.history(1)[0].kind != "print_certificates"


def test_without_a_note_there_is_no_file(session):
    job = session.printing.certificate_job()
    rendered = session.printing.render(job)
    full = OSError(errno.ENOSPC, "full")
    with (
        patch.object(type(session.store), "transact", side_effect=NotSaved.because(full)),
        pytest.raises(NotSaved),
    ):
        session.printing.save(job, rendered)
    assert list((session.folder / "out").iterdir()) == []


def test_an_unknown_award_is_refused(session):
    with pytest.raises(Refused, match="kt-99"):
        session.printing.run(session.printing.certificate_job(["kt-99"]))


def test_the_preview_says_what_will_be_printed(session):
    lines = session.printing.preview("kt-04")
    text = text_of(session.printing.run(session.printing.certificate_job(["kt-04"])).path)
    for line in filter(None, lines):
        assert line in text
