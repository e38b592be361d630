"""`delegates` and `import` as scripts and people use them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.cli.main import NOT_SAVED, REFUSED, main
from hoinghi_tui.cli.table import cells, table
from hoinghi_tui.domain.people import Delegate, Substitute
from hoinghi_tui.services.session import Session

FIELDS = {
    "id", "full_name", "honorific", "position", "unit", "unit_code", "phone", "roles",
    "seat", "invitation", "attendance", "sample", "phone_other", "birth", "wheelchair", "note",
    "absence_reason", "substitute",
}  # fmt: skip
SOAI = "dv-007"


@pytest.fixture
def run(sample_folder, capsys):
    """Return a function that runs a command on the sample: (exit code, output, errors)."""

    def run_command(name, *words):
        code = main([name, str(sample_folder), *map(str, words)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


@pytest.fixture
def office_list(tmp_path):
    """A list with one person of an unknown unit, one without a unit and a wrong phone."""
    path = tmp_path / "bo-sung.csv"
    path.write_text(
        "Họ và tên;Chức vụ;Đơn vị;Điện thoại\n"
        "Ông Lò Văn Mới;Công chức;Đội Văn nghệ;0912 345 678\n"
        "Bà [/] Thử;;;12345\n",
        encoding="utf-8",
    )
    return path


# -- delegates -----------------------------------------------------------------------------


def test_json_has_the_promised_fields_and_no_others(run):
    code, out, _ = run("delegates", "--json")
    people = json.loads(out)
    assert code == 0
    assert len(people) == 40
    assert all(set(person) == FIELDS for person in people)
    soai = next(person for person in people if person["id"] == SOAI)
    assert soai == {
        "id": SOAI,
        "full_name": "Đào Văn Soái",
        "honorific": "Ông",
        "position": "Phó Bí thư Đảng ủy, Chủ tịch UBND xã",
        "unit": "Lãnh đạo UBND xã",
        "unit_code": "UBND",
        "phone": "0900000007",
        "phone_other": "",
        "birth": "",
        "roles": ["presidium"],
        "wheelchair": False,
        "note": "",
        "seat": None,
        "invitation": "not_sent",
        "absence_reason": "",
        "substitute": None,
        "attendance": None,
        "sample": True,
    }


def test_json_tells_seat_and_arrival(run, sample_folder, clock):
    with Session.open(sample_folder, station="Bàn 2", clock=clock) as session:
        session.seating.move(SOAI, "CT2")
        session.door.check_in(SOAI, substitute=Substitute(full_name="Lê Thế", position="Văn thư"))
    _, out, _ = run("delegates", "--search", "soai", "--json")
    [soai] = json.loads(out)
    assert soai["seat"] == "CT2"
    assert soai["attendance"] == {
        "state": "present",
        "arrived_at": "2025-12-15T00:25:00Z",
        "station": "Bàn 2",
        "means": "manual",
        "substitute": {"full_name": "Lê Thế", "position": "Văn thư", "rank": None},
    }


def test_sorting_by_name_and_by_unit(run):
    by_name = [
        one["full_name"] for one in json.loads(run("delegates", "--sort", "name", "--json")[1])
    ]
    assert by_name.index("Vũ Thị Hòa") < by_name.index("Đào Văn Soái")
    by_unit = [
        one["unit_code"] for one in json.loads(run("delegates", "--sort", "unit", "--json")[1])
    ]
    assert by_unit.index("UBND") < by_unit.index("KT") < by_unit.index("TTDU")


def test_a_search_is_best_first_unless_an_order_is_asked_for(run):
    best = [one["id"] for one in json.loads(run("delegates", "--search", "van", "--json")[1])]
    asked = [
        one["id"]
        for one in json.loads(
            run("delegates", "--search", "van", "--sort", "protocol", "--json")[1]
        )
    ]
    assert best != asked
    assert sorted(best) == sorted(asked)


def test_the_table_is_aligned_and_marks_sample_people(run):
    code, out, _ = run("delegates")
    head, *rows, total = out.splitlines()
    assert code == 0
    assert total.startswith("40 đại biểu (* người trong dữ liệu mẫu")
    place = head.index("CHỨC VỤ")
    assert all(row[place - 2 : place] == "  " and row[place] != " " for row in rows)
    assert sum("*" in row for row in rows) == 40


def test_nobody_found_is_said(run):
    assert run("delegates", "--search", "zzz") == (0, "0/40 đại biểu\n", "")


def test_control_characters_never_reach_the_terminal(run, sample_folder):
    with Session.open(sample_folder) as session:
        session.roster.add(Delegate(id="", full_name="Khách \x1b[31m đỏ"))
    assert "\x1b" not in run("delegates")[1]


def test_an_unknown_order_is_a_usage_error(run):
    code, out, err = run("delegates", "--sort", "phone")
    assert (code, out) == (2, "")
    assert "protocol" in err


# -- the table -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width"),
    [("Đào", 3), ("Đa\u0300o", 3), ("王伟", 4), ("a\u200bb", 2), ("", 0), ("Ａ", 2)],
)
def test_cells_are_those_of_a_terminal(text, width):
    assert cells(text) == width


def test_wide_letters_keep_the_columns_in_line():
    assert table(("A", "B"), [("王伟", "x"), ("an", "y"), ("", "")]) == [
        "A     B",
        "王伟  x",
        "an    y",
        "",
    ]


WIDE = st.text(alphabet="aĐ 王\u0300,", max_size=30)


@given(
    rows=st.lists(st.tuples(WIDE, WIDE, WIDE), min_size=1, max_size=5),
    room=st.integers(min_value=10, max_value=80),
)
def test_a_table_is_never_wider_than_its_room(rows, room):
    lines = table(("A", "B", "C"), rows, room=room, least={"A": 4, "B": 2}, drop=("C", "B"))
    assert max(map(cells, lines)) <= room
    assert lines[0].startswith("A")


def test_in_a_narrow_room_long_texts_are_cut_between_words_then_columns_are_left_out():
    rows = [("Lê Văn Hoà", "Phó Chủ tịch HĐND xã", "KT")]
    titles = ("TÊN", "CHỨC VỤ", "ĐƠN VỊ")

    def drawn(room):
        return table(titles, rows, room=room, least={"CHỨC VỤ": 10}, drop=("ĐƠN VỊ", "CHỨC VỤ"))

    assert drawn(40) == table(titles, rows)
    assert drawn(33)[1] == "Lê Văn Hoà  Phó Chủ tịch…  KT"
    assert drawn(24) == ["TÊN         CHỨC VỤ", "Lê Văn Hoà  Phó Chủ…"]
    assert drawn(12) == ["TÊN", "Lê Văn Hoà"]


@pytest.mark.parametrize("columns", ["60", "80", "100"])
def test_the_list_fits_the_terminal(run, monkeypatch, columns):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = run("delegates")
    assert max(map(cells, out.splitlines())) <= int(columns)
    assert "Nguyễn Thị Ưng Phượng*" in out


def test_a_hostile_name_does_not_push_the_table_out_of_the_terminal(
    run, sample_folder, monkeypatch
):
    with Session.open(sample_folder) as session:
        session.roster.add(Delegate(id="", full_name="N" * 500, position="P" * 500))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(cells, run("delegates")[1].splitlines())) <= 80


# -- import --------------------------------------------------------------------------------


def test_import_says_what_it_did_and_what_to_look_at(run, office_list, sample_folder):
    code, out, err = run("import", office_list)
    assert code == 0
    assert out.splitlines() == [
        "Đã nhập: 2 người mới, 0 được cập nhật, 0 giữ nguyên.",
        "Đơn vị mới: Đội Văn nghệ",
    ]
    phone, unit = err.splitlines()
    assert "Ô D3 (Điện thoại)" in phone
    assert "12345" in phone
    assert "Dòng 3" in unit
    assert "chưa ghi đơn vị" in unit
    with Session.open(sample_folder) as session:
        assert session.state.delegates["dv-041"].phone == "0912345678"
        assert session.state.delegates["dv-042"].full_name == "[/] Thử"


def test_import_again_changes_nothing(run, office_list, sample_folder):
    run("import", office_list)
    log = (sample_folder / "events.jsonl").read_bytes()
    assert run("import", office_list)[1].startswith("Đã nhập: 0 người mới, 0 được cập nhật, 2")
    assert (sample_folder / "events.jsonl").read_bytes() == log


def test_a_dry_run_saves_nothing(run, office_list, sample_folder):
    log = (sample_folder / "events.jsonl").read_bytes()
    code, out, _ = run("import", office_list, "--dry-run")
    assert code == 0
    assert out.startswith("Sẽ nhập: 2 người mới")
    assert (sample_folder / "events.jsonl").read_bytes() == log


def test_import_as_json(run, office_list):
    code, out, err = run("import", office_list, "--dry-run", "--json")
    answer = json.loads(out)
    assert code == 0
    assert (answer["added"], answer["updated"], answer["unchanged"]) == (2, 0, 0)
    assert answer["new_units"] == ["Đội Văn nghệ"]
    assert [(one["row"], one["column"], one["cell"]) for one in answer["warnings"]] == [
        (3, "Điện thoại", "D3"),
        (3, "Đơn vị", None),
    ]
    assert (answer["duplicates"], answer["changes"]) == ([], [])
    first = answer["delegates"][0]
    assert (first["full_name"], first["honorific"]) == ("Lò Văn Mới", "Ông")
    assert first["source"]["row"] == 2
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.xlsx", None),
        ("broken.xlsx", b"no workbook"),
        ("empty.csv", b""),
        ("a.pdf", b"%PDF"),
    ],
)
def test_what_cannot_be_read_is_refused_and_changes_nothing(
    run, tmp_path, sample_folder, name, content
):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    log = (sample_folder / "events.jsonl").read_bytes()
    code, out, err = run("import", path)
    assert (code, out) == (REFUSED, "")
    assert name in err
    assert "Traceback" not in err
    assert (sample_folder / "events.jsonl").read_bytes() == log


def test_a_full_disk_is_said_and_changes_nothing(run, office_list, sample_folder, disk_full):
    log = (sample_folder / "events.jsonl").read_bytes()
    with disk_full():
        code, out, err = run("import", office_list)
    assert (code, out) == (NOT_SAVED, "")
    assert "ổ đĩa đã đầy" in err
    assert (sample_folder / "events.jsonl").read_bytes() == log
    assert run("import", office_list)[0] == 0


def test_who_was_imported_is_let_in_by_the_badge(run, office_list):
    run("import", office_list)
    codes = json.loads(run("badges", "--json")[1])
    code, out, _ = run("check-in", codes["dv-041"], "--json")
    assert code == 0
    assert (json.loads(out)["result"], json.loads(out)["full_name"]) == ("ok", "Lò Văn Mới")
