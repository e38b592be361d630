import pytest

from hoinghi_tui.spreadsheets.cells import column_letters


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_in_a_spreadsheet(column, letters):
    assert column_letters(column) == letters
