"""The PAR Index of a conference: files come in as one action, blanks lose nothing, undo works."""

from dataclasses import replace
from decimal import Decimal

import pytest

from hoinghi_tui.domain.par_editing import CriterionDraft, FieldDraft, index_year
from hoinghi_tui.domain.par_scores import Scoring
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.par_toml import read_par_toml
from hoinghi_tui.services.source_fields import SourceError
from hoinghi_tui.storage import Conflict
from par_files import HEADER, NUMBERED, TOTAL, write

TOML = """
year = 2024
[[field]]
title = "Cải cách thể chế"
unit = "VP"
strengths = "Đúng hạn."
[[field.criterion]]
title = "Đúng hạn"
maximum = 4
self_scored = 3.25
appraised = "3,1"
[[field]]
title = "Cải cách thủ tục hành chính"
maximum = 20
self_scored = 0.1
"""


def toml(tmp_path, text):
    path = tmp_path / "cchc.toml"
    path.write_text(text, encoding="utf-8")
    return path


def take_in(session, path, **options):
    return session.par_index.importing.take_in(session.par_index.importing.read(path, **options))


@pytest.fixture
def table(session, tmp_path):
    take_in(session, write(tmp_path / "cchc.xlsx", [HEADER, *NUMBERED, TOTAL]))
    return session


def test_a_workbook_comes_in_as_one_action_and_goes_by_one_undo(table):
    # 4 + 1,5 + 3 + 18,25 of 4 + 2 + 4 + 20
    total = table.par_index.table().total
    assert (total.points, total.maximum, total.share) == (Decimal("26.75"), 30, Decimal("89.17"))
    assert [one.field.unit for one in table.par_index.table().fields] == ["VP", "TTPVHCC"]
    table.undo_last()
    assert not table.state.par_fields
    assert not table.state.par_criteria


def test_points_of_toml_are_exact_and_the_years_stand_side_by_side(table, tmp_path):
    take_in(table, toml(tmp_path, TOML))
    last = table.par_index.table(2024)
    assert last.total.points == Decimal("3.35")
    assert last.fields[0].score.scoring is Scoring.APPRAISED
    assert table.par_index.years() == [2025, 2024]
    now = table.par_index.table()
    change = table.par_index.changes()(now.fields[0])
    # 8,5 of 10 against 3,1 of 4
    assert change.before == Decimal("77.50")
    assert change.points == Decimal("7.50")


def test_the_same_file_again_changes_nothing(table, tmp_path):
    before = table.store.saved_at
    take_in(table, write(tmp_path / "cchc.xlsx", [HEADER, *NUMBERED, TOTAL]))
    assert table.store.saved_at == before


def test_what_a_file_leaves_blank_stays_and_what_it_adds_comes(table, tmp_path):
    first = table.par_index.table().fields[0].field
    table.par_index.change(first.id, replace(FieldDraft.of(first), strengths="Tốt\n\n Nhanh "))
    rows = [(*row[:3], None, row[3], None) for row in NUMBERED]
    take_in(table, write(tmp_path / "tham-dinh.xlsx", [HEADER, *rows]))
    one = table.par_index.table().fields[0]
    assert one.field.strengths == "Tốt\n\nNhanh"
    assert one.field.unit == "VP"
    assert one.score.self_scored == one.score.appraised == Decimal("8.5")
    assert table.par_index.table().total.scoring is Scoring.APPRAISED


def test_a_field_somebody_has_worked_on_is_not_lost_by_a_file(table, tmp_path):
    path = write(tmp_path / "b.xlsx", [HEADER, *NUMBERED[:5]])
    with pytest.raises(Refused, match=r"Cải cách thủ tục hành chính” đã có điểm"):
        take_in(table, path)
    assert len(table.par_index.table().fields) == 2


def test_a_scored_criterion_is_not_lost_by_a_file(session, tmp_path):
    text = "year=2025\n[[field]]\ntitle='A'\n" + "".join(
        f"[[field.criterion]]\ntitle='{name}'\nmaximum=5\n" for name in ("Một", "Hai")
    )
    take_in(session, toml(tmp_path, text))
    one = session.par_index.table().fields[0].criteria[0]
    session.par_index.score(one.id, replace(CriterionDraft.of(one), self_scored="4"))
    with pytest.raises(Refused, match="Tiêu chí “Một” của lĩnh vực “A” đã có điểm"):
        take_in(session, toml(tmp_path, text.replace("Một", "Mot hai")))
    # Nobody has scored the other one.
    take_in(session, toml(tmp_path, text.replace("Hai", "Ba")))
    told = [(one.title, one.self_scored) for one in session.par_index.table().fields[0].criteria]
    assert told == [("Một", 4), ("Ba", None)]


def test_two_desks_cannot_add_one_field_twice(session, desk_two):
    forms = [desk.par_index.adding(2025) for desk in (session, desk_two)]
    drafts = [form.check(FieldDraft(title="A"), form.record).accepted({}) for form in forms]
    forms[0].save(forms[0].record, drafts[0])
    with pytest.raises(Refused, match="Đã có “A”"):
        forms[1].save(forms[1].record, drafts[1])


def test_criteria_of_one_title_and_other_numbers_can_be_scored(session, tmp_path):
    text = "year=2025\n[[field]]\ntitle='A'\n" + "".join(
        f"[[field.criterion]]\ntitle='Hài lòng'\nnumber='1.{at}'\nmaximum=5\n" for at in (1, 2)
    )
    take_in(session, toml(tmp_path, text))
    for one in session.par_index.table().fields[0].criteria:
        session.par_index.score(one.id, replace(CriterionDraft.of(one), self_scored="4"))
    assert session.par_index.table().total.points == 8


def test_a_kept_score_above_a_new_maximum_is_refused(table, tmp_path):
    rows = [(*row[:2], 1, None, None, None) for row in NUMBERED]
    with pytest.raises(Refused, match="cao hơn điểm tối đa 1"):
        take_in(table, write(tmp_path / "b.xlsx", [HEADER, *rows]))
    assert table.par_index.table().total.maximum == 30


def test_a_file_with_a_problem_changes_nothing(session, tmp_path):
    path = write(tmp_path / "b.xlsx", [HEADER, (1, "Thể chế", 10, 11, None, None)])
    with pytest.raises(Refused, match=r"b.xlsx: Trang “Bảng điểm”, ô D4"):
        take_in(session, path)
    assert not session.state.par_fields


def test_the_year_must_be_known_and_agree(session, tmp_path):
    rows = [HEADER, (1, "Thể chế", 10, 9, None, None)]
    path = write(tmp_path / "b.xlsx", rows, title="BẢNG ĐIỂM", sheet="A")
    with pytest.raises(Refused, match=r"b.xlsx: không thấy năm"):
        take_in(session, path)
    take_in(session, path, year=2023)
    assert session.par_index.years() == [2023]
    with pytest.raises(Refused, match="của năm 2024, không phải năm 2023"):
        take_in(session, toml(tmp_path, TOML), year=2023)


def test_a_unit_nobody_knows_is_noted(session, tmp_path):
    rows = [HEADER, (1, "Thể chế", 10, 9, None, "Phòng Không Có")]
    read = session.par_index.importing.read(write(tmp_path / "b.xlsx", rows))
    assert ["Phòng Không Có" in str(one) for one in read.table.notes] == [True]


def test_the_frame_is_a_sample_without_a_maximum_or_a_score(session):
    importing = session.par_index.importing
    importing.take_in(importing.frame(session.par_index.year))
    table = session.par_index.table()
    assert (table.year, len(table.fields), table.is_sample) == (2025, 7, True)
    assert table.total.maximum is None
    assert table.total.points is None


def test_a_real_table_takes_the_place_of_the_frame(session, tmp_path):
    importing = session.par_index.importing
    importing.take_in(importing.frame(2025))
    done = take_in(session, write(tmp_path / "cchc.xlsx", [HEADER, *NUMBERED, TOTAL]))
    assert (done.added, done.known, done.gone) == (0, 2, 5)
    assert not session.par_index.table().is_sample


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[field]]\ntitle='A'\nmaximum=1\nself_scored=1.5", "cao hơn điểm tối đa 1"),
        ("[[field]]\ntitle='A'\nmaximum=-1", "thứ 1, khóa “maximum”: điểm “-1” nhỏ hơn 0"),
        ("[[field]]\ntitle='A'\nmaximum=nan", "không đọc được"),
        ("[[field]]\ntitle='A'\nmaximum=true", "không phải True"),
        ("[[field]]\ntitle='A'\n[[field]]\ntitle='a'", "khối thứ 2: lĩnh vực “a” trùng tên"),
        ("[[field]]\ntitle='A'\nmax=1", "không có khóa này"),
        ("[[field]]\n", "khóa “title”"),
        ("year=25", "năm phải viết như 2025"),
        ("year=2025", "chưa có lĩnh vực nào"),
        ("[[field", "tệp viết sai"),
        (f"year={'9' * 5000}", "tệp viết sai"),
        (f"a={'[' * 5000}", "tệp viết sai"),
        ("[[field]]\ntitle='A'\nmaximum=1e99999999999999999999", "tệp viết sai"),
        ("[[field]]\ntitle='A'\nmaximum=1e999999999", "không đọc được điểm “1E+999999999”"),
    ],
)
def test_a_wrong_toml_is_named_with_file_and_place(tmp_path, text, words):
    with pytest.raises(SourceError) as raised:
        read_par_toml(toml(tmp_path, text))
    assert "cchc.toml" in str(raised.value)
    assert words in str(raised.value)


# -- by hand ---------------------------------------------------------------------------------


def test_a_score_above_its_maximum_is_refused_at_its_line(table):
    one = table.par_index.table().fields[1].criteria[0]
    form = table.par_index.criterion_editing(one.id)
    checked = form.check(replace(CriterionDraft.of(one), self_scored="20,5"), one)
    assert "cao hơn điểm tối đa 20" in checked.problems["self_scored"]
    with pytest.raises(Refused, match="Điểm tự chấm"):
        table.par_index.score(one.id, replace(CriterionDraft.of(one), self_scored="20,5"))
    table.par_index.score(one.id, replace(CriterionDraft.of(one), appraised="19,75"))
    assert table.state.par_criteria[one.id].appraised == Decimal("19.75")


def test_two_desks_cannot_pass_a_maximum_together(table, desk_two):
    one = table.par_index.table().fields[1].criteria[0]
    form = desk_two.par_index.criterion_editing(one.id)
    table.par_index.score(one.id, replace(CriterionDraft.of(one), maximum="19"))
    with pytest.raises(Conflict):
        form.save(one, replace(one, self_scored=Decimal(20)))


def test_a_new_field_is_scored_as_a_whole_until_it_is_divided(table):
    field = table.par_index.add(2025, FieldDraft(title="Tài chính công", maximum="12,5"))
    [whole] = table.par_index.table().fields[2].criteria
    assert (whole.title, whole.maximum) == ("Tài chính công", Decimal("12.5"))
    table.par_index.change(field.id, replace(FieldDraft.of(field), title="Tài chính"))
    assert table.par_index.table().fields[2].criteria[0].title == "Tài chính"
    with pytest.raises(Refused, match="Đã có"):
        table.par_index.add(2025, FieldDraft(title="TÀI CHÍNH"))
    table.par_index.delete(field.id)
    assert len(table.par_index.table().fields) == 2
    again = table.par_index.add(2025, FieldDraft(title="Khác"))
    assert again.id != field.id


def test_the_year_is_the_first_the_title_names(session):
    conference = session.state.conference
    assert index_year(conference, 2030) == 2025
    assert index_year(replace(conference, title="Hội nghị", day=None), 2030) == 2030
