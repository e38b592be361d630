"""What is still missing before the day, each with the place where it is mended."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from hoinghi_tui.domain.double_roles import double_roles
from hoinghi_tui.domain.findings import (
    SETTINGS_PLACE,
    Finding,
    Severity,
    blocker,
    missing,
    ready,
)
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.readiness_preparation import preparation_findings
from hoinghi_tui.domain.seat_state import is_expected
from hoinghi_tui.domain.situation import Situation

_ORDER = tuple(Severity)


def readiness(situation: Situation) -> list[Finding]:
    """List what blocks, then what is missing, then what is ready.

    Whoever has declined needs neither seat nor badge, unless they came. What a conference has
    none of (awards, duties, papers) is not asked about, and one that is closed about nothing.
    """
    if situation.conference.closed_at is not None:
        return [ready("Hội nghị đã kết thúc", "overview")]
    findings = [
        *_facts(situation),
        *_people(situation),
        *_agenda(situation),
        *_awards(situation),
        *_papers(situation),
        *preparation_findings(situation),
    ]
    return sorted(findings, key=lambda finding: _ORDER.index(finding.severity))


def _facts(situation: Situation) -> Iterator[Finding]:
    conference = situation.conference
    unheld = [
        name
        for name, value in (
            ("tên hội nghị", conference.title_on_paper),
            ("ngày họp", conference.day),
        )
        if not value
    ]
    if unheld:
        yield blocker(f"Còn để trống: {', '.join(unheld)}", SETTINGS_PLACE)
    if not conference.number:
        yield missing("Còn để trống: số văn bản", SETTINGS_PLACE)
    elif not unheld:
        yield ready("Đủ số và ngày", SETTINGS_PLACE)


def _people(situation: Situation) -> Iterator[Finding]:
    if not situation.delegates:
        yield blocker("Chưa có đại biểu", "delegates")
        return
    yield ready(f"{len(situation.delegates)} đại biểu", "delegates")
    expected = [one for one in situation.delegates if is_expected(one, situation.came)]
    if not expected:
        return
    unseated = _without(expected, situation.seated)
    yield (
        missing(f"{unseated} đại biểu chưa có chỗ", "seating")
        if unseated
        else ready("Ai cũng có chỗ", "seating")
    )
    unbadged = _without(expected, situation.badged)
    yield (
        missing(f"{unbadged} thẻ đại biểu chưa tạo tệp in", "printing")
        if unbadged
        else ready("Đã tạo đủ tệp thẻ", "printing")
    )
    for words in double_roles(expected, situation.awards, situation.batches):
        yield missing(words, "delegates")


def _without(people: Collection[Delegate], having: Collection[str]) -> int:
    return sum(one.id not in having for one in people)


def _agenda(situation: Situation) -> Iterator[Finding]:
    items = [item for item in situation.agenda if not item.skipped]
    if not items:
        yield blocker("Chưa có chương trình", "agenda")
        return
    yield ready(f"{len(items)} mục chương trình", "agenda")
    unapproved = sum(item.baseline_start is None for item in items)
    yield (
        missing(f"{unapproved} mục chưa duyệt giờ", "agenda")
        if unapproved
        else ready("Đã duyệt giờ", "agenda")
    )
    if situation.need_to_cut:
        minutes = -(-situation.need_to_cut // timedelta(minutes=1))
        yield missing(f"Chương trình quá giờ {minutes} phút", "agenda")
    if situation.unlisted:
        words = f"{len(situation.unlisted)} người trình bày chưa có trong danh sách đại biểu"
        yield missing(words, "agenda")
    if situation.script_blanks:
        yield missing(f"Lời dẫn còn {situation.script_blanks} chỗ trống", "agenda")


def _awards(situation: Situation) -> Iterator[Finding]:
    if not situation.awards:
        return
    undecided = sum(not award.decision_no for award in situation.awards)
    yield (
        blocker(f"{undecided} khen thưởng chưa có số QĐ", "awards")
        if undecided
        else ready("Đủ số quyết định", "awards")
    )
    unprinted = sum(award.printed_at is None for award in situation.awards)
    yield (
        missing(f"{unprinted} giấy khen chưa tạo tệp in", "printing")
        if unprinted
        else ready("Đã tạo đủ tệp giấy khen", "printing")
    )


def _papers(situation: Situation) -> Iterator[Finding]:
    for name in situation.flawed_templates:
        yield blocker(f"Mẫu riêng {name} không in được", "printing")
    if situation.outdated:
        yield missing(f"{situation.outdated} tờ đã in nay phải in lại", "printing")
