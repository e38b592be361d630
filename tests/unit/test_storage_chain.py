import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.storage import Event, Op
from hoinghi_tui.storage.chain import START, Codec, Position

ROW_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def event(seq: int, row: dict[str, object] | None = None) -> Event:
    ops = (Op("t", f"r{seq}", None, {**(row or {}), "id": f"r{seq}"}),)
    return Event(seq, f"id{seq}", "2025-12-15T00:25:00.000Z", "Bàn 1", "add", ops, "Thêm")


def log(count: int, codec: Codec) -> tuple[bytes, list[Position]]:
    data, positions = b"", [START]
    for seq in range(1, count + 1):
        line, position = codec.encode(event(seq), positions[-1])
        data += line
        positions.append(position)
    return data, positions


def test_each_line_is_json_with_the_crc_of_all_bytes_before_it():
    data, positions = log(3, Codec())
    begin = 0
    for number, line in enumerate(data.splitlines(keepends=True), start=1):
        fields = json.loads(line)
        assert (fields["v"], fields["seq"]) == (1, number)
        sealed = begin + len(line) - len(',"crc":"00000000"}\n')
        assert int(fields["crc"], 16) == zlib.crc32(data[:sealed])
        begin += len(line)
        assert positions[number] == Position(number, begin, zlib.crc32(data[:begin]))


def test_scan_reads_back_what_was_encoded_from_any_place():
    codec = Codec()
    data, positions = log(5, codec)
    for start in positions:
        found = codec.scan(data[start.offset :], start)
        assert [e.seq for e in found.events] == list(range(start.seq + 1, 6))
        assert found.positions == positions[start.seq + 1 :]
        assert found.flaw is None


@given(st.dictionaries(st.text(), ROW_VALUES, max_size=4))
def test_any_json_row_passes_unharmed(row: dict[str, object]):
    codec = Codec()
    made = event(1, row)
    line, _ = codec.encode(made, START)
    assert line.count(b"\n") == 1
    assert codec.scan(line, START).events == [made]


@pytest.mark.parametrize("change", ["remove", "swap", "repeat"])
def test_lines_that_were_moved_are_damage_at_the_first_wrong_line(change: str):
    codec = Codec()
    lines = log(6, codec)[0].splitlines(keepends=True)
    if change == "remove":
        del lines[2]
    elif change == "swap":
        lines[2], lines[3] = lines[3], lines[2]
    else:
        lines.insert(2, lines[1])
    found = codec.scan(b"".join(lines), START)
    assert [e.seq for e in found.events] == [1, 2]
    assert (found.flaw.kind, found.flaw.line) == ("damaged", 3)


def test_sealed_nonsense_is_damage_not_a_crash():
    codec = Codec()
    line, position = codec.encode(event(1), START)
    body = b'{"v":1,"seq":"two"'
    seal = b',"crc":"%08x"}\n' % zlib.crc32(body, position.crc)
    found = codec.scan(line + body + seal, START)
    assert (len(found.events), found.flaw.kind, found.flaw.line) == (1, "damaged", 2)


def test_older_versions_are_lifted_step_by_step_and_newer_ones_refused():
    old, _ = log(1, Codec())

    def name_the_desk(raw: dict) -> dict:
        return raw | {"station": raw["station"].replace("Bàn", "Bàn số")}

    def shout(raw: dict) -> dict:
        return raw | {"station": raw["station"].upper()}

    third = Codec([name_the_desk, shout])
    assert third.version == 3
    assert third.scan(old, START).events[0].station == "BÀN SỐ 1"
    new, _ = third.encode(event(1), START)
    assert third.scan(new, START).events == [event(1)]
    assert Codec().scan(new, START).flaw.kind == "newer"
