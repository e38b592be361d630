"""`awards` and `import-awards`, as typed at a terminal."""

import json
from itertools import chain

import pytest

from agenda_files import workbook
from award_files import HEAD, annex
from hoinghi_tui.cli.main import main


@pytest.fixture
def told(capsys):
    """Return a function that runs a command and returns its code, output and errors."""

    def run(*words):
        code = main([str(word) for word in words])
        caught = capsys.readouterr()
        return code, caught.out, caught.err

    return run


def batches_of(told, folder):
    answer = json.loads(told("awards", folder, "--json")[1])
    return [[award["id"] for award in batch["awards"]] for batch in answer["batches"]]


def test_awards_are_listed_by_batch_with_what_is_missing(told, sample_folder):
    code, out, _ = told("awards", sample_folder)
    assert code == 0
    assert out.startswith("Đợt 1 (3 tập thể; người trao: Đào Văn Soái)\n")
    assert "Đã trao 0/11." in out
    assert "Chưa ghi tiền thưởng: 11 mục." in out
    assert "Lưu ý: 11 mục chưa có số vào sổ: Văn phòng HĐND&UBND xã Đại Sơn, " in out
    assert " và 8 mục khác." in out


def test_a_proposal_is_saved_only_when_told(told, sample_folder):
    before = batches_of(told, sample_folder)
    code, out, _ = told("awards", sample_folder, "--propose-batches", 2)
    assert (code, "--accept" in out) == (0, True)
    assert batches_of(told, sample_folder) == before
    told("awards", sample_folder, "--propose-batches", 2, "--accept")
    after = batches_of(told, sample_folder)
    assert max(map(len, after)) == 2
    assert sorted(chain(*after)) == sorted(chain(*before))


def test_a_stage_that_is_too_wide_is_refused(told, sample_folder):
    code, _, err = told("awards", sample_folder, "--propose-batches", 31)
    assert code == 3
    assert "Sân khấu" in err
    assert told("awards", sample_folder, "--propose-batches", 0)[0] == 2


def test_a_dry_run_saves_nothing_and_an_import_does(told, sample_folder, tmp_path):
    path, before = annex(tmp_path / "kem-qd.xlsx"), batches_of(told, sample_folder)
    code, out, err = told("import-awards", sample_folder, path, "--dry-run")
    assert code == 0
    assert out.startswith("Sẽ nhập: 4 khen thưởng, 1 mục đã có.")
    assert "Trần Văn Ngoài” không có trong danh sách đại biểu" in err
    assert batches_of(told, sample_folder) == before
    answer = json.loads(told("import-awards", sample_folder, path, "--json")[1])
    assert answer["saved"] is True
    assert [one["prize"] for one in answer["awards"]] == [1_404_000, 702_000, 702_000, 1_053_000]
    assert len([*chain(*batches_of(told, sample_folder))]) == 14
    listed = json.loads(told("awards", sample_folder, "--json")[1])
    assert listed["prize_total"] == 3_861_000
    assert listed["prize_total_words"] == "Ba triệu tám trăm sáu mươi mốt nghìn đồng"


def test_problems_are_told_by_cell_and_nothing_saved(told, sample_folder, tmp_path):
    path = workbook(tmp_path / "loi.xlsx", [HEAD, [1, "Lê Văn An", "", "Tốt", "nhiều"]])
    before = batches_of(told, sample_folder)
    code, out, err = told("import-awards", sample_folder, path)
    assert (code, out[:9]) == (3, "Chưa nhập")
    assert "ô E2" in err
    assert batches_of(told, sample_folder) == before


@pytest.mark.parametrize(("typed", "chosen"), [("1", True), ("0", False), ("", False)])
def test_at_a_terminal_doubts_are_asked(told, sample_folder, tmp_path, monkeypatch, typed, chosen):
    class Terminal:
        def isatty(self):
            return True

        def readline(self):
            return f"{typed}\n"

    monkeypatch.setattr("sys.stdin", Terminal())
    path = workbook(tmp_path / "gan.xlsx", [HEAD, [1, "Đào Văn Soai", "", "Tốt", ""]])
    code, out, err = told("import-awards", sample_folder, path)
    assert code == 0
    assert "Ai lên nhận?" in err
    assert ("→ Đào Văn Soái" in out) is chosen
