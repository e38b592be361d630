"""An award as a person types it, and what may be changed of one that was handed over."""

from collections.abc import Container
from dataclasses import dataclass, replace

from hoinghi_tui.domain.awards import Award, AwardKind, Dossier
from hoinghi_tui.domain.checked import PERSON_GONE, UNIT_GONE, Checked
from hoinghi_tui.domain.conference_date import parse_conference_date
from hoinghi_tui.domain.money_text import amount_text, parse_amount
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.vietnamese import clean

LABELS = {
    "kind": "Đối tượng",
    "recipient": "Người nhận",
    "honorific": "Danh xưng",
    "position": "Chức vụ",
    "unit": "Đơn vị",
    "delegate": "Người lên nhận",
    "reading": "Cách đọc tên",
    "title": "Hình thức khen",
    "level": "Cấp khen",
    "achievement": "Thành tích",
    "dossier": "Hồ sơ",
    "decision_no": "Số quyết định",
    "decision_day": "Ngày quyết định",
    "certificate_no": "Số vào sổ",
    "prize": "Tiền thưởng",
    "presenter": "Người trao",
}
"""What each field of the form is called, in the order of the form."""

_FIXED_ONCE_HANDED = ("kind", "recipient", "delegate")


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardDraft:
    """The values of the form, texts as typed.

    ``delegate`` is the id of who comes up, None for somebody who is not on the list.
    ``decision_day`` is a day such as "10/12/2025", ``prize`` an amount in đồng; both may
    be blank.
    """

    kind: AwardKind = AwardKind.INDIVIDUAL
    recipient: str = ""
    honorific: str = ""
    position: str = ""
    unit: str | None = None
    delegate: str | None = None
    reading: str = ""
    title: str = "Giấy khen"
    level: str = ""
    achievement: str = ""
    dossier: Dossier = Dossier.PROPOSED
    decision_no: str = ""
    decision_day: str = ""
    certificate_no: str = ""
    prize: str = ""
    presenter: str = ""

    @classmethod
    def of(cls, award: Award) -> "AwardDraft":
        """Return the values that show ``award`` in the form."""
        return cls(
            kind=award.kind,
            recipient=award.recipient,
            honorific=award.honorific,
            position=award.position,
            unit=award.unit,
            delegate=award.delegate,
            reading=award.reading,
            title=award.title,
            level=award.level,
            achievement=award.achievement,
            dossier=award.dossier,
            decision_no=award.decision_no,
            decision_day=f"{award.decision_day:%d/%m/%Y}" if award.decision_day else "",
            certificate_no=award.certificate_no,
            prize="" if award.prize is None else amount_text(award.prize),
            presenter=award.presenter,
        )


def new_award() -> Award:
    """Return the award a blank form begins with: without id, recipient or place."""
    return Award(id="", kind=AwardKind.INDIVIDUAL, recipient="", batch=0, order=0)


def check_draft(
    draft: AwardDraft, before: Award, people: Container[str], units: Container[str]
) -> Checked[Award]:
    """Turn a draft into ``before`` with the typed values; fields not in the form stay.

    ``people`` and ``units`` are the ids there are.
    """
    problems: dict[str, str] = {}
    award = replace(
        before,
        kind=draft.kind,
        recipient=clean(draft.recipient) or before.recipient,
        honorific=clean(draft.honorific),
        position=clean(draft.position),
        unit=draft.unit,
        delegate=draft.delegate,
        reading=clean(draft.reading),
        title=clean(draft.title) or before.title,
        level=clean(draft.level),
        achievement=clean(draft.achievement),
        dossier=draft.dossier,
        decision_no=clean(draft.decision_no),
        certificate_no=clean(draft.certificate_no),
        presenter=clean(draft.presenter),
    )
    if not clean(draft.recipient):
        problems["recipient"] = "Hãy ghi tên người hoặc tập thể được khen."
    if not clean(draft.title):
        problems["title"] = "Hãy ghi hình thức khen, ví dụ Giấy khen."
    if draft.delegate is not None and draft.delegate not in people:
        problems["delegate"] = PERSON_GONE
        award = replace(award, delegate=before.delegate)
    if draft.unit is not None and draft.unit not in units:
        problems["unit"] = UNIT_GONE
        award = replace(award, unit=before.unit)
    return Checked(_with_day_and_prize(award, draft, problems), problems)


def _with_day_and_prize(award: Award, draft: AwardDraft, problems: dict[str, str]) -> Award:
    try:
        told = parse_conference_date(draft.decision_day)
    except Refused as refusal:
        problems["decision_day"] = str(refusal)
    else:
        if told.expected:
            problems["decision_day"] = "Ghi ngày như 10/12/2025; chưa ký thì để trống."
        else:
            award = replace(award, decision_day=told.day)
    prize = parse_amount(draft.prize)
    if clean(draft.prize) and prize is None:
        problems["prize"] = "Ghi số tiền như 702.000; chưa rõ thì để trống."
    else:
        award = replace(award, prize=prize)
    return award


def refuse_changing(current: Award, before: Award, after: Award) -> None:
    """Refuse to say that another person received what was handed over already."""
    changed = [name for name in _FIXED_ONCE_HANDED if getattr(before, name) != getattr(after, name)]
    if current.is_done and changed:
        raise Refused(
            f"Giấy khen của {current.recipient} đã trao nên không đổi người nhận được. "
            "Nếu ghi nhầm, hãy lấy lại trước."
        )


def refuse_deleting(award: Award) -> None:
    """Refuse to delete what was handed over."""
    if award.is_done:
        raise Refused(
            f"Giấy khen của {award.recipient} đã trao nên không xóa được. "
            "Nếu ghi nhầm, hãy lấy lại trước."
        )
