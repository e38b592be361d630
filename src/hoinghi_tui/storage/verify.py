"""Check a log from the first byte: the chain, every precondition, the snapshot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hoinghi_tui.storage import changeover, snapshot
from hoinghi_tui.storage.chain import START, Codec, Flaw, Scan, Upcaster
from hoinghi_tui.storage.errors import Damaged, NotSaved
from hoinghi_tui.storage.events import Row
from hoinghi_tui.storage.tables import Tables
from hoinghi_tui.storage.whole import rows_of

LOG_NAME = "events.jsonl"


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was checked and what was found."""

    events: int
    """Events that are good, from the start of the log."""
    snapshot_seq: int | None
    """Number of the event that the snapshot shows; None without a usable snapshot."""
    line: int | None
    """First bad line of the log, from 1; None when there is none."""
    problems: tuple[str, ...]
    """What is damaged, in Vietnamese; the folder is good when there is nothing here."""
    warnings: tuple[str, ...]
    """What the next opening puts right by itself, in Vietnamese."""

    @property
    def ok(self) -> bool:
        """Tell whether nothing is damaged."""
        return not self.problems


def verify(folder: Path, *, upcasters: Sequence[Upcaster] = ()) -> VerifyReport:
    """Check the folder without changing it or taking its lock.

    The chain of checksums, the preconditions of every change, that no event id comes
    twice, and that ``db.json`` shows what the log gives. Raises ``NotSaved`` when the log
    cannot be read.
    """
    codec = Codec(upcasters)
    # The snapshot first: a station that works meanwhile only ever adds to the log, so
    # that the log read afterwards reaches at least as far.
    is_halfway = changeover.is_decided(folder)
    found = None if is_halfway else snapshot.load(folder, codec.version)
    try:
        data = (folder / LOG_NAME).read_bytes()
    except FileNotFoundError as error:
        raise NotSaved("log_gone") from error
    except OSError as error:
        raise NotSaved.because(error) from error
    report = judge(codec, data, found)
    if not is_halfway:
        return report
    halfway = "Việc xóa dữ liệu cá nhân làm dở; lần mở sau sẽ làm nốt."
    return replace(report, warnings=(*report.warnings, halfway))


def judge(
    codec: Codec,
    data: bytes,
    found: snapshot.Snapshot | snapshot.Unusable | None,
    *,
    on_server: bool = False,
) -> VerifyReport:
    """Check the bytes of a log, and the snapshot that was found beside it."""
    scan = codec.scan(data, START)
    problems, warnings = _flaw(scan.flaw, on_server=on_server)
    shown: dict[str, dict[str, Row]] | None = None
    snapshot_seq = None
    if isinstance(found, snapshot.Snapshot):
        snapshot_seq = found.mark.position.seq
        problems += _place(scan, found)
        shown = rows_of(Tables(found.memory))
    elif found is not None:
        warnings.append(f"Tệp db.json {found.why}; lần mở sau sẽ dựng lại từ nhật ký.")
    problems += _refold(scan, snapshot_seq, shown)
    line = None if scan.flaw is None else scan.flaw.line
    return VerifyReport(len(scan.events), snapshot_seq, line, tuple(problems), tuple(warnings))


def _flaw(flaw: Flaw | None, *, on_server: bool) -> tuple[list[str], list[str]]:
    if flaw is None:
        return [], []
    if flaw.kind == "torn" and not on_server:
        return [], [f"Dòng cuối (dòng {flaw.line}) ghi dở; lần mở sau sẽ cất riêng ra."]
    if flaw.kind == "newer":
        return [str(NotSaved("newer_version"))], []
    return [str(Damaged(flaw.line, on_server=on_server))], []


def _place(scan: Scan, found: snapshot.Snapshot) -> list[str]:
    """Check that the snapshot's mark is a place in this log."""
    position = found.mark.position
    if position == START or position in scan.positions:
        return []
    if position.seq > len(scan.events) and scan.flaw is not None:
        return []  # it lies behind the damage, which is told already
    return ["Tệp db.json không khớp nhật ký events.jsonl."]


def _refold(
    scan: Scan, snapshot_seq: int | None, shown: dict[str, dict[str, Row]] | None
) -> list[str]:
    """Fold the log again, checking each change, and compare where the snapshot stands."""
    problems: list[str] = []
    tables = Tables()
    ids: set[str] = set()
    if snapshot_seq == 0 and shown:
        problems.append("Tệp db.json không khớp nhật ký events.jsonl.")
    for event in scan.events:
        if event.id in ids:
            problems.append(f"Dòng {event.seq} lặp lại mã việc {event.id}.")
        ids.add(event.id)
        if tables.refusal(event.ops) is not None:
            problems.append(f"Dòng {event.seq} không khớp dữ liệu trước đó.")
        for op in event.ops:
            tables.apply(op)
        if event.seq == snapshot_seq and rows_of(tables) != shown:
            problems.append(f"Tệp db.json khác với kết quả dựng lại đến dòng {event.seq}.")
    return problems
