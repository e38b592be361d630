"""A copy that is killed half way: nothing in its target opens, and doing it again works."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hoinghi_tui.services.copying import copy_conference
from hoinghi_tui.services.place import Place, read_place
from hoinghi_tui.services.session import NotAConference, Session

pytestmark = pytest.mark.skipif(os.name == "nt", reason="dừng bằng SIGKILL")

# Runs in a process of its own, which ends at the first call of a function, as by kill -9.
_VICTIM = """
import os, signal, sys
from hoinghi_tui.services import building, copying, place
from hoinghi_tui.storage import disk
module, name, after = sys.argv[3:6]
place.local_root = lambda: __import__("pathlib").Path(sys.argv[6])
owner = {"building": building, "copying": copying, "disk": disk}[module]
whole = getattr(owner, name)
def killed(*words, **options):
    if after == "after":
        whole(*words, **options)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, name, killed)
copying.copy_conference(place.read_place(sys.argv[1]), place.read_place(sys.argv[2]))
"""
_POINTS = [
    ("folder", "building", "_move_up", "before"),
    ("folder", "disk", "replace", "before"),
    ("database", "copying", "_write", "after"),
    ("database", "building", "_move_beside", "after"),
]


@pytest.mark.parametrize(("kind", "module", "name", "when"), _POINTS)
def test_a_killed_copy_leaves_nothing_that_opens(
    sample_folder: Path,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    module: str,
    name: str,
    when: str,
) -> None:
    monkeypatch.setattr("hoinghi_tui.services.place.local_root", lambda: tmp_path / "may")
    (sample_folder / "templates").mkdir()
    (sample_folder / "templates" / "giay-khen.docx").write_bytes(b"mau rieng")
    target = str(tmp_path / "day") if kind == "folder" else request.getfixturevalue("pg_url")
    place: Place = read_place(target)

    done = subprocess.run(
        [
            sys.executable,
            "-c",
            _VICTIM,
            sample_folder,
            target,
            module,
            name,
            when,
            tmp_path / "may",
        ],
        stderr=subprocess.PIPE,
        check=False,
    )

    assert done.returncode == -9, done.stderr.decode()
    with pytest.raises(NotAConference):
        Session.open(place, live=False)
    copy_conference(sample_folder, place)
    with Session.open(place, read_only=True, live=False) as session:
        assert session.store.whole().log == (sample_folder / "events.jsonl").read_bytes()
        assert (session.folder / "templates" / "giay-khen.docx").read_bytes() == b"mau rieng"
