"""A workbook whose package is encrypted: a sentence, no traceback."""

import pytest
from openpyxl import Workbook

from hoinghi_tui.spreadsheets.cells import UnreadableList
from hoinghi_tui.spreadsheets.workbook import read_workbook

ENCRYPTED = 0x01
"""General purpose bit 0 of a zip header (PKWARE APPNOTE 4.4.4)."""


def test_an_encrypted_package_is_told_as_protected(tmp_path):
    path = tmp_path / "danh-sach.xlsx"
    Workbook().save(path)
    data = bytearray(path.read_bytes())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + offset] |= ENCRYPTED
            at = data.find(magic, at + 1)
    path.write_bytes(data)
    with pytest.raises(UnreadableList, match="mật khẩu"):
        read_workbook(path)
