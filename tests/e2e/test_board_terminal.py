"""The board in a real terminal, while another program checks people in."""

from pathlib import Path

import pytest
from tmux_driver import Terminal

from hoinghi_tui.cli.main import main


@pytest.fixture
def terminal(need_tool, tmp_path):
    window = Terminal(need_tool("tmux"), tmp_path)
    yield window
    window.close()


def test_it_follows_another_program_and_ends(terminal: Terminal, sample_folder: Path) -> None:
    terminal.run("board", str(sample_folder), "--names", "short")
    terminal.wait_for("Xin mời quý đại biểu đến bàn đón tiếp", "P tên")
    assert main(["check-in", str(sample_folder), "--delegate", "dv-007"]) == 0
    shown = terminal.wait_for("đại biểu đã đến", "Lãnh đạo UBND")
    assert "Soái" not in shown
    terminal.press("p", "p")
    terminal.wait_for("Chủ tịch UBND xã")
    terminal.press("Escape")
    terminal.wait_until_closed()
