"""Two lists as offices send them, against what an importer owes (see samples/README.md).

The expected results were written with the lists, by their makers, not by this program.
"""

import json
from pathlib import Path

import pytest

from hoinghi_tui.cli.main import main
from hoinghi_tui.services.setup import create_blank

SAMPLES = Path(__file__).parents[1] / "samples"
FILES = ("ds_01_vanphong.xlsx", "ds_03_cp1258.csv")
ACTIONS = {"gop": "merge", "hoi": "ask"}
# The text file's makers left these out; read off the file itself.
CSV_SKIPPED = [
    {"dong": 1, "ly_do": "tiêu đề"},
    {"dong": 2, "ly_do": "tiêu đề"},
    {"dong": 3, "ly_do": "dòng tiêu đề cột"},
    {"dong": 8, "ly_do": "dòng trống"},
    {"dong": 45, "ly_do": "dòng tổng"},
]
SEXES = {"Nam": "male", "Nữ": "female"}


@pytest.fixture(params=FILES)
def sample(request):
    return request.param


@pytest.fixture
def expected(sample):
    return json.loads((SAMPLES / f"{sample}.expected.json").read_text(encoding="utf-8"))


@pytest.fixture(params=["blank", "sample"])
def answer(request, sample, tmp_path, sample_folder, capsys):
    """What the command answers, in a conference without units and in one with the plan's."""
    folder = sample_folder
    if request.param == "blank":
        folder = tmp_path / "moi"
        create_blank(folder, "Hội nghị")
    assert main(["import", str(folder), str(SAMPLES / sample), "--dry-run", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_person_is_read_as_owed(answer, expected):
    assert len(answer["delegates"]) == expected["so_dai_bieu"]
    for got, owed in zip(answer["delegates"], expected["dai_bieu"], strict=True):
        source = {"sheet": owed["nguon"]["sheet"], "row": owed["nguon"]["dong"]}
        assert {
            "full_name": got["full_name"],
            "honorific": got["honorific"],
            "position": got["position"],
            "unit_code": got["unit_code"],
            "unit": got["unit"],
            "phone": got["phone"],
            "birth": got["birth"],
            "note": got["note"],
            "flags": got["flags"],
            "source": got["source"],
        } == {
            "full_name": owed["ho_ten"],
            "honorific": owed["danh_xung"],
            "position": owed["chuc_vu"],
            "unit_code": owed["don_vi_ma"],
            "unit": owed["don_vi"],
            "phone": owed["dien_thoai"],
            "birth": owed["ngay_sinh"],
            "note": owed["ghi_chu"],
            "flags": owed["co"],
            "source": source,
        }


def test_what_only_some_people_have_is_read_too(answer, expected):
    for got, owed in zip(answer["delegates"], expected["dai_bieu"], strict=True):
        assert got["phone_other"] == owed.get("dien_thoai_phu")
        assert got["group_note"] == owed.get("nhom_ghi_chu")
        if "don_vi_goc" in owed:
            assert got["unit_as_written"] == owed["don_vi_goc"]
        if "gioi_tinh_suy_ra" in owed:
            assert got["sex"] == SEXES[owed["gioi_tinh_suy_ra"]]
        substitute = got["substitute"] and got["substitute"]["full_name"]
        assert substitute == owed.get("di_thay", {}).get("ho_ten")


def test_duplicates_are_proposed_as_owed(answer, expected):
    got = {tuple(one["rows"]): one for one in answer["duplicates"]}
    assert {rows: (one["full_name"], one["action"]) for rows, one in got.items()} == {
        tuple(one["dong"]): (one["ho_ten"], ACTIONS[one["xu_ly"]]) for one in expected["trung"]
    }
    for one in expected["trung"]:
        if "ly_do" in one:
            assert got[tuple(one["dong"])]["reason"] == one["ly_do"]


def test_rows_are_skipped_for_the_reasons_owed(answer, expected):
    owed = [(one["dong"], one["ly_do"]) for one in expected.get("bo_qua", CSV_SKIPPED)]
    assert [(one["row"], one["reason"]) for one in answer["skipped"]] == owed


def test_warnings_are_those_owed(answer, expected):
    assert [(one["row"], one["column"], one["reason"]) for one in answer["warnings"]] == [
        (one["dong"], one.get("cot"), one["ly_do"]) for one in expected["canh_bao"]
    ]


def test_sheet_and_encoding_are_told(answer, expected):
    assert answer["sheet"] == expected.get("sheet_dung")
    if "bang_ma" in expected:
        assert answer["encoding"] == expected["bang_ma"].split()[0]
    left_out = [one["name"] for one in answer["sheets_left_out"]]
    assert left_out == [name.removesuffix(" (ẩn)") for name in expected.get("sheet_bo_qua", [])]


def test_the_same_list_a_second_time_changes_nothing(sample, sample_folder, capsys):
    words = ["import", str(sample_folder), str(SAMPLES / sample), "--json"]
    assert main(words) == 0
    capsys.readouterr()
    log = (sample_folder / "events.jsonl").read_bytes()
    assert main(words) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["added"], again["updated"]) == (0, 0)
    assert (sample_folder / "events.jsonl").read_bytes() == log
