"""Records that another desk may have deleted while a person was choosing."""

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.state import State


def known(state: State, person: str) -> Delegate:
    """Return the delegate of an id; refuses who is not on the list any more."""
    delegate = state.delegates.get(person)
    if delegate is None:
        raise Refused("Đại biểu này không còn trong danh sách.")
    return delegate


def known_unit(state: State, unit: str) -> Unit:
    """Return the unit of an id; refuses one that is not there any more."""
    found = state.units.get(unit)
    if found is None:
        raise Refused("Đơn vị này vừa bị xóa ở bàn khác; hãy chọn lại đơn vị.")
    return found


def refuse_lost(state: State, unit: str | None, person: str | None = None) -> None:
    """Refuse a unit or person that another desk has deleted since a form was opened."""
    if unit is not None:
        known_unit(state, unit)
    if person is not None:
        known(state, person)
