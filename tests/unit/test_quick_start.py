"""The start puts garbage collection off; it must always come back."""

import gc

import pytest

from hoinghi_tui.cli import main
from hoinghi_tui.ui import app


@pytest.mark.parametrize("words", [["--version"], ["khong-co"], ["verify"], ["open", "khong-co"]])
def test_a_command_that_ends_leaves_collecting_on(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(words)
    assert gc.isenabled()
    assert capsys.readouterr() != ("", "")


def test_the_screen_collects_again_once_it_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[bool] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
    app._collect_again()
    assert frozen == []
    gc.disable()
    app._collect_again()
    assert gc.isenabled()
    assert frozen == [True]
