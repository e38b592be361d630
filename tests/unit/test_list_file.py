"""Any file under any name: the right reader, or a sentence; never another exception."""

import contextlib
import errno
import io
import os
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from hoinghi_tui.spreadsheets import package_guard
from hoinghi_tui.spreadsheets.cells import Cancelled, ListFile, UnreadableList
from hoinghi_tui.spreadsheets.list_file import SUFFIXES, read_list_file, read_pasted

ROWS = (("STT", "Họ và tên"), ("1", "Đào Văn Soái"), ("2", "Vũ Thị Hòa"))
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512
ENCRYPTED = 0x01
"""General purpose bit 0 of a zip header (PKWARE APPNOTE 4.4.4)."""


def workbook_bytes(rows=ROWS):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def document_bytes(rows=ROWS):
    document = Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def text_bytes(rows=ROWS):
    return "\r\n".join(map(";".join, rows)).encode()


MAKERS = {".xlsx": workbook_bytes, ".docx": document_bytes, ".csv": text_bytes}


def put(folder, name, data):
    (folder / name).write_bytes(data)
    return folder / name


def refusal(path):
    with pytest.raises(UnreadableList) as caught:
        read_list_file(path)
    message = str(caught.value)
    assert message.startswith(f"{path.name}: ")
    assert len(message) < 400
    return message


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("suffix", [*SUFFIXES, ".xls", ".doc", ".XLSX", ".Csv"])
def test_the_content_decides_and_not_the_name(tmp_path, kind, suffix):
    (grid,) = read_list_file(put(tmp_path, f"ds{suffix}", MAKERS[kind]())).grids
    assert grid.rows == ROWS


@pytest.mark.parametrize("suffix", [".pdf", ".jpg", ".ods", ".odt", ".rtf", "", ".zip"])
def test_other_kinds_are_refused_by_their_name(tmp_path, suffix):
    assert all(one in refusal(put(tmp_path, f"ds{suffix}", b"x")) for one in SUFFIXES)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (OLE, ("mật khẩu", "*.xlsx")),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ("có mật khẩu", "bỏ mật khẩu")),
        (OLE + "Workbook".encode("utf-16-le"), (".xls)", "*.xlsx")),
        (OLE + "WordDocument".encode("utf-16-le"), (".doc)", "*.docx")),
        (b"{\\rtf1\\ansi", ("RTF", "*.docx")),
        (b"<html><table><tr><td>1", ("trang web", "*.xlsx")),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", ("trang web",)),
        (b"<!-- x --><table>", ("trang web",)),
        (b'<?xml version="1.0"?><Workbook>', ("trang web",)),
        (b"%PDF-1.7", ("PDF", ".csv")),
        (b"\x89PNG\r\n\x1a\n", ("ảnh", ".csv")),
        (bytes(range(256)), ()),
        (b"", ("tệp rỗng",)),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".csv", ".docx", ".doc"])
def test_what_is_no_list_is_told_for_what_it_is(tmp_path, content, words, suffix):
    message = refusal(put(tmp_path, f"ds{suffix}", content))
    assert all(word in message for word in words)


@pytest.mark.parametrize(
    ("suffix", "words"),
    [(".xlsx", "tệp Excel bị hỏng"), (".xls", "tệp Excel bị hỏng"), (".docx", "tệp Word bị hỏng")],
)
def test_a_text_without_columns_is_no_workbook(tmp_path, suffix, words):
    assert words in refusal(put(tmp_path, f"ds{suffix}", b"this is no workbook"))


def test_a_zip_of_something_else(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "chỉ đọc được" in refusal(put(tmp_path, "ds.csv", stream.getvalue()))
    assert "tệp Excel bị hỏng" in refusal(put(tmp_path, "ds.xlsx", stream.getvalue()))
    assert "tệp Word bị hỏng" in refusal(put(tmp_path, "ds.docx", stream.getvalue()))


# -- the file itself ----------------------------------------------------------------------


def test_a_missing_file_and_a_folder(tmp_path):
    (tmp_path / "thu-muc.csv").mkdir()
    assert "không thấy tệp" in refusal(tmp_path / "ds.csv")
    assert "không thấy tệp" in refusal(tmp_path / "a\0b.csv")
    assert "không phải là tệp" in refusal(tmp_path / "thu-muc.csv")
    assert "không thấy tệp" in refusal(put(tmp_path, "x", b"x") / "ds.csv")


def test_a_name_too_long(tmp_path):
    path = tmp_path / ("x" * 300 + ".csv")
    with pytest.raises(UnreadableList, match="không mở được tệp"):
        read_list_file(path)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO])
def test_a_file_that_excel_holds_open(tmp_path, monkeypatch, code):
    path = put(tmp_path, "ds.xlsx", workbook_bytes())

    def locked(*_args, **_options):
        raise OSError(code, os.strerror(code))  # as Windows says for a file open in Excel

    monkeypatch.setattr(Path, "open", locked)
    assert "đang mở trong Excel" in refusal(path)


def test_a_file_too_big_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "ds.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    told = []
    with pytest.raises(UnreadableList, match="lớn hơn 50 MB"):
        read_list_file(path, told.append)
    assert len(told) <= 60  # of 200 chunks


# -- packages that would swamp the machine ------------------------------------------------


def with_parts(data, parts):
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def replaced(data, part, edit):
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, edit(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


MAIN_PARTS = {".xlsx": "xl/worksheets/sheet1.xml", ".docx": "word/document.xml"}
packages = pytest.mark.parametrize("suffix", MAIN_PARTS)


@packages
def test_a_small_file_that_unpacks_to_much_is_refused(tmp_path, suffix):
    data = with_parts(MAKERS[suffix](), {"x/zeros.bin": b"\0" * 60_000_000})
    assert "phình quá lớn" in refusal(put(tmp_path, f"ds{suffix}", data))


@packages
def test_more_than_all_that_may_be_unpacked_is_refused(tmp_path, suffix, monkeypatch):
    monkeypatch.setattr(package_guard, "MAX_UNPACKED", 1_000_000)
    data = with_parts(MAKERS[suffix](), {"x/noise.bin": os.urandom(1_000_000)})
    assert "phình quá lớn" in refusal(put(tmp_path, f"ds{suffix}", data))


@packages
def test_too_many_parts_are_refused(tmp_path, suffix):
    data = with_parts(MAKERS[suffix](), {f"x/{number}": b"" for number in range(5_001)})
    assert "phình quá lớn" in refusal(put(tmp_path, f"ds{suffix}", data))


@packages
def test_too_many_tags_are_refused(tmp_path, suffix, monkeypatch):
    monkeypatch.setattr(package_guard, "MAX_TAGS", 100_000)
    monkeypatch.setattr(package_guard, "_BIG_PART", 100_000)
    data = replaced(MAKERS[suffix](), MAIN_PARTS[suffix], lambda xml: xml + b"<c/>" * 100_001)
    assert "phình quá lớn" in refusal(put(tmp_path, f"ds{suffix}", data))


BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@packages
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("before", ["", "\n<!-- <a> -->", f"<!--{' ' * 70_000}-->", "\n" * 70_000])
def test_a_doctype_is_refused(tmp_path, suffix, encoding, before):
    def edit(xml):
        head, _, rest = xml.decode().partition("?>")
        head = head.replace("UTF-8", "UTF-16" if encoding == "utf-16" else "UTF-8")
        if not rest:
            head, rest = '<?xml version="1.0"', xml.decode()
        return f"{head}?>{before}{BOMB.decode()}{rest}".encode(encoding)

    data = replaced(MAKERS[suffix](), MAIN_PARTS[suffix], edit)
    assert "DOCTYPE" in refusal(put(tmp_path, f"ds{suffix}", data))


@packages
def test_a_comment_before_the_text_is_no_harm(tmp_path, suffix):
    def edit(xml):
        return b'<?xml version="1.0"?>\n<!-- x -->\n' + xml.partition(b"?>")[2].lstrip()

    data = MAKERS[suffix]()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        has_declaration = archive.read(MAIN_PARTS[suffix]).startswith(b"<?xml")
    data = replaced(data, MAIN_PARTS[suffix], edit if has_declaration else lambda x: b"<!---->" + x)
    assert read_list_file(put(tmp_path, f"ds{suffix}", data)).grids[0].rows == ROWS


@packages
def test_a_picture_with_a_doctype_is_no_harm(tmp_path, suffix):
    data = with_parts(MAKERS[suffix](), {"xl/media/image1.svg": BOMB})
    assert read_list_file(put(tmp_path, f"ds{suffix}", data)).grids[0].rows == ROWS


@packages
def test_an_encrypted_package_is_told_as_protected(tmp_path, suffix):
    data = bytearray(MAKERS[suffix]())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + offset] |= ENCRYPTED
            at = data.find(magic, at + 1)
    assert "mật khẩu" in refusal(put(tmp_path, f"ds{suffix}", bytes(data)))


# -- progress -----------------------------------------------------------------------------

MANY = [(str(number), f"Người {number}") for number in range(2_000)]


@pytest.mark.parametrize("suffix", MAKERS)
def test_progress_goes_up_to_one_and_can_stop(tmp_path, suffix, monkeypatch):
    path = put(tmp_path, f"ds{suffix}", MAKERS[suffix](MANY))
    opened = []
    open_path = Path.open
    monkeypatch.setattr(Path, "open", lambda *args: opened.append(open_path(*args)) or opened[-1])
    told = []
    read_list_file(path, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) >= len(MANY) / 200

    for limit in (0.0, 0.1, 0.5, 0.9, 1.0):

        def stop(share, limit=limit):
            if share >= limit:
                raise Cancelled

        with pytest.raises(Cancelled):
            read_list_file(path, stop)
    assert all(file.closed for file in opened)
    path.unlink()  # Windows refuses this for an open file


# -- the clipboard ------------------------------------------------------------------------


def test_pasted_rows_are_one_grid_without_a_name():
    (grid,) = read_pasted("1\tĐào Văn Soái\n2\tHòa\n").grids
    assert (grid.name, grid.rows) == ("", (("1", "Đào Văn Soái"), ("2", "Hòa")))


def test_pasted_text_with_another_delimiter():
    assert read_pasted("1;a,x\n2;b,y").grids[0].rows == (("1", "a,x"), ("2", "b,y"))


def test_one_pasted_row_of_cells_with_commas():
    assert read_pasted("1\ta, b, c").grids[0].rows == (("1", "a, b, c"),)


@pytest.mark.parametrize("text", ["", " \n\t\r\n"])
def test_nothing_pasted_is_told(text):
    with pytest.raises(UnreadableList, match="chưa có chữ nào"):
        read_pasted(text)


# -- anything else ------------------------------------------------------------------------

any_suffix = st.sampled_from([*SUFFIXES, ".xls", ".doc"])
fuzz = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def read_or_refused(path, data):
    path.write_bytes(data)
    try:
        assert isinstance(read_list_file(path), ListFile)
    except UnreadableList as refused:
        assert str(refused).startswith(path.name)


@fuzz
@given(data=st.binary(max_size=3000), suffix=any_suffix)
def test_random_bytes_are_read_or_refused(tmp_path, data, suffix):
    read_or_refused(tmp_path / f"ds{suffix}", data)


@fuzz
@given(text=st.text(max_size=300))
def test_random_text_is_read_or_refused(text):
    with contextlib.suppress(UnreadableList):
        assert isinstance(read_pasted(text), ListFile)


WHOLE = {suffix: make() for suffix, make in MAKERS.items()}
flips = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), max_size=8)


@fuzz
@given(
    suffix=st.sampled_from(list(WHOLE)),
    flips=flips,
    length=st.floats(0.5, 1),
    data=st.data(),
)
def test_a_mutated_file_is_read_or_refused(tmp_path, suffix, flips, length, data):
    whole = bytearray(WHOLE[suffix])
    for place, change in flips:
        whole[int(place * len(whole))] ^= change
    cut = int(length * len(whole)) if data.draw(st.booleans()) else len(whole)
    read_or_refused(tmp_path / f"ds{suffix}", bytes(whole[:cut]))


@fuzz
@given(suffix=st.sampled_from(list(MAIN_PARTS)), flips=flips, data=st.data())
def test_a_package_with_a_mutated_part_is_read_or_refused(tmp_path, suffix, flips, data):
    with zipfile.ZipFile(io.BytesIO(WHOLE[suffix])) as archive:
        names = [name for name in archive.namelist() if not name.endswith(".jpeg")]
    part = data.draw(st.sampled_from(names))

    def mutate(content):
        changed = bytearray(content)
        for place, change in flips if content else ():
            changed[int(place * len(changed))] ^= change
        return bytes(changed)

    read_or_refused(tmp_path / f"ds{suffix}", replaced(WHOLE[suffix], part, mutate))


@fuzz
@given(suffix=st.sampled_from(list(MAIN_PARTS)), data=st.data())
def test_a_package_without_a_part_is_read_or_refused(tmp_path, suffix, data):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE[suffix])) as old:
        gone = data.draw(st.sampled_from(old.namelist()))
        with zipfile.ZipFile(stream, "w") as new:
            for name in old.namelist():
                if name != gone:
                    new.writestr(name, old.read(name))
    read_or_refused(tmp_path / f"ds{suffix}", stream.getvalue())
