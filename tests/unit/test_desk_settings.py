"""What is kept of a desk on its machine."""

import pytest

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.desk_settings import (
    DeskSettings,
    load_desk_settings,
    save_desk_settings,
)

SET = DeskSettings(sound=False, scan_everywhere=True, hide_names=False, camera=2, operator="Hoa")


def test_what_was_set_is_there_at_the_next_start(own_desk_settings):
    assert load_desk_settings() == DeskSettings()
    save_desk_settings(SET)
    assert load_desk_settings() == SET
    assert [path.name for path in own_desk_settings.iterdir()] == ["desk.json"]


def test_a_disk_that_refuses_leaves_what_was_set_before(own_desk_settings, disk_full):
    save_desk_settings(SET)
    with disk_full(), pytest.raises(Refused, match="Chưa lưu được thiết lập của bàn"):
        save_desk_settings(DeskSettings())
    assert load_desk_settings() == SET
    assert [path.name for path in own_desk_settings.iterdir()] == ["desk.json"]


def test_what_cannot_be_read_is_as_nothing_set(own_desk_settings):
    own_desk_settings.mkdir()
    (own_desk_settings / "desk.json").write_bytes(b'{"sound": fal')
    assert load_desk_settings() == DeskSettings()
