"""`export` and `print sign-in` as scripts and people use them."""

import json
from unittest.mock import patch

import pytest
from docx import Document

from hoinghi_tui.cli.main import DONE, REFUSED, main


@pytest.fixture
def run(sample_folder, capsys):
    """Return a function that runs a command on the sample: (exit code, output, errors)."""

    def run_command(name, *words):
        code = main([name, str(sample_folder), *map(str, words)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


def test_export_writes_a_file_that_comes_back_unchanged(run, tmp_path):
    out_file = tmp_path / "ds.csv"
    code, out, _ = run("export", "--out", out_file)
    assert (code, out.strip()) == (DONE, f"Đã xuất 40 đại biểu ra {out_file}")
    code, out, _ = run("import", out_file, "--json")
    assert code == DONE
    assert "0 người mới, 0 được cập nhật, 40" in run("import", out_file)[1]


def test_export_of_one_view_as_json(run):
    code, out, _ = run("export", "--view", "declined", "--json")
    answer = json.loads(out)
    assert code == DONE
    assert answer["delegates"] == 2
    assert answer["file"].endswith(".xlsx")


@pytest.mark.parametrize(
    "words", [["--view", "present"], ["--format", "csv", "--out", "a.xlsx"], ["--out", "a.pdf"]]
)
def test_export_refuses_what_cannot_be(run, words):
    code, out, err = run("export", *words)
    assert (code, out) == (REFUSED, "")
    assert err.strip()


def test_print_writes_the_sign_in_list(run, tmp_path):
    out_file = tmp_path / "ky.docx"
    code, out, err = run("print", "sign-in", "--out", out_file)
    assert (code, out.strip()) == (DONE, f"Đã in danh sách ký nhận 38 đại biểu ra {out_file}")
    assert "Lưu ý: Chưa có ngày họp" in err
    Document(str(out_file))
    code, _, err = run("print", "sign-in", "--who", "kt-01")
    assert code == REFUSED
    assert "--who" in err


def test_print_without_libreoffice_still_has_the_word_file(run, tmp_path):
    out_file = tmp_path / "ky.docx"
    with patch("hoinghi_tui.documents.pdf.find_soffice", return_value=None):
        code, out, err = run("print", "sign-in", "--pdf", "--out", out_file)
    assert code == REFUSED
    assert str(out_file) in out
    assert "LibreOffice" in err
