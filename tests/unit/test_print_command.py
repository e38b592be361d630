"""`print badges` and `print invitations`: files, JSON, refusals."""

import json
from pathlib import Path

import pytest
from docx import Document

from hoinghi_tui.cli.main import DONE, REFUSED, main


@pytest.fixture
def told(capsys):
    """Return a function that runs a command and returns its code, output and errors."""

    def run(*words):
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.mark.parametrize(
    ("kind", "said"), [("badges", "38 thẻ đại biểu"), ("invitations", "38 giấy mời")]
)
def test_everybody_who_is_expected_is_printed(told, sample_folder, tmp_path, kind, said):
    out_file = tmp_path / "in.docx"
    code, out, err = told("print", sample_folder, kind, "--out", out_file)
    assert code == DONE
    assert out.strip() == f"Đã in {said} ra {out_file}"
    assert "Lưu ý: Dữ liệu mẫu, không có giá trị: 38" in err
    Document(str(out_file))
    assert said in told("log", sample_folder)[1]


@pytest.mark.parametrize("kind", ["badges", "invitations"])
def test_the_named_are_told_as_json(told, sample_folder, kind):
    code, out, _ = told("print", sample_folder, kind, "--who", "dv-007", "dv-001", "--json")
    answer = json.loads(out)
    assert code == DONE
    assert answer["delegates"] == ["dv-001", "dv-007"]
    assert Path(answer["file"]).is_file()


def test_a_test_card_may_be_added_to_a_single_badge(told, sample_folder, tmp_path):
    out_file = tmp_path / "the.docx"
    words = ["print", sample_folder, "badges", "--who", "dv-001", "--out", out_file]
    assert told(*words)[0] == DONE
    assert "Thẻ thử máy quét" not in str(words_of(out_file))
    assert told(*words, "--again", "--test-card")[0] == DONE
    assert "Thẻ thử máy quét" in words_of(out_file)


def words_of(path):
    [table] = Document(str(path)).tables
    return [cell.text for row in table.rows for cell in row.cells]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["badges", "--who", "dv-999"], "dv-999"),
        (["badges", "--who", "kt-01"], "kt-01"),
        (["invitations", "--test-card"], "bỏ --test-card"),
        (["sign-in", "--test-card"], "bỏ --test-card"),
    ],
)
def test_what_cannot_be_printed_is_refused(told, sample_folder, words, said):
    code, out, err = told("print", sample_folder, *words)
    assert (code, out) == (REFUSED, "")
    assert said in err
    assert not (sample_folder / "out").exists()


def test_without_delegates_there_is_nothing_to_print(told, tmp_path):
    told("new", tmp_path / "hn", "--title", "Họp")
    code, _, err = told("print", tmp_path / "hn", "badges")
    assert code == REFUSED
    assert "Nhập danh sách đại biểu" in err
