import io
import json

import pytest

from hoinghi_tui.cli.main import main
from hoinghi_tui.domain.badges import TEST_CODE
from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import NotSaved, Store


@pytest.fixture
def codes(sample_folder, capsys):
    assert main(["badges", str(sample_folder), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_badges_are_one_object_from_id_to_code(codes):
    assert len(codes) == 40
    assert len(codes["dv-007"]) == 16


def test_badges_are_issued_to_who_has_none(sample_folder, codes, capsys):
    from hoinghi_tui.domain.people import Delegate

    with Session.open(sample_folder) as session:
        added = session.roster.add(Delegate(id="", full_name="Khách Mới"))
    assert main(["badges", str(sample_folder)]) == 0
    listed = [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines()]
    assert {line[0]: line[1] for line in listed}.items() >= codes.items()
    assert added.id in {line[0] for line in listed}


def test_codes_are_checked_in_in_order(sample_folder, codes, capsys):
    people = ["dv-010", "dv-007", "dv-010"]
    words = [str(sample_folder), *(codes[one] for one in people), "--station", "Bàn 2", "--json"]
    assert main(["check-in", *words]) == 0
    rows = lines(capsys)
    assert [row["delegate"] for row in rows] == people
    assert [row["result"] for row in rows] == ["ok", "ok", "repeat"]
    assert rows[1] | {"at": None} == {
        "result": "ok",
        "delegate": "dv-007",
        "full_name": "Đào Văn Soái",
        "seat": None,
        "at": None,
        "station": "Bàn 2",
        "by": None,
    }
    with Session.open(sample_folder) as session:
        assert session.state.attendance.keys() == set(people)


def test_a_refused_code_ends_with_3_and_does_not_stop_the_next(sample_folder, codes, capsys):
    words = ["1234567890123456", codes["dv-005"], codes["dv-007"]]
    assert main(["check-in", str(sample_folder), *words, "--json"]) == 3
    rows = lines(capsys)
    assert [row["result"] for row in rows] == ["misread", "declined", "ok"]
    assert rows[0]["delegate"] is rows[0]["at"] is rows[0]["station"] is None
    assert rows[1]["delegate"] == "dv-005"


def test_people_are_checked_in_by_id(sample_folder, capsys):
    words = ["--delegate", "dv-007", "dv-999", "dv-010", "--json"]
    assert main(["check-in", str(sample_folder), *words]) == 3
    shown = capsys.readouterr()
    results = [json.loads(line)["result"] for line in shown.out.splitlines()]
    assert results == ["ok", "unknown", "ok"]
    assert "dv-999" in shown.err


def test_standard_input_is_read_to_the_end(sample_folder, codes, capsys, monkeypatch):
    text = f"{codes['dv-007']}\r\n\r\n  {codes['dv-010']} \nxyz\n{codes['dv-007']}"
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert main(["check-in", str(sample_folder), "-"]) == 3
    rows = lines(capsys)
    assert [row["result"] for row in rows] == ["ok", "ok", "misread", "repeat"]


def test_each_line_is_answered_only_when_it_is_durable(sample_folder, codes, monkeypatch):
    """A reader of the pipe that trusts a line must find the person in the log."""
    seen = []

    class Pipe(io.StringIO):
        def flush(self):
            with Session.open(sample_folder, read_only=True) as session:
                seen.append(len(session.state.attendance))

    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(list(codes.values())[:3])))
    monkeypatch.setattr("sys.stdout", Pipe())
    main(["check-in", str(sample_folder), "-"])
    assert seen[:3] == [1, 2, 3]


def test_what_could_not_be_saved_is_said_and_ends_with_4(sample_folder, codes, capsys, monkeypatch):
    def full(*_args, **_options):
        raise NotSaved("disk_full")

    monkeypatch.setattr(Store, "transact", full)
    assert main(["check-in", str(sample_folder), codes["dv-007"], "--json"]) == 4
    shown = capsys.readouterr()
    assert json.loads(shown.out)["result"] == "not_saved"
    assert "ổ đĩa đã đầy" in shown.err
    assert main(["check-in", str(sample_folder), codes["dv-007"]]) == 4
    assert "MỜI VÀO" not in capsys.readouterr().out


def test_words_for_people(sample_folder, codes, capsys):
    assert main(["check-in", str(sample_folder), codes["dv-007"]]) == 0
    assert "MỜI VÀO · Đào Văn Soái · chưa xếp chỗ" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["123", "--delegate", "dv-001"]])
def test_either_codes_or_people_have_to_be_named(sample_folder, words, capsys):
    assert main(["check-in", str(sample_folder), *words]) == 2
    assert capsys.readouterr().err


def test_the_test_card_is_answered_and_leaves_no_trace(sample_folder, capsys):
    assert main(["check-in", str(sample_folder), TEST_CODE, "--json"]) == 0
    assert lines(capsys)[0]["result"] == "test"
    with Session.open(sample_folder) as session:
        assert not session.state.attendance
        assert not [one for one in session.store.history(None) if one.kind.startswith("scan")]


def test_who_let_somebody_in_before_is_named(sample_folder, codes, capsys):
    with Session.open(sample_folder, station="Bàn 2") as session:
        session.operator = "Chị Hoa"
        hoa = Substitute(full_name="Vũ Thị Hòa")
        session.door.take_substitute("dv-007", hoa)
    assert main(["check-in", str(sample_folder), codes["dv-007"], "--json"]) == 0
    assert lines(capsys)[0] | {"at": None} == {
        "result": "already",
        "delegate": "dv-007",
        "full_name": "Đào Văn Soái",
        "seat": None,
        "at": None,
        "station": "Bàn 2",
        "by": "Chị Hoa",
    }
    assert main(["check-in", str(sample_folder), codes["dv-007"]]) == 0
    shown = capsys.readouterr().out
    assert "Bàn 2 (Chị Hoa)" in shown
    assert "Vũ Thị Hòa đi thay" in shown


def test_an_arrival_is_taken_back_with_a_reason(sample_folder, codes, capsys):
    taking = ["check-in", str(sample_folder), "--undo", "dv-007"]
    assert main([*taking, "--reason", "Quét nhầm"]) == 3
    assert "chưa điểm danh" in capsys.readouterr().err
    main(["check-in", str(sample_folder), codes["dv-007"]])
    assert main(taking) == 3
    assert "lý do" in capsys.readouterr().err
    assert main([*taking, "--reason", "Quét nhầm"]) == 0
    assert "ĐÃ HỦY ĐIỂM DANH · Đào Văn Soái" in capsys.readouterr().out
    with Session.open(sample_folder) as session:
        assert not session.state.attendance
        assert session.store.history(1)[0].note == "Hủy điểm danh Đào Văn Soái (Quét nhầm)"
    assert main(["check-in", str(sample_folder), "--undo", "dv-999", "--reason", "x"]) == 3
    capsys.readouterr()
    assert main(["log", str(sample_folder), "--limit", "3"]) == 0
    assert "Quét nhầm" in capsys.readouterr().out
