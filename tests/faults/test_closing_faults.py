"""Closing a conference is done whole or not at all, whatever the disk or the power does."""

import errno
import os
import subprocess
import sys
import zipfile
from itertools import count
from pathlib import Path
from unittest.mock import patch

import pytest

from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import NotSaved, disk, verify

ARENA = Path(__file__).with_name("closing_arena.py")


@pytest.fixture
def no_papers(monkeypatch):
    monkeypatch.setattr("hoinghi_tui.services.closing.make_papers", lambda *_: ())
    monkeypatch.setattr("hoinghi_tui.services.closing.tables_workbook", lambda _: b"rows")


def leftovers(folder: Path) -> list[str]:
    found = (*folder.glob(".dang-dong*"), *folder.glob("luu-tru-*"), *folder.glob("*.tmp"))
    return [path.name for path in found]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork để giết nhiều tiến trình")
def test_killed_at_every_step(sample_folder):
    done = subprocess.run(
        [sys.executable, str(ARENA), str(sample_folder)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 8  # it really died at many places
    assert not list(sample_folder.glob(".dang-dong*"))


def test_the_disk_refuses_at_every_step(session, no_papers):
    """Each call fails once, on its own; a copy that is only upkeep may fail and be told."""
    folder, outcomes = session.folder, []
    for step in count(1):
        calls: list[str] = []
        with (
            patch.object(disk, "sync", failing(disk.sync, step, calls)),
            patch.object(disk, "replace", failing(disk.replace, step, calls)),
        ):
            try:
                report = session.closing.close(anyway=True)
            except NotSaved as failure:
                assert "đĩa" in str(failure)
                assert (session.read_only, leftovers(folder)) == (None, [])
                outcomes.append("refused")
                continue
        assert verify(folder).ok
        assert zipfile.ZipFile(report.archive).testzip() is None
        assert session.read_only is not None
        if len(calls) < step:
            break
        outcomes.append("closed")
        session.closing.reopen()
        report.archive.unlink()
    assert {"refused", "closed"} == set(outcomes)


def failing(call, step: int, calls: list[str]):
    def counted(*arguments: object, **options: object) -> object:
        calls.append(call.__name__)
        if len(calls) == step:
            raise OSError(errno.ENOSPC, "No space left on device")
        return call(*arguments, **options)

    return counted


def test_a_disk_that_really_is_full(sample_folder, mount, tmp_path, no_papers):
    small = tmp_path / "usb"
    small.mkdir()
    mount("-t", "tmpfs", "-o", "size=3m", "tmpfs", str(small))
    for name in ("events.jsonl", "db.json"):
        (small / name).write_bytes((sample_folder / name).read_bytes())
    (small / "tai-lieu").mkdir()
    (small / "tai-lieu" / "phim.pdf").write_bytes(os.urandom(1_500_000))
    with Session.open(small) as session:
        with pytest.raises(NotSaved, match="ổ đĩa đầy") as refused:
            session.closing.close(anyway=True)
        assert refused.value.cause == "disk_full"
        assert (session.read_only, leftovers(small)) == (None, [])
        (small / "tai-lieu" / "phim.pdf").unlink()
        assert session.closing.close(anyway=True).archive.is_file()
    assert verify(small).ok


def test_a_folder_in_which_no_paper_can_be_written(session, monkeypatch):
    few = [Paper.SEATS_BY_NAME, Paper.PROGRAMME]
    monkeypatch.setattr("hoinghi_tui.services.closing_papers.Paper", few)
    monkeypatch.setattr(session.closing, "matters", lambda: [])
    (session.folder / "out").write_bytes(b"a file where the folder should be")
    report = session.closing.close()
    assert [paper.paper for paper in report.failed] == few
    assert (report.archive, session.read_only) == (None, None)
    assert leftovers(session.folder) == []
    assert all("Không ghi được tệp" in paper.said for paper in report.failed)
