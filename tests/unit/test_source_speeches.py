"""Papers and reports of a source folder, and those of the sample."""

import pytest

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.speech_checks import SpeechProblem
from hoinghi_tui.services.source_fields import SourceError
from hoinghi_tui.services.source_folder import read_source
from hoinghi_tui.services.source_people import resolve_people

AGENDA = (
    '[[item]]\ntitle = "Tham luận: Kinh tế"\nnumber = "2.1"\nminutes = 7\n'
    '[[item]]\ntitle = "Thảo luận"\nnumber = "3"\nminutes = 7\n'
    '[[item]]\ntitle = "Nhiệm vụ"\nnumber = "3"\nminutes = 7\n'
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "conference.toml").write_text('title = "Hội nghị"\n', encoding="utf-8")
    units = '[[unit]]\nid = "KT"\nname = "Phòng Kinh tế"\n'
    (tmp_path / "units.toml").write_text(units, encoding="utf-8")
    (tmp_path / "agenda.toml").write_text(AGENDA, encoding="utf-8")
    return tmp_path


def read(folder, table, lines):
    text = f"[[{table}]]\n{lines}\n"
    name = {"speech": "speeches.toml", "report": "reports.toml"}[table]
    (folder / name).write_text(text, encoding="utf-8")
    return read_source(folder)


def test_a_paper_is_read_with_its_place(folder):
    lines = 'unit = "KT"\ntitle = "Đất đai"\nspeaker = "Lê Văn Hoà"\nminutes = 7\nitem = "2.1"'
    source = read(folder, "speech", lines)
    person = Delegate(id="dv-007", full_name="Lê Văn Hòa", order=1)
    (speech,) = resolve_people(source, [person]).speeches
    assert (speech.id, speech.unit, speech.title) == ("tl-01", "KT", "Đất đai")
    assert (speech.speaker, speech.minutes, speech.item) == ("dv-007", 7, "ct-01")
    with pytest.raises(SourceError, match=r"speeches\.toml.*“speaker”.*Lê Văn Hoà"):
        resolve_people(source, [])


def test_a_place_may_be_named_by_its_title(folder):
    (report,) = read(folder, "report", 'title = "Báo cáo"\nitem = "Nhiệm vụ"').reports
    assert (report.id, report.item, report.state) == ("bc-01", "ct-03", "none")


@pytest.mark.parametrize(
    ("table", "lines", "what"),
    [
        ("speech", 'title = "x"\nitem = "9"', "khóa “item”: agenda.toml không có mục nào"),
        ("speech", 'title = "x"\nitem = "3"', "có 2 mục “3”"),
        ("speech", 'title = "x"\nunit = "XX"', "khóa “unit”"),
        ("speech", 'note = "x"', "hãy ghi đơn vị nợ bài"),
        ("speech", 'title = "x"\nminutes = 999', "khóa “minutes”: 999 phút, quá"),
        ("speech", 'title = "x"\nfile = "y"', "khóa “file”: không có khóa này"),
        ("report", 'unit = "KT"', "khóa “title”: còn thiếu"),
        ("report", 'title = "x"\nstate = "signed"', "khóa “state”: không có khóa này"),
    ],
)
def test_what_is_wrong_is_named_with_its_place_and_key(folder, table, lines, what):
    with pytest.raises(SourceError, match=f"khối \\[\\[{table}\\]\\] thứ 1") as caught:
        read(folder, table, lines)
    assert what in str(caught.value)


def test_the_sample_holds_the_papers_and_reports_of_the_plan(session):
    papers = session.speeches.all()
    assert [one.unit for one in papers] == ["VP", "KT", "TTPVHCC"]
    reports = session.reports.all()
    assert [(one.unit, one.state) for one in reports] == [("VHXH", "none")] * 2
    for paper in papers:
        item = session.state.agenda[paper.item]
        assert (item.kind, item.unit, item.presenter) == ("paper", paper.unit, paper.speaker)
    found = {one.problem for one in session.speeches.findings()}
    assert found == {SpeechProblem.NOT_RECEIVED, SpeechProblem.REPORT_UNSIGNED}
    for unit in ("VP", "KT", "TTPVHCC"):
        assert [line.rpartition(": ")[2] for line in session.speeches.owed(unit)] == [
            "chưa nộp bài"
        ]
