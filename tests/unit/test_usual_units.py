"""The usual units of a commune, by which lists are understood."""

import json
from pathlib import Path

import pytest

from hoinghi_tui.domain.units import UnitIndex, unit_key
from hoinghi_tui.resources import sample_dir
from hoinghi_tui.services.source_folder import read_source
from hoinghi_tui.services.usual_units import usual_units

SAMPLES = Path(__file__).parents[1] / "samples"

# As the organisation of a commune names them; lists of the trade are compared with these.
NAMES = {
    "TTDU": "Thường trực Đảng ủy xã",
    "TTHDND": "Thường trực HĐND xã",
    "UBND": "Lãnh đạo UBND xã",
    "VP": "Văn phòng HĐND&UBND xã",
    "KT": "Phòng Kinh tế",
    "VHXH": "Phòng Văn hóa - Xã hội",
    "TTPVHCC": "Trung tâm Phục vụ hành chính công xã",
    "TTDVSNC": "Trung tâm Dịch vụ sự nghiệp công xã",
    "MTTQ": "Ủy ban MTTQ Việt Nam xã",
    "CA": "Công an xã",
    "QS": "Ban Chỉ huy Quân sự xã",
    "TYT": "Trạm Y tế xã",
}


def test_each_unit_has_its_code_and_full_name():
    assert {unit.id: unit.name for unit in usual_units()} == NAMES


def test_they_stand_in_the_order_of_protocol():
    ranks = [unit.rank for unit in usual_units()]
    assert ranks == list(range(1, len(ranks) + 1))
    assert [unit.id for unit in usual_units()[:4]] == ["TTDU", "TTHDND", "UBND", "MTTQ"]


@pytest.mark.parametrize("units", [usual_units(), read_source(sample_dir()).units])
def test_no_name_means_two_units(units):
    owners = {}
    for unit in units:
        for name in (unit.name, unit.short_name, unit.id, *unit.aliases):
            assert owners.setdefault(unit_key(name), unit.id) == unit.id, name


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("UBMTTQ xã", "MTTQ"),
        ("Uỷ ban Mặt trận Tổ quốc Việt Nam xã", "MTTQ"),
        ("BCH Quân sự xã", "QS"),
        ("Ban CHQS xã", "QS"),
        ("CÔNG AN XÃ", "CA"),
        ("Trạm y tế", "TYT"),
        ("Đảng uỷ xã", "TTDU"),
        ("Uỷ ban nhân dân xã", "UBND"),
    ],
)
def test_usual_spellings_are_understood(written, code):
    found = UnitIndex(usual_units()).find(written)
    assert found is not None
    assert found.id == code


@pytest.mark.parametrize("units", [usual_units(), read_source(sample_dir()).units])
@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.expected.json")), ids=lambda p: p.stem)
def test_every_spelling_of_the_office_samples_is_understood(units, sample):
    index = UnitIndex(units)
    for owed in json.loads(sample.read_text(encoding="utf-8"))["dai_bieu"]:
        for written in (owed["don_vi"], owed.get("don_vi_goc")):
            if written:
                found = index.find(written)
                assert found is not None, written
                assert found.id == owed["don_vi_ma"]
