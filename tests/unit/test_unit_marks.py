import pytest

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.unit_marks import COLOURS, unit_marks, unit_tag


def unit(id, short_name="", name="", rank=1, **more):
    return Unit(id=id, name=name, short_name=short_name, rank=rank, **more)


@pytest.mark.parametrize(
    ("short_name", "tag"),
    [
        ("TT Đảng ủy", "TTĐU"),
        ("TT HĐND", "TTHĐND"),
        ("Lãnh đạo UBND", "LĐUBND"),
        ("Văn hóa – Xã hội", "VHXH"),
        ("Văn phòng", "VP"),
        ("Văn phòng HĐND&UBND", "VPHĐNDUB"),
        ("[/] – Kinh tế", "KT"),
    ],
)
def test_a_tag_is_the_initials_of_the_short_name(short_name, tag):
    assert unit_tag(unit("x", short_name)) == tag


def test_without_a_short_name_the_name_gives_the_tag():
    assert unit_tag(unit("x", name="Phòng Kinh tế")) == "PKT"


def test_letters_are_unique_and_telling():
    """Centres begin alike, so their letter is taken after "TT"; Đ and D would be mixed up."""
    names = ["TT Đảng ủy", "TT HĐND", "Văn hóa – Xã hội", "Văn phòng", "TT PVHCC", "TT DVSNC"]
    units = [unit(f"U{rank}", name, rank=rank) for rank, name in enumerate(names)]
    letters = {mark.tag: mark.letter for mark in unit_marks(units).values()}
    assert letters == {
        "TTĐU": "Đ",
        "TTHĐND": "H",
        "VHXH": "V",
        "VP": "P",
        "TTPVHCC": "C",
        "TTDVSNC": "S",
    }


def test_marks_do_not_depend_on_the_order_given():
    units = [unit(f"U{rank}", f"Phòng {rank}", rank=rank) for rank in range(30)]
    marks = unit_marks(units)
    assert unit_marks(reversed(units)) == marks
    assert len({mark.letter for mark in marks.values()}) == 30
    assert {mark.colour for mark in marks.values()} == set(range(1, COLOURS + 1))


def test_a_chosen_colour_is_kept_and_changes_no_other():
    automatic = [unit(f"U{rank}", f"Phòng {rank}", rank=rank) for rank in range(4)]
    chosen = [*automatic[:1], unit("U1", "Phòng 1", rank=1, colour=7), *automatic[2:]]
    before, after = unit_marks(automatic), unit_marks(chosen)
    assert after.pop("U1").colour == 7
    before.pop("U1")
    assert after == before


def test_a_colour_there_is_not_is_one_there_is():
    """A newer version may know more colours."""
    assert unit_marks([unit("U", "Phòng", colour=COLOURS + 1)])["U"].colour == 1
