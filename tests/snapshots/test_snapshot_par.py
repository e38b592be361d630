"""How the PAR Index looks on F9 and on a projector: empty, a year, its criteria, a form."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.par_editing import FieldDraft
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.board.par import ParApp
from par_files import whole_year, write

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "preparation")


@pytest.fixture
def two_years(session, tmp_path):
    importing = session.par_index.importing
    for year, lost in ((2024, 3), (2025, 1)):
        path = write(tmp_path / f"{year}.xlsx", whole_year(lost), title=f"NĂM {year}")
        importing.take_in(importing.read(path))
    first = session.par_index.table().fields[0].field
    said = replace(
        FieldDraft.of(first),
        strengths="Ban hành kế hoạch sớm.\nGiao việc rõ từng bộ phận.",
        shortcomings="Ít kiểm tra ở thôn.",
    )
    session.par_index.change(first.id, said)


@SIZES
def test_empty(snap_compare, app, size):
    assert snap_compare(app, press=["6"], terminal_size=size)


@SIZES
def test_two_years(snap_compare, app, two_years, size):
    assert snap_compare(app, press=["6"], terminal_size=size)


@SIZES
def test_criteria(snap_compare, app, two_years, size):
    assert snap_compare(app, press=["6", "v", "down"], terminal_size=size)


@SIZES
def test_a_field(snap_compare, app, two_years, size):
    assert snap_compare(app, press=["6", "enter"], terminal_size=size)


@SIZES
def test_on_a_projector(snap_compare, session, clock, two_years, size):
    board = ParApp(lambda: Session.open(session.folder, clock=clock, read_only=True))
    board._keys_until = clock.now()
    assert snap_compare(board, terminal_size=size)
    board.session.close()
