"""How an action that did not fit is done again on the rows as they are today."""

from collections.abc import Callable, Collection, Sequence

from hoinghi_tui.storage import Op, Row

RowOf = Callable[[str, str], Row | None]
"""Returns a row as it is today, by table and id."""


class NotPossible(Exception):  # noqa: N818
    """A change cannot be put on today's row: it is gone, or it is somebody else's."""

    def __init__(self, op: Op, *, is_taken: bool) -> None:
        super().__init__(op.table, op.id)
        self.op = op
        self.is_taken = is_taken
        """Whether the id was given to something else meanwhile; else the row is gone."""


def on_todays_rows(ops: Sequence[Op], row_of: RowOf, numbered: Collection[str]) -> list[Op]:
    """Return the changes with ``was`` as it is today, of the same fields; none when all is so.

    An id of the tables ``numbered`` that was given twice means two things, so nothing is
    written over the other one. Raises ``NotPossible``.
    """
    return _each(ops, row_of, lambda op, row: _on_row(op, row, numbered))


def only_what_fits(ops: Sequence[Op], row_of: RowOf) -> list[Op]:
    """Return the changes whose row is still as it was; the others are left out."""
    return _each(ops, row_of, lambda op, row: op if op.holds(row) else None)


def _each(
    ops: Sequence[Op], row_of: RowOf, adapt: Callable[[Op, Row | None], Op | None]
) -> list[Op]:
    """Adapt one change after another, each to the rows as those before it leave them."""
    changed: dict[tuple[str, str], Row | None] = {}
    adapted = []
    for op in ops:
        place = (op.table, op.id)
        row = changed[place] if place in changed else row_of(*place)
        new = adapt(op, row)
        if new is not None:
            adapted.append(new)
            changed[place] = new.result(row)
    return adapted


def _on_row(op: Op, row: Row | None, numbered: Collection[str]) -> Op | None:
    if op.set is None:
        return None if row is None else Op(op.table, op.id, row, None)
    if row is None:
        if op.was is not None:
            raise NotPossible(op, is_taken=False)
        return op
    if op.was is None and op.table in numbered:
        raise NotPossible(op, is_taken=True)
    fields = [field for field, value in op.set.items() if row.get(field) != value]
    if not fields:
        return None
    was = {field: row.get(field) for field in fields}
    return Op(op.table, op.id, was, {field: op.set[field] for field in fields})
