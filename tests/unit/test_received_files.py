"""Files that units hand in: what is taken, what is refused, and that nothing is left half."""

import errno
import os
import sys
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.speeches import ReceivedFile
from hoinghi_tui.services import received_files
from hoinghi_tui.services.received_files import (
    LARGEST,
    CopyStopped,
    copy_in,
    discard,
    is_there,
    note_where_it_is,
    open_file,
    safe_name,
    size_of,
    size_text,
    typed_path,
    where,
)
from hoinghi_tui.storage import NotSaved

AT = datetime(2025, 12, 1, tzinfo=UTC)


def going_on(_: float) -> None:
    """Let the copying go on."""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "hoi-nghi").mkdir()
    return tmp_path / "hoi-nghi"


@pytest.fixture
def paper(tmp_path):
    document = Document()
    document.add_paragraph("Kính thưa hội nghị, " + "một hai ba bốn năm " * 10)
    document.add_table(1, 1).cell(0, 0).text = "sáu bảy"
    path = tmp_path / "Tham luận Phòng Kinh tế.docx"
    document.save(str(path))
    return path


def copies(folder):
    return sorted(one.name for one in (folder / "tai-lieu").iterdir())


def test_a_paper_is_copied_with_its_words_counted(folder, paper):
    told = []
    handed = copy_in(folder, paper, told.append)
    assert handed.path == "tai-lieu/Tham luận Phòng Kinh tế.docx"
    assert (folder / handed.path).read_bytes() == paper.read_bytes()
    assert handed.size == paper.stat().st_size
    assert handed.words == 4 + 50 + 2
    assert told[-1] == 1.0


def test_a_second_copy_never_replaces_the_first(folder, paper):
    first = copy_in(folder, paper, going_on)
    before = (folder / first.path).read_bytes()
    paper.write_bytes(b"moi")
    second = copy_in(folder, paper, going_on)
    assert second.path == "tai-lieu/Tham luận Phòng Kinh tế-2.docx"
    assert (folder / first.path).read_bytes() == before
    discard(folder, second)
    assert copies(folder) == ["Tham luận Phòng Kinh tế.docx"]


def test_a_file_that_lies_there_already_is_not_copied(folder, paper):
    first = copy_in(folder, paper, going_on)
    again = copy_in(folder, (folder / first.path).resolve(), going_on)
    assert again.path == first.path
    discard(folder, again)
    assert len(copies(folder)) == 1


@pytest.mark.parametrize("kind", ["missing", "folder", "empty", "long", "pipe", "nul"])
def test_what_is_no_file_is_refused_in_words_and_nothing_is_made(folder, tmp_path, kind):
    path = {
        "missing": tmp_path / "không có.docx",
        "folder": tmp_path,
        "empty": tmp_path / "rỗng.docx",
        "long": tmp_path / ("x" * 500 + ".docx"),
        "pipe": tmp_path / "ống",
        "nul": Path("a\0b"),
    }[kind]
    if kind == "empty":
        path.touch()
    if kind == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("hệ này không có ống")
        os.mkfifo(path)
    with pytest.raises(Refused, match="Hãy") as refusal:
        copy_in(folder, path, going_on)
    assert len(str(refusal.value)) < 250
    with pytest.raises(Refused):
        note_where_it_is(path)
    assert not (folder / "tai-lieu").exists()


def test_two_gigabytes_are_never_copied_but_may_stay_where_they_are(folder, tmp_path):
    huge = tmp_path / "phim.mp4"
    with huge.open("wb") as file:
        file.truncate(2 * 1024**3)
    with pytest.raises(Refused, match="2,0 GB"):
        copy_in(folder, huge, going_on)
    assert not (folder / "tai-lieu").exists()
    assert note_where_it_is(huge).size == 2 * 1024**3


def test_a_file_that_grows_past_the_limit_is_given_up(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(received_files, "LARGEST", 10)
    growing = tmp_path / "dang-ghi.bin"
    growing.write_bytes(b"x" * 11)
    monkeypatch.setattr(received_files, "size_of", lambda _: 5)
    with pytest.raises(Refused, match="nặng"):
        copy_in(folder, growing, going_on)
    assert copies(folder) == []


def test_a_stopped_copy_leaves_nothing(folder, paper):
    def stop(_: float) -> None:
        raise CopyStopped

    with pytest.raises(CopyStopped):
        copy_in(folder, paper, stop)
    assert copies(folder) == []


@pytest.mark.parametrize("step", ["sync", "replace", "sync_folder"])
def test_a_full_disk_is_told_and_leaves_no_half(folder, paper, monkeypatch, step):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(received_files.disk, step, full)
    with pytest.raises(NotSaved, match="ổ đĩa đầy"):
        copy_in(folder, paper, going_on)
    assert copies(folder) in ([], [paper.name])
    assert all((folder / "tai-lieu" / name).stat().st_size for name in copies(folder))


def test_a_name_of_folders_stays_in_the_folder(folder):
    evil = ReceivedFile(path="tai-lieu/../../etc/passwd", size=1, received_at=AT)
    assert where(folder, evil) == folder / "tai-lieu" / "passwd"
    assert not is_there(folder, evil)
    up = ReceivedFile(path="tai-lieu/..", size=1, received_at=AT)
    assert not is_there(folder, up)


def test_a_copied_file_is_found_after_the_folder_moved(folder, paper, tmp_path):
    handed = copy_in(folder, paper, going_on)
    moved = folder.rename(tmp_path / "usb")
    file = ReceivedFile(path=handed.path, size=handed.size, received_at=AT)
    assert is_there(moved, file)
    assert not is_there(folder, file)
    assert is_there(folder, ReceivedFile(path="", size=0, received_at=AT))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../bai.docx", "bai.docx"),
        ("C:\\an\\bai.docx", "bai.docx"),
        ("a:b?.docx", "a_b_.docx"),
        ("nul.txt", "_nul.txt"),
        (".docx", "docx"),
        ("...", "tai-lieu"),
        (unicodedata.normalize("NFD", "tiếng.docx"), "tiếng.docx"),
        ("a\u202edocx.exe", "adocx.exe"),
        ("bai. .docx", "bai.docx"),
    ],
)
def test_a_name_every_system_takes(name, expected):
    assert safe_name(name) == expected


@given(st.text(max_size=600))
def test_any_name_becomes_one_that_can_be_written(name):
    kept = safe_name(name)
    assert kept == Path(kept).name != ""
    assert len(kept.encode()) <= 200
    assert not set(kept) & set('<>:"/\\|?*\0\n\x1b')
    assert kept == kept.strip(". ")


def test_a_typed_path_may_stand_in_quotes_and_lead_upwards(tmp_path, monkeypatch):
    (tmp_path / "trong").mkdir()
    monkeypatch.chdir(tmp_path / "trong")
    assert typed_path(' "../bai.docx" ') == (tmp_path / "bai.docx").resolve()
    assert typed_path((tmp_path / "tham luận.docx").as_uri()) == tmp_path / "tham luận.docx"
    if os.name != "nt":
        assert typed_path(f"{tmp_path}/tham\\ luận.docx") == tmp_path / "tham luận.docx"
    for blank in ("", "  ", '""'):
        with pytest.raises(Refused, match="Hãy ghi đường dẫn"):
            typed_path(blank)
    with pytest.raises(Refused):
        size_of(typed_path("x" * 500))


def test_a_broken_document_is_taken_without_a_count(tmp_path):
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 rac")
    assert note_where_it_is(broken).words is None


@pytest.mark.parametrize(("code", "told"), [(0, False), (3, True)])
def test_a_viewer_that_fails_is_told(paper, tmp_path, monkeypatch, code, told):
    if sys.platform in ("win32", "darwin"):
        pytest.skip("xdg-open chỉ có trên Linux")
    viewer = tmp_path / "xdg-open"
    viewer.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/shown\nexit {code}\n')
    viewer.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    if told:
        with pytest.raises(Refused, match="Tệp nằm ở"):
            open_file(paper)
    else:
        open_file(paper)
    assert (tmp_path / "shown").read_text().strip() == str(paper)


def test_a_machine_without_a_viewer_says_where_the_file_is(paper, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused, match="không mở được"):
        open_file(paper)


@pytest.mark.parametrize(
    ("size", "text"),
    [(840, "840 B"), (12 * 1024, "12 KB"), (LARGEST, "100,0 MB"), (2 * 1024**3, "2,0 GB")],
)
def test_how_large_a_file_is(size, text):
    assert size_text(size) == text
