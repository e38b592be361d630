"""Names of units, and two units that are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.text_list import join_list, split_list
from hoinghi_tui.domain.unit_rules import merged, refuse_taken
from hoinghi_tui.domain.units import find_unit

KT = Unit(id="KT", name="Phòng Kinh tế", short_name="Kinh tế", aliases=("P. KT",), rank=1)
NN = Unit(id="NN", name="Phòng Nông nghiệp", aliases=("NN&MT",), rank=2, duties=("Báo cáo",))


@pytest.mark.parametrize("alias", ["Phòng Kinh tế", "P.KT", "phong kinh te", "KINH TẾ", "KT"])
def test_a_name_that_means_another_unit_is_refused(alias):
    after = Unit(id="NN", name=NN.name, aliases=(*NN.aliases, alias))
    with pytest.raises(Refused, match="đang chỉ Phòng Kinh tế"):
        refuse_taken(NN, after, [KT, NN])


def test_own_names_and_new_ones_are_allowed():
    after = Unit(id="NN", name=NN.name, aliases=(*NN.aliases, "P. Nông nghiệp", "Nông nghiệp"))
    refuse_taken(NN, after, [KT, NN])
    refuse_taken(None, Unit(id="", name="Phòng Tư pháp"), [KT, NN])


def test_a_name_that_two_units_share_already_does_not_block_other_corrections():
    twin = Unit(id="KT2", name="Phòng Kinh tế")
    refuse_taken(twin, Unit(id="KT2", name="Phòng Kinh tế", aliases=("Kế hoạch",)), [KT, twin])


def test_the_names_of_the_one_that_goes_lead_to_the_one_that_stays():
    both = merged(NN, KT)
    assert (both.id, both.name, both.rank) == (KT.id, KT.name, KT.rank)
    for name in (NN.name, *NN.aliases, KT.name, KT.short_name, *KT.aliases):
        assert find_unit(name, [both]) == both
    assert both.duties == ("Báo cáo",)


def test_a_spelling_that_is_known_already_is_not_kept_twice():
    spelt = Unit(id="KT", name="PHÒNG KINH TẾ XÃ")
    assert merged(spelt, KT).aliases == KT.aliases


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("", ()),
        (" ; ;\n", ()),
        ("Sở Nội vụ", ("Sở Nội vụ",)),
        ("Sở Nội vụ;Sở Tài chính ;", ("Sở Nội vụ", "Sở Tài chính")),
        ("Lưu: VT, VHXH\nLưu: VT, VHXH", ("Lưu: VT, VHXH",)),
    ],
)
def test_several_texts_in_one_line(typed, texts):
    assert split_list(typed) == texts


@given(st.text())
def test_a_list_comes_back_from_its_line(text):
    texts = split_list(text)
    assert split_list(join_list(texts)) == texts
