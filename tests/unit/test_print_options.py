"""`print`: whose papers, why again, on which printer."""

import io
import json
import sys
from unittest.mock import patch

import pytest

from hoinghi_tui.cli.main import DONE, REFUSED, main
from hoinghi_tui.cli.parser import USAGE
from hoinghi_tui.services import print_choice
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.printer import PrintFailed, Sent
from hoinghi_tui.services.printer_choice import PrinterChoice

PRINT_FILE = "hoinghi_tui.services.printer.print_file"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def told(capsys):
    """Return a function that runs a command and returns its code, output and errors."""

    def run(*words):
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def files(folder):
    return sorted((folder / "out").iterdir()) if (folder / "out").is_dir() else []


# -- whose -------------------------------------------------------------------------------


def test_a_units_papers_are_those_of_its_people(session):
    unit = next(unit for unit in session.state.units.values() if unit.id)
    mine = {one.id for one in session.state.delegates.values() if one.unit == unit.id}
    assert mine
    assert set(print_choice.of_unit(session, Paper.BADGES, unit)) <= mine
    # An award of a person counts as the unit's when it names no unit itself.
    for award_id in print_choice.of_unit(session, Paper.CERTIFICATES, _unit_with_award(session)):
        award = session.state.awards[award_id]
        person = session.state.delegates.get(award.delegate)
        assert (award.unit or person.unit) == _unit_with_award(session).id


def _unit_with_award(session):
    units = [award.unit for award in session.state.awards.values() if award.unit]
    return session.state.units[units[0]]


def test_a_unit_is_named_by_id_or_by_some_words(told, sample_folder, session):
    unit = _unit_with_award(session)
    answers = []
    for text in (unit.id, unit.name):
        out = sample_folder / "out.docx"
        words = ("print", sample_folder, "invitations", "--unit", text, "--out", out, "--json")
        code, answer, _ = told(*words)
        assert code == DONE
        answers.append(json.loads(answer)["delegates"])
    people = session.printing.people(Paper.INVITATIONS)
    assert answers[0] == answers[1] == [one.id for one in people if one.unit == unit.id]


def test_a_batch_is_printed_in_its_order(told, sample_folder, session):
    batch = [award.id for award in session.awards.in_order() if award.batch == 2]
    assert batch
    code, answer, _ = told("print", sample_folder, "certificates", "--batch", "2", "--json")
    assert code == DONE
    assert json.loads(answer)["awards"] == batch


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["badges", "--unit", "không có đâu"], "Không rõ đơn vị"),
        (["seat-plan", "--unit", "x"], "bỏ --unit"),
        (["sign-in", "--unit", "x"], "bỏ --unit"),
        (["badges", "--batch", "1"], "chỉ dùng với certificates"),
        (["certificates", "--batch", "99"], "Không có đợt 99"),
        (["badges", "--copies", "2"], "cần có --printer"),
        (["badges", "--tray", "2"], "cần có --printer"),
        (["badges", "--duplex"], "cần có --printer"),
        (["badges", "--printer", "A", "--copies", "100"], "từ 1 đến 99"),
    ],
)
def test_what_does_not_fit_is_refused_and_prints_nothing(told, sample_folder, words, said):
    code, out, err = told("print", sample_folder, *words)
    assert (code, out) == (REFUSED, "")
    assert said in err
    assert files(sample_folder) == []


def test_people_are_chosen_in_one_way(told, sample_folder):
    code, _, err = told("print", sample_folder, "certificates", "--who", "kt-01", "--batch", "1")
    assert code == USAGE
    assert "--batch không dùng cùng --who" in err


# -- again -------------------------------------------------------------------------------


def test_without_a_terminal_a_second_print_is_refused_unless_told_why(told, sample_folder):
    words = ("print", sample_folder, "certificates", "--who", "kt-01", "kt-02")
    assert told("print", sample_folder, "certificates", "--who", "kt-01")[0] == DONE
    made = files(sample_folder)
    code, _, err = told(*words)
    assert code == REFUSED
    assert "1 tờ đã in rồi (kt-01). Thêm --reason" in err
    assert files(sample_folder) == made
    assert told(*words, "--reason", "bị nhàu")[0] == DONE
    assert "1 tờ in lại: bị nhàu" in told("log", sample_folder)[1]
    assert told(*words, "--again")[0] == DONE
    assert "2 tờ in lại: in lại theo --again" in told("log", sample_folder)[1]


@pytest.mark.parametrize(
    ("typed", "code"), [("mực nhòe\n", DONE), ("  \n", REFUSED), ("", REFUSED)]
)
def test_at_a_terminal_the_reason_is_asked_for(told, sample_folder, monkeypatch, typed, code):
    words = ("print", sample_folder, "badges", "--who", "dv-001")
    assert told(*words)[0] == DONE
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    got, _, err = told(*words)
    assert got == code
    assert "Lý do in lại" in err
    assert len(files(sample_folder)) == (2 if code == DONE else 1)
    assert ("mực nhòe" in told("log", sample_folder)[1]) == (code == DONE)


def test_the_list_to_sign_is_noted_each_time(told, sample_folder):
    for _ in range(2):
        assert told("print", sample_folder, "sign-in")[0] == DONE
    assert told("log", sample_folder)[1].count("In danh sách ký nhận ra ky-nhan-") == 2


# -- on the printer ----------------------------------------------------------------------


def test_the_file_goes_to_the_printer_as_told(told, sample_folder):
    options = ("--printer", "VP-A4", "--copies", "3", "--tray", "Tray2", "--duplex")

    def take(path, choice):
        return Sent(path, choice.printer, "VP-A4-12")

    with patch(PRINT_FILE, side_effect=take) as sent:
        code, out, _ = told("print", sample_folder, "programme", *options)
    assert code == DONE
    [path] = files(sample_folder)
    choice = PrinterChoice(printer="VP-A4", copies=3, tray="Tray2", duplex=True)
    sent.assert_called_once_with(path, choice)
    assert "Máy in “VP-A4” đã nhận, lệnh in VP-A4-12." in out


def test_the_job_is_told_as_json(told, sample_folder):
    with patch(PRINT_FILE, return_value=Sent(sample_folder, "A", "A-1")):
        code, out, _ = told("print", sample_folder, "programme", "--printer", "A", "--json")
    answer = json.loads(out)
    assert (code, answer["printer"], answer["job"]) == (DONE, "A", "A-1")


def test_a_printer_that_refuses_leaves_the_file_and_says_where(told, sample_folder):
    with patch(
        PRINT_FILE, side_effect=lambda path, _: (_ for _ in ()).throw(PrintFailed("Hỏng.", path))
    ):
        code, out, err = told("print", sample_folder, "programme", "--printer", "A")
    [path] = files(sample_folder)
    assert code != DONE
    assert str(path) in out
    assert f"Hỏng. Tệp đã có, nằm ở {path}" in err
