import json
from dataclasses import replace

import pytest

from hoinghi_tui.cli.main import NOT_SAVED, REFUSED, main
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.session import Session

KEYS = [
    "id", "zone", "row", "number", "delegate", "full_name", "substitute", "locked", "blocked",
    "reserve", "accessible", "power",
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
        "accessible": False,
        "power": False,
        "place": "hàng đầu, bên trái",
    }
    assert room["F8"]["reserve"]


def test_auto_arranges_saves_and_says_how_many(sample_folder, capsys):
    room, told = seats(capsys, sample_folder, "--auto")
    assert told.startswith("Đã xếp chỗ cho 38 người.")
    assert room["CT1"]["full_name"] == "Trịnh Bá Kiên"
    again, told = seats(capsys, sample_folder, "--auto")
    assert told.startswith("Không ai phải đổi chỗ.")
    assert again == room == seats(capsys, sample_folder)[0]


def test_the_table_reads_row_by_row(sample_folder, capsys):
    assert main(["seats", str(sample_folder), "--auto", "--station", "Bàn 3"]) == 0
    printed = capsys.readouterr().out
    lines = printed.splitlines()
    assert "Đã xếp chỗ cho 38 người." in lines
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


# -- the room itself -------------------------------------------------------------------------


def say(capsys, folder, *words, code=0):
    assert main(["seats", str(folder), *words]) == code
    printed = capsys.readouterr()
    return printed.out if code == 0 else printed.err


def test_the_room_is_drawn(sample_folder, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    lines = say(capsys, sample_folder, "--auto", "--show").splitlines()
    assert "MÀN HÌNH" in lines[1]
    head = next(line for line in lines if "CT1" in line)
    assert [word for word in head.split() if word.startswith("CT")] == [
        "CT4", "CT2", "CT1", "CT3", "CT5",
    ]  # fmt: skip
    names = lines[lines.index(head) - 1]
    # Who sits on CT1 stands above it.
    assert names[head.index("CT1") :].startswith("○ T.B. Kiên")
    row = next(line for line in lines if line.lstrip().startswith("F1"))
    assert row.split() == ["F1", "F2", "F3", "F4", "║", "F5", "F6", "F7", "F8"]
    assert max(len(line) for line in lines) <= 120


def test_no_control_character_is_drawn(sample_folder, capsys):
    with Session.open(sample_folder) as session:
        added = session.roster.add(Delegate(id="", full_name="Khách \x1b[31m đỏ"))
        session.seating.move(added.id, "A1")
    assert "\x1b" not in say(capsys, sample_folder, "--show")


def test_a_room_is_built_from_a_preset(sample_folder, capsys):
    told = say(capsys, sample_folder, "--preset", "bàn tròn", "8x6", "--presidium", "3")
    assert told.startswith("Đã lưu sơ đồ phòng: 56 ghế, 38 người.")
    room, _ = seats(capsys, sample_folder)
    assert {seat["row"] for seat in room.values() if seat["zone"] == "hall"} == set("ABCDEFGH")
    assert len([seat for seat in room.values() if seat["zone"] == "presidium"]) == 3


def test_aisles_and_reserve_rows_of_a_preset(sample_folder, capsys):
    words = ("--preset", "theatre", "4×12", "--reserve-rows", "1", "--aisles", "3", "9")
    say(capsys, sample_folder, *words, "--auto")
    with Session.open(sample_folder, read_only=True) as session:
        row = sorted((s for s in session.seating.seats() if s.row == "D"), key=lambda s: s.column)
    assert [seat.column - row[0].column for seat in row] == [0, 1, 2, *range(4, 10), 11, 12, 13]
    assert all(seat.reserve for seat in row)


def test_what_the_new_room_lacks_is_said(sample_folder, capsys):
    told = say(capsys, sample_folder, "--preset", "long", "4x2")
    assert "Thiếu " in told.splitlines()[1]


def test_nobody_loses_a_seat_without_vacate(sample_folder, capsys):
    say(capsys, sample_folder, "--auto")
    told = say(capsys, sample_folder, "--preset", "u-shape", "4x4", code=REFUSED)
    assert "--vacate" in told
    assert len(seats(capsys, sample_folder)[0]) == 58
    say(capsys, sample_folder, "--preset", "u-shape", "4x4", "--vacate")
    assert len(seats(capsys, sample_folder)[0]) == 22


@pytest.mark.parametrize("ending", ["json", "toml"])
def test_a_room_goes_out_and_comes_in(sample_folder, tmp_path, capsys, ending):
    path = tmp_path / f"phong.{ending}"
    before = seats(capsys, sample_folder)[0]
    assert str(path) in say(capsys, sample_folder, "--export", str(path))
    say(capsys, sample_folder, "--preset", "round", "2x5")
    assert "58 ghế" in say(capsys, sample_folder, "--import", str(path))
    assert seats(capsys, sample_folder)[0] == before


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["--preset", "tam giác", "3x3"], "Không có mẫu phòng “tam giác”"),
        (["--preset", "round", "3"], "viết như 6x8"),
        (["--preset", "round", "0x3"], "ít nhất một dãy"),
        (["--preset", "round", "9999x9999"], "nhiều nhất 5000 ghế"),
        (["--import", "khong-co.json"], "khong-co.json: không mở được tệp"),
        (["--export", "phong.xyz"], "phải kết thúc bằng"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_saved(sample_folder, capsys, words, answer):
    log = (sample_folder / "events.jsonl").read_bytes()
    assert answer in say(capsys, sample_folder, *words, code=REFUSED)
    assert (sample_folder / "events.jsonl").read_bytes() == log


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--auto", "--fast"],
        ["hoi-nghi", "--import", "a.json", "--preset", "round", "2x2"],
        ["hoi-nghi", "--presidium", "x"],
    ],
)
def test_usage(words, capsys):
    assert main(["seats", *words]) == 2
    assert "hoinghi-tui seats --help" in capsys.readouterr().err


# -- plans and bad input ---------------------------------------------------------------------


def seated(capsys, folder):
    return {key: one["delegate"] for key, one in seats(capsys, folder)[0].items()}


def print_badges(folder):
    with Session.open(folder) as session:
        session.printing.run(session.printing.badge_job())


def test_keep_seats_only_who_has_no_seat(sample_folder, capsys):
    say(capsys, sample_folder, "--auto")
    before = seated(capsys, sample_folder)
    with Session.open(sample_folder) as session:
        session.seating.swap("A1", "D5")
        session.roster.add(Delegate(id="dv-new", full_name="Khách [/] =cmd()"))
    before["A1"], before["D5"] = before["D5"], before["A1"]
    told = say(capsys, sample_folder, "--keep")
    assert told.startswith("Đã xếp chỗ cho 1 người.\n")
    after = seated(capsys, sample_folder)
    assert {key: who for key, who in after.items() if before[key]} == {
        key: who for key, who in before.items() if who
    }
    assert sum(who is not None for who in after.values()) == 1 + sum(
        who is not None for who in before.values()
    )


def test_close_up_moves_who_is_here_and_tells_what_for(sample_folder, capsys):
    say(capsys, sample_folder, "--auto")
    assert "Chưa ai trong hội trường điểm danh" in say(capsys, sample_folder, "--close-up")
    with Session.open(sample_folder) as session:
        session.door.check_in("dv-040")
        assert session.state.seat_of("dv-040").row != "A"
    told = say(capsys, sample_folder, "--close-up").splitlines()
    assert told[1].startswith("Ghế trống phía trước: ")
    assert told[1].endswith(" → 0.")
    with Session.open(sample_folder, read_only=True) as session:
        assert session.state.seat_of("dv-040").row == "A"


def test_nobody_whose_seat_is_on_paper_moves_unasked(sample_folder, capsys):
    say(capsys, sample_folder, "--auto")
    with Session.open(sample_folder) as session:
        session.seating.swap("A1", "D5")
    print_badges(sample_folder)
    before = seated(capsys, sample_folder)
    told = say(capsys, sample_folder, "--auto", code=REFUSED)
    assert told.startswith("2 người có giấy đã in ghi ghế khác. Dùng --keep")
    assert seated(capsys, sample_folder) == before
    assert "Không ai phải đổi chỗ" in say(capsys, sample_folder, "--keep")
    told = say(capsys, sample_folder, "--auto", "--reprint").splitlines()
    assert told[:2] == ["Đã xếp chỗ cho 2 người.", "2 người có giấy đã in ghi ghế khác."]


def test_one_plan_at_a_time(sample_folder, capsys):
    assert main(["seats", str(sample_folder), "--auto", "--keep"]) == 2
    assert "--keep" in capsys.readouterr().err


@pytest.mark.parametrize("word", ["--auto", "--keep", "--close-up"])
def test_with_json_only_json_is_on_standard_output(sample_folder, capsys, word):
    assert main(["seats", str(sample_folder), word, "--json"]) == 0
    printed = capsys.readouterr()
    assert len(json.loads(printed.out)) == 58
    assert "người" in printed.err or "Chưa ai" in printed.err


def test_a_unit_larger_than_any_row_is_seated_and_told(sample_folder, capsys):
    say(capsys, sample_folder, "--preset", "classroom", "30x2")
    told = say(capsys, sample_folder, "--auto")
    assert "đông hơn một hàng ghế nên ngồi sang hàng kế tiếp." in told
    assert "Chưa có chỗ" not in told


def test_two_presidium_chairs_of_one_rank_are_told(sample_folder, capsys):
    with Session.open(sample_folder) as session:
        chairs = [session.state.seats[key] for key in ("CT1", "CT2", "CT3", "CT4", "CT5")]
        session.work.act(
            "edit_room",
            lambda: [op for one in chairs for op in change("seats", one, replace(one, prestige=1))],
        )
    told = say(capsys, sample_folder, "--auto")
    assert "Ghế CT1 và CT2 bàn chủ tọa cùng thứ tự ưu tiên nên xếp theo số ghế." in told


def plan_file(path, *chairs):
    """Write a seating plan as another program saves it; each chair a label and a guid."""
    row = [
        {"seat_number": number, "position": {"x": 25 * place, "y": 0}, "category": ""} | guid
        for place, (number, guid) in enumerate(chairs)
    ]
    rows = [{"row_number": "A", "position": {"x": 0, "y": 0}, "seats": row}]
    plan = {"name": "x", "zones": [{"name": "", "position": {"x": 0, "y": 0}, "rows": rows}]}
    path.write_text(json.dumps(plan), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("chairs", "answer"),
    [
        ([("1", {"seat_guid": "a"}), ("2", {})], "ghế thứ 2, khóa “seat_guid”: còn thiếu"),
        ([("1", {"seat_guid": "a"}), ("1", {"seat_guid": "b"})], "Hãy đánh số khác."),
        ([("1", {"seat_guid": "a"}), ("2", {"seat_guid": "a"})], "Hãy đặt mã khác."),
        ([("", {"seat_guid": "a"})], "khóa “seat_number”"),
    ],
)
def test_a_plan_from_elsewhere_with_wrong_ids_changes_nothing(
    sample_folder, tmp_path, capsys, chairs, answer
):
    log = (sample_folder / "events.jsonl").read_bytes()
    path = plan_file(tmp_path / "xa-khac.json", *chairs)
    told = say(capsys, sample_folder, "--import", path, "--auto", code=REFUSED)
    assert told.startswith("xa-khac.json")
    assert answer in told
    assert (sample_folder / "events.jsonl").read_bytes() == log


def test_a_row_under_seated_people_is_not_taken_away_by_a_file(sample_folder, tmp_path, capsys):
    say(capsys, sample_folder, "--auto")
    before = seated(capsys, sample_folder)
    path = plan_file(tmp_path / "nho.json", ("1", {"seat_guid": "a"}))
    told = say(capsys, sample_folder, "--import", path, code=REFUSED)
    assert "Ghế sẽ bỏ đang có người" in told
    assert "--vacate" in told
    assert seated(capsys, sample_folder) == before
