import json

import pytest

from hoinghi_tui.cli.main import NOT_SAVED, REFUSED, main
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.session import Session

KEYS = [
    "id", "zone", "row", "number", "delegate", "full_name", "substitute", "locked", "blocked",
    "reserve",
]  # fmt: skip


def seats(capsys, folder, *words):
    assert main(["seats", str(folder), *words, "--json"]) == 0
    printed = capsys.readouterr()
    return {seat["id"]: seat for seat in json.loads(printed.out)}, printed.err


def test_json_has_every_seat_with_its_place_in_words(sample_folder, capsys):
    room, told = seats(capsys, sample_folder)
    assert len(room) == 58
    assert told == ""
    assert all(list(seat) == [*KEYS, "place"] for seat in room.values())
    assert room["A1"] == {
        "id": "A1",
        "zone": "hall",
        "row": "A",
        "number": 1,
        "delegate": None,
        "full_name": None,
        "substitute": None,
        "locked": False,
        "blocked": False,
        "reserve": False,
        "place": "hàng đầu, bên trái",
    }
    assert room["F8"]["reserve"]


def test_auto_arranges_saves_and_says_how_many(sample_folder, capsys):
    room, told = seats(capsys, sample_folder, "--auto")
    assert told.startswith("Đã xếp chỗ cho 40 người.")
    assert room["CT1"]["full_name"] == "Trịnh Bá Kiên"
    again, told = seats(capsys, sample_folder, "--auto")
    assert told.startswith("Không ai phải đổi chỗ.")
    assert again == room == seats(capsys, sample_folder)[0]


def test_the_table_reads_row_by_row(sample_folder, capsys):
    assert main(["seats", str(sample_folder), "--auto", "--station", "Bàn 3"]) == 0
    printed = capsys.readouterr().out
    lines = printed.splitlines()
    assert "Đã xếp chỗ cho 40 người." in lines
    headings = [line for line in lines[1:] if not line.startswith(" ")]
    assert headings == [
        "Bàn chủ tọa",
        "Dẫn chương trình",
        "Bàn thư ký",
        *(f"Hàng {row}" for row in "ABCDEF"),
        "Bàn báo chí",
    ]
    table = lines[lines.index("Bàn chủ tọa") + 1 :][:5]
    assert [line.split()[0] for line in table] == ["CT4", "CT2", "CT1", "CT3", "CT5"]
    assert table[2].split(maxsplit=1)[1].startswith("Trịnh Bá Kiên")
    with Session.open(sample_folder) as session:
        assert session.store.history(limit=1)[0].station == "Bàn 3"


def test_who_has_no_seat_is_named(sample_folder, capsys):
    assert main(["seats", str(sample_folder)]) == 0
    printed = capsys.readouterr().out
    assert "Chưa có chỗ: 38" in printed
    assert "  Đào Văn Soái" in printed


def test_too_few_seats_is_refused_and_nothing_saved(sample_folder, capsys):
    with Session.open(sample_folder) as session:
        for number in range(25):
            session.roster.add(Delegate(id="", full_name=f"Khách {number}"))
    assert main(["seats", str(sample_folder), "--auto"]) == REFUSED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Thiếu ")
    assert all(seat["delegate"] is None for seat in seats(capsys, sample_folder)[0].values())


def test_control_characters_never_reach_the_terminal(sample_folder, capsys):
    with Session.open(sample_folder) as session:
        added = session.roster.add(Delegate(id="", full_name="Khách \x1b[31m đỏ"))
        session.seating.move(added.id, "A1")
    assert main(["seats", str(sample_folder)]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_folder_without_a_conference_is_refused(tmp_path, capsys):
    assert main(["seats", str(tmp_path / "nowhere")]) in (REFUSED, NOT_SAVED)
    assert "hoinghi-tui new" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["--auto", "--fast"]])
def test_usage(words, capsys):
    assert main(["seats", *words]) == 2
    assert "hoinghi-tui seats --help" in capsys.readouterr().err
