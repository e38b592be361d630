"""`script` and `introductions` as people print them and programs read them."""

import json

import pytest

from hoinghi_tui.cli.main import main
from hoinghi_tui.services.session import Session

KIEN, NGU = "dv-001", "dv-006"


@pytest.fixture
def run(sample_folder, capsys):
    """Return a function that runs a command on the sample: (exit code, output, errors)."""

    def run_command(name, *words):
        code = main([name, str(sample_folder), *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


def test_scripts_are_printed_with_what_is_blank(run, session):
    [first, second] = session.agenda.items()[:2]
    session.scripts.set(first.id, "Kính mời {ngươi trình bầy x} \x1b[31m, số {số quyết định}")
    session.scripts.set(second.id, "")
    code, out, err = run("script")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == f"1. {first.title}"
    assert lines[2] == "Kính mời … [31m, số …"
    assert f"2. {second.title}  (lời dẫn mẫu)" in lines
    assert lines[-3:] == [
        "Còn 2 chỗ trống:",
        f"– {first.title}: {{ngươi trình bầy x}} không phải tên trường; "
        "có phải {người trình bày}?",
        f"– {first.title}: {{số quyết định}} chưa có nội dung",
    ]


def test_scripts_as_json(run, session):
    first = session.agenda.items()[0]
    session.scripts.set(first.id, "[Chờ {họ tên}] {x}")
    items = json.loads(run("script", "--json")[1])["items"]
    assert len(items) == len(session.agenda.items())
    assert (items[0]["id"], items[0]["is_default"]) == (first.id, False)
    assert [part["kind"] for part in items[0]["parts"]] == [
        *("cue", "value", "cue", "spoken", "blank"),
    ]
    assert items[0]["blanks"] == [{"field": "x", "known": False, "suggestion": "", "live": False}]


def test_introductions_are_printed_as_of_now(run, sample_folder):
    assert run("introductions") == (0, "Chưa có đại biểu nào trong phòng.\n", "")
    with Session.open(sample_folder) as session:
        session.door.check_in(KIEN)
    assert run("introductions")[1].splitlines() == [
        "Về phía Thường trực Đảng ủy xã:",
        "– Đồng chí Trịnh Bá Kiên, Bí thư Đảng ủy, Chủ tịch HĐND xã.",
    ]


def test_introductions_as_json_hold_no_personal_data_beyond_the_words(run, sample_folder):
    with Session.open(sample_folder) as session:
        session.door.check_in(KIEN)
        session.introductions.mark_said([KIEN])
    answer = json.loads(run("introductions", "--json")[1])
    assert answer["late"] == []
    assert answer["main"] == [
        {
            "heading": "Thường trực Đảng ủy xã",
            "lines": [
                {
                    "delegate_ids": [KIEN],
                    "words": "Đồng chí Trịnh Bá Kiên, Bí thư Đảng ủy, Chủ tịch HĐND xã",
                    "reading": "",
                    "said": True,
                    "named": True,
                }
            ],
        }
    ]


def test_who_came_later_stands_below(run, session, clock):
    for _ in range(3):
        session.agenda.start_next()
        clock.advance(minutes=1)
    session.door.check_in(NGU)
    lines = run("introductions")[1].splitlines()
    assert lines[:3] == ["Chưa có đại biểu nào trong phòng.", "", "GIỚI THIỆU BỔ SUNG"]
    assert "Trương Ưng Ngữ" in lines[4]
