"""How far an award has come, from the proposal to the recipient's hands; what is missing."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from hoinghi_tui.domain.awards import Award, Dossier, in_calling_order

DOSSIER_WORDS = {
    Dossier.PROPOSED: "đề xuất",
    Dossier.ASSESSED: "thẩm định",
    Dossier.COUNCIL: "Hội đồng",
    Dossier.DECIDED: "có quyết định",
}
"""What each state of the papers is called, in their order."""

PRINTED, HANDED = "đã in", "đã trao"


def stage_words(award: Award) -> str:
    """Return how far an award has come: "thẩm định", … "đã in", "đã trao"."""
    if award.is_done:
        return HANDED
    return PRINTED if award.printed_at is not None else DOSSIER_WORDS[award.dossier]


@dataclass(frozen=True, slots=True)
class AwardWarning:
    """Something to look at before the certificates are printed or called."""

    award: str
    """The award's id."""
    recipient: str
    reason: str
    """What is wrong, in a few words: "chưa có số vào sổ"."""

    @property
    def text(self) -> str:
        """The recipient and what is wrong."""
        return f"{self.recipient}: {self.reason}"


def warnings(awards: Collection[Award]) -> list[AwardWarning]:
    """List what is blank or does not agree, in the order of calling.

    Nothing of it stops anybody: a certificate may be printed before the decision is signed,
    with "…" in it.
    """
    numbers = Counter(award.certificate_no for award in awards if award.certificate_no)
    found = []
    for award in in_calling_order(awards):
        texts = [*_blanks(award), *_doubts(award)]
        if numbers[award.certificate_no] > 1:
            texts.append(f"số vào sổ {award.certificate_no} cấp cho nhiều giấy khen")
        found += [AwardWarning(award.id, award.recipient, text) for text in texts]
    return found


def by_reason(found: Iterable[AwardWarning]) -> dict[str, list[str]]:
    """Return whom each reason concerns: the reason, and the recipients in their order."""
    grouped: dict[str, list[str]] = {}
    for warning in found:
        grouped.setdefault(warning.reason, []).append(warning.recipient)
    return grouped


def _blanks(award: Award) -> Iterator[str]:
    if not award.decision_no or award.decision_day is None:
        yield "chưa có số, ngày quyết định"
    if not award.certificate_no:
        yield "chưa có số vào sổ"
    if not award.achievement:
        yield "chưa ghi thành tích"


def _doubts(award: Award) -> Iterator[str]:
    decided = award.dossier is Dossier.DECIDED
    if award.decision_no and not decided:
        yield f"đã có số quyết định nhưng hồ sơ còn ở bước {DOSSIER_WORDS[award.dossier]}"
    if award.is_done and not decided:
        yield "đã trao khi chưa có quyết định"
