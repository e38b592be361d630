"""Lists near at hand, and paths typed in part."""

import os

import pytest

from hoinghi_tui.services.list_files import complete_path, nearby_lists


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for number, name in enumerate(
        ("a.xlsx", "B.CSV", "ghi.docx", "~$a.xlsx", ".an.csv", "anh.png")
    ):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (1_000 + number, 1_000 + number))
    (tmp_path / "bao-cao").mkdir()
    (tmp_path / "bao-cao" / "x.csv").write_bytes(b"")
    (tmp_path / "thu-muc.csv").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_lists_are_found_newest_first_and_nothing_else(folder):
    assert [path.name for path, _ in nearby_lists([folder])] == ["ghi.docx", "B.CSV", "a.xlsx"]


def test_a_folder_that_is_not_there_is_passed_over(folder):
    found = nearby_lists([folder / "nowhere", folder / "a.xlsx", folder / "bao-cao"])
    assert [path.name for path, _ in found] == ["x.csv"]


def test_one_file_in_two_folders_given_is_one(folder):
    assert len(nearby_lists([folder, folder])) == 3


def test_no_more_than_asked_for(folder):
    assert len(nearby_lists([folder], limit=1)) == 1


def test_the_time_of_change_has_a_zone(folder):
    [(_, changed), *_] = nearby_lists([folder])
    assert changed.timestamp() == 1_002


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("a", "a.xlsx"),
        ("b", "B.CSV"),
        ("ba", f"bao-cao{os.sep}"),
        (f"bao-cao{os.sep}", f"bao-cao{os.sep}x.csv"),
        (f".{os.sep}A", f".{os.sep}a.xlsx"),
        ("g", "ghi.docx"),
        ("an", None),
        ("~$", None),
        ("", None),
        ("[", None),
        (f"nowhere{os.sep}x", None),
    ],
)
def test_a_path_is_gone_on_with(folder, typed, whole):
    assert complete_path(typed) == whole


def test_a_whole_path_is_gone_on_with(folder):
    assert complete_path(str(folder / "a.x")) == str(folder / "a.xlsx")


def test_home_may_be_written_as_a_tilde(folder, monkeypatch):
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    assert complete_path(f"~{os.sep}a") == f"~{os.sep}a.xlsx"


def test_every_kind_that_is_a_list_mostly_is_offered(tmp_path):
    names = {"a.xlsx", "b.xlsm", "c.docx", "d.csv"}
    for name in (*names, "constraints.txt", "f.tsv", "g.pdf", "h.zip"):
        (tmp_path / name).write_bytes(b"")
    assert {path.name for path, _ in nearby_lists([tmp_path])} == names
