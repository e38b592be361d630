"""Where each line of the log begins, and which event it holds."""

import msgspec


class _Head(msgspec.Struct):
    id: str = ""


_HEADS = msgspec.json.Decoder(_Head)


class LineIndex:
    """Made by one pass over the file when history is first asked for, then kept up."""

    def __init__(self, data: bytes) -> None:
        self._starts: list[int] = []
        self._lines: dict[str, int] = {}
        begin = 0
        while begin < len(data):
            end = data.find(b"\n", begin) + 1
            try:
                event_id = _HEADS.decode(data[begin:end]).id
            except (msgspec.MsgspecError, UnicodeDecodeError):
                event_id = ""  # a damaged line keeps its number, but nobody finds it
            self.add(begin, event_id)
            begin = end or len(data)

    def add(self, start: int, event_id: str) -> None:
        """Add the next line."""
        self._starts.append(start)
        if event_id:
            self._lines[event_id] = len(self._starts)

    def find(self, event_id: str) -> int | None:
        """Return the number of the line that holds this event, from 1."""
        return self._lines.get(event_id)

    def extent(self, first: int, last: int, end: int) -> tuple[int, int]:
        """Return the offsets between which lines ``first`` to ``last`` stand.

        ``end`` is where the last line of the file ends. Lines that a damaged file lacks
        take no room.
        """
        if first > len(self._starts):
            return end, end
        after = self._starts[last] if last < len(self._starts) else end
        return self._starts[first - 1], after
