"""Check a log that is kept in PostgreSQL, as ``verify`` checks the one of a folder."""

from dataclasses import replace
from pathlib import Path

from hoinghi_tui.storage import snapshot
from hoinghi_tui.storage.chain import START, Codec
from hoinghi_tui.storage.pg_address import read_address
from hoinghi_tui.storage.pg_connection import Link
from hoinghi_tui.storage.pg_lines import PORTION, as_bytes
from hoinghi_tui.storage.verify import VerifyReport, judge

_PATIENCE_S = 60.0
_ROWS = f"SELECT seq, id, line FROM events WHERE seq > %s ORDER BY seq LIMIT {PORTION}"


def verify_pg(url: str, folder: Path) -> VerifyReport:
    """Check all events on the server without changing anything; raises ``NotSaved``.

    ``folder`` holds the snapshot of this machine. Beside what ``verify`` checks: that each
    row says of itself what its line says.
    """
    codec = Codec()
    found = snapshot.load(folder, codec.version)
    link = Link(read_address(url), _PATIENCE_S)
    rows: list[tuple[int, str, str]] = []
    try:
        while portion := link.ask(_ROWS, rows[-1][0] if rows else 0):
            rows += [(seq, event_id, line) for seq, event_id, line in portion]
    finally:
        link.close()
    data = b"".join(as_bytes(line) for _, _, line in rows)
    report = judge(codec, data, found, on_server=True)
    told = [(event.seq, event.id) for event in codec.scan(data, START).events]
    wrong = [row[0] for row, said in zip(rows, told, strict=False) if row[:2] != said]
    others = (f"Việc số {seq} mang số hoặc mã khác với nội dung của nó." for seq in wrong[:1])
    return replace(report, problems=(*report.problems, *others))
