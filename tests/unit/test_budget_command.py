import json

import pytest
from openpyxl import load_workbook

from hoinghi_tui.cli.main import DONE, REFUSED, main
from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.domain.budget_entry import BudgetDraft


@pytest.fixture
def folder(session):
    """The sample with three lines, all of them known: 40 invited, two came."""
    budget = session.budget
    for line in budget.all():
        budget.delete(line.id)
    budget.add(BudgetDraft(title="Nước", source=Quantity.DELEGATES, unit_price="20.000"))
    budget.add(BudgetDraft(title="=cmd() \x1b[31m", quantity="2", unit_price="150.000", actual="0"))
    for person in session.roster.all()[:2]:
        session.door.check_in(person.id)
    session.close()
    return session.folder


def test_the_answer_for_programs_adds_up(folder, capsys):
    assert main(["budget", str(folder), "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)
    # 40 × 20 000 + 2 × 150 000 planned; 2 × 20 000 + 0 spent.
    assert (told["planned"], told["settled"], told["difference"]) == (1_100_000, 40_000, 1_060_000)
    assert told["planned_words"] == "Một triệu một trăm nghìn đồng"
    assert (told["planned_each"], told["settled_each"]) == (27_500, 20_000)
    assert told["lines"][1]["title"].startswith("=cmd()")
    assert told["file"] is None


def test_people_read_the_table_and_what_is_missing(folder, capsys):
    assert main(["budget", str(folder)]) == DONE
    said = capsys.readouterr()
    assert "Dự toán: 1.100.000 đồng (Một triệu một trăm nghìn đồng)" in said.out
    assert "Còn lại: 1.060.000 đồng" in said.out
    assert "\x1b" not in said.out
    assert "Lưu ý: 1 dòng thiếu số hoặc ngày chứng từ: Nước." in said.err


def test_the_workbook_goes_where_it_is_told(folder, tmp_path, capsys):
    path = tmp_path / "kp.xlsx"
    assert main(["budget", str(folder), "--xlsx", str(path)]) == DONE
    assert load_workbook(path)["Dự toán"]["F7"].value == "=SUM(F5:F6)"
    assert main(["budget", str(folder), "--xlsx"]) == DONE
    assert (folder / "out" / "kinh-phi.xlsx").is_file()
    assert main(["budget", str(folder), "--xlsx", str(tmp_path / "kp.csv")]) == REFUSED
    assert "phải kết thúc bằng .xlsx" in capsys.readouterr().err


def test_a_broken_file_of_norms_is_named(folder, capsys):
    (folder / "dinh-muc-hoi-nghi.toml").write_text("norm = 5", encoding="utf-8")
    assert main(["budget", str(folder)]) == DONE
    said = capsys.readouterr()
    assert "dinh-muc-hoi-nghi.toml: “norm” phải là các khối" in said.err
    assert "Dự toán: 1.100.000 đồng" in said.out
