"""From an office's file to the list, in a real terminal, with the keys counted."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tmux_driver import Terminal

LIST = Path(__file__).parents[1] / "samples" / "ds_01_vanphong.xlsx"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the list in it, where the program is started."""
    folder = tmp_path / "van-phong"
    folder.mkdir()
    shutil.copy(LIST, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    return folder


def test_a_file_is_in_the_list_after_two_keys(
    need_tool: Callable[[str], str], office: Path, tmp_path: Path
) -> None:
    tmux = need_tool("tmux")
    conference = str(tmp_path / "hoi-nghi")
    new = [sys.executable, "-m", "hoinghi_tui", "new", conference]
    subprocess.run(new, check=True, capture_output=True)
    terminal = Terminal(tmux, tmp_path)
    try:
        terminal.run("open", conference, "--screen", "delegates")
        terminal.wait_for("Chưa có đại biểu")
        terminal.press("C-o")
        terminal.wait_for(LIST.name)
        terminal.press("Enter")  # chosen: from here on the keys count
        terminal.wait_for("41 người mới", "Enter lưu vào danh sách")
        terminal.press("Enter")
        terminal.wait_for("Đã lưu: 41 người mới", "Phạm Quốc Bảo Đăng")
    finally:
        terminal.close()
