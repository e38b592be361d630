import pytest

from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.services.source_fields import SourceError
from hoinghi_tui.services.source_folder import read_source


@pytest.fixture
def read(tmp_path):
    (tmp_path / "conference.toml").write_text('title = "Hội nghị"', encoding="utf-8")

    def read_lines(text):
        (tmp_path / "budget.toml").write_text(text, encoding="utf-8")
        return read_source(tmp_path).budget

    return read_lines


def test_what_is_not_written_is_not_known(read):
    [line] = read('[[line]]\ntitle = "Nước"\nquantity = "delegates"\n')
    assert (line.id, line.order, line.source) == ("kp-01", 1, Quantity.DELEGATES)
    assert (line.quantity, line.unit_price, line.actual) == (None, None, None)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("price = -5", "thứ 1, khóa “price”"),
        ("price = 10_000_000_000", "nhiều nhất 9 chữ số"),
        ("number = 100_001", "khóa “number”: lớn hơn 100000"),
        ('quantity = "people"', "khóa “quantity”"),
        ('quantity = "prizes"\nprice = 5', "lấy từ trang F7"),
        ("amount = 5", "không có khóa này"),
        ('quantity = "prizes"\n[[line]]\ntitle = "B"\nquantity = "prizes"', "đã có một dòng"),
    ],
)
def test_a_wrong_file_is_named_with_its_place(read, written, said):
    with pytest.raises(SourceError) as caught:
        read(f'[[line]]\ntitle = "A"\n{written}\n')
    assert str(caught.value).startswith("budget.toml, khối [[line]] thứ")
    assert said in str(caught.value)


def test_the_sample_names_usual_lines_and_no_amount(session):
    lines = session.budget.all()
    assert len(lines) == 6
    known = session.budget.norms()
    for line in lines:
        assert line.norm in known
        assert (line.unit_price, line.quantity, line.actual) == (None, None, None)
    assert session.budget.account().planned.known == 0
