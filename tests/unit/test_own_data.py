"""A conference gets its own rates by one command, and they count from then on."""

import pytest

from hoinghi_tui.cli import main
from hoinghi_tui.services.budget_norms import FILE, read_norms
from hoinghi_tui.services.prize_rates import FILE as PRIZES


@pytest.mark.parametrize(
    ("command", "option", "name"),
    [("budget", "--own-norms", FILE), ("awards", "--own-rates", PRIZES)],
)
def test_rates_are_copied_once_and_never_replaced(sample_folder, capsys, command, option, name):
    assert main([command, str(sample_folder), option]) == 0
    assert str(sample_folder / name) in capsys.readouterr().out
    (sample_folder / name).write_text("# của xã\n", encoding="utf-8")
    assert main([command, str(sample_folder), option]) == 3
    assert "đã có tệp riêng" in capsys.readouterr().err
    assert (sample_folder / name).read_text(encoding="utf-8") == "# của xã\n"


def test_the_copy_counts(sample_folder):
    assert read_norms(sample_folder)
    (sample_folder / FILE).write_text("", encoding="utf-8")
    assert read_norms(sample_folder) == ()
