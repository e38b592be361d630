"""Where conferences lie: the last one, those nearby, the place for a new one."""

import os
from pathlib import Path

import pytest

from hoinghi_tui.services import recent
from hoinghi_tui.services.recent import (
    folder_for,
    last_conference,
    nearby_conferences,
    remember_conference,
)


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "state" / "last.txt"
    monkeypatch.setattr(recent, "_note", lambda: path)
    return path


def conference(folder: Path, used_at: int = 0) -> Path:
    folder.mkdir(parents=True)
    (folder / "events.jsonl").write_text("{}", encoding="utf-8")
    os.utime(folder / "events.jsonl", (used_at, used_at))
    return folder


@pytest.mark.usefixtures("note")
def test_the_last_conference_is_remembered_until_it_is_moved_away(tmp_path: Path) -> None:
    assert last_conference() is None
    folder = conference(tmp_path / "Hội nghị")
    remember_conference(folder)
    assert last_conference() == folder
    folder.rename(tmp_path / "noi-khac")
    assert last_conference() is None


@pytest.mark.parametrize("content", [b"", b"\n", b"hoi-nghi\n", b"\xff\xfe/\x80\n", b"/a\0b\n"])
def test_a_spoilt_note_is_no_conference(
    note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    """Above all not the one that lies in the current folder."""
    conference(tmp_path / "hoi-nghi")
    monkeypatch.chdir(tmp_path / "hoi-nghi")
    note.parent.mkdir()
    note.write_bytes(content)
    assert last_conference() is None


@pytest.mark.usefixtures("note")
@pytest.mark.skipif(os.name == "nt", reason="Windows không có tên tệp như vậy")
def test_a_folder_whose_name_is_no_text_is_remembered(tmp_path: Path) -> None:
    folder = conference(tmp_path / "h\udcff")
    remember_conference(folder)
    assert last_conference() == folder


def test_a_machine_that_cannot_remember_goes_on(note: Path) -> None:
    note.parent.write_text("a file where the folder should be", encoding="utf-8")
    remember_conference(Path("hoi-nghi"))
    assert last_conference() is None


def test_conferences_nearby_the_last_used_first(tmp_path: Path) -> None:
    old = conference(tmp_path / "a" / "cu", 1_000)
    new = conference(tmp_path / "b" / "moi", 2_000)
    (tmp_path / "a" / "khong-phai").mkdir()
    places = [tmp_path / "a", tmp_path / "b", tmp_path / "khong-co"]
    assert nearby_conferences(places) == [new, old]
    assert nearby_conferences(places, limit=1) == [new]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Hội nghị tổng kết năm 2025", "hoi-nghi-tong-ket-nam-2025"),
        ("Đại hội [/] ../x", "dai-hoi-x"),
        ("…", "hoi-nghi"),
    ],
)
def test_a_folder_is_named_after_the_title(tmp_path: Path, title: str, name: str) -> None:
    assert folder_for(title, tmp_path) == tmp_path / name


def test_a_folder_name_is_short_and_free(tmp_path: Path) -> None:
    long = folder_for("tổng kết " * 60, tmp_path).name
    assert len(long) <= 48
    assert long.endswith("-ket")
    assert len(folder_for("a" * 500, tmp_path).name) == 48
    (tmp_path / "hop").mkdir()
    assert folder_for("Họp", tmp_path) == tmp_path / "hop-2"
