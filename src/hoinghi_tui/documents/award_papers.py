"""The papers about all awards: proposal, list to the decision, list to sign for the money."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from hoinghi_tui.documents.blanks import (
    BLANK,
    SAMPLE_NOTICE,
    blank_warnings,
    or_blank,
    sample_warning,
)
from hoinghi_tui.documents.bodies import conferring_body, full_body_name, signature_lines
from hoinghi_tui.documents.certificates import affiliation
from hoinghi_tui.documents.dates import long_date
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.documents.wording import inside_sentence
from hoinghi_tui.domain.award_calls import COUNTED
from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.money_text import amount_text
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.prizes import total

Units = Mapping[str, Unit]

_ROMAN = ("I", "II", "III")


def decision_list_fields(
    awards: Sequence[Award], units: Units, conference: Conference
) -> dict[str, Any]:
    """Return the fields of the list that goes with each decision, one annex after the other.

    ``annexes`` have ``heading``, ``decision``, ``groups`` and ``counts``; each of ``groups`` a
    ``heading`` ("I. TẬP THỂ") and ``awards`` with ``number``, ``name``, ``post`` and
    ``achievement``. Awards of one title and one decision stand in one annex. The form is
    that of an annex (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục III).
    """
    annexes = [
        {
            "heading": f"DANH SÁCH ĐƯỢC TẶNG {or_blank(of_one[0].title).upper()}",
            "decision": f"{decision_text(of_one[0])} của {_decider(of_one[0], conference)}",
            "groups": list(_groups(of_one, units)),
            "counts": counts(of_one),
        }
        for of_one in _by_decision(awards)
    ]
    return {"notice": _notice(awards, conference), "annexes": annexes}


def proposal_fields(
    awards: Sequence[Award], units: Units, conference: Conference
) -> dict[str, Any]:
    """Return the fields of the proposal (tờ trình) to confer the awards.

    Which unit proposes is not known and stays blank. ``titles`` are those of all awards,
    ``groups`` are as in the list to the decision, ``prizes`` is "" while a prize is unknown.
    """
    titles = list(dict.fromkeys(or_blank(award.title) for award in awards))
    money = total(awards)
    return {
        "notice": _notice(awards, conference),
        **letterhead_fields(conference, None),
        "decider": or_blank(conferring_body(conference.issuer)),
        "title": or_blank(conference.title_on_paper),
        "event": inside_sentence(or_blank(conference.title_on_paper)),
        "basis": or_blank(conference.basis.strip()),
        "titles": ", ".join(titles),
        "counts": counts(awards),
        "groups": list(_groups(awards, units)),
        "prizes": ""
        if money.unknown or not money.amount
        else f"{amount_text(money.amount)} đồng (bằng chữ: {inside_sentence(money.words)})",
    }


def receipt_fields(
    awards: Sequence[Award],
    units: Units,
    conference: Conference,
    representatives: Mapping[str, str],
) -> dict[str, Any]:
    """Return the fields of the list on which recipients sign for certificate and money.

    ``awards`` are in the order given, with ``number``, ``name``, ``post``, ``certificate_no``,
    ``prize`` and ``receiver``: who received or is to receive instead, or for a collective,
    "" for nobody else; ``representatives`` are these by the award's id. While
    a prize is unknown ``total`` and ``words`` are blank: a sum of some would pass for all.
    """
    money = total(awards)
    decisions = list(dict.fromkeys(map(decision_text, awards)))
    return {
        "notice": _notice(awards, conference),
        **letterhead_fields(conference, conference.day),
        "title": or_blank(conference.title_on_paper),
        "decisions": "; ".join(decisions),
        "awards": [
            {
                **_award(number, award, units),
                "certificate_no": or_blank(award.certificate_no),
                "prize": BLANK if award.prize is None else amount_text(award.prize),
                "receiver": _receiver(award, representatives.get(award.id, "")),
            }
            for number, award in enumerate(awards, 1)
        ],
        "total": BLANK if money.unknown else amount_text(money.amount),
        "words": BLANK if money.unknown else money.words,
        "signature": [
            or_blank(line) for line in signature_lines(conference.issuer, conference.signer_title)
        ],
        "signer": or_blank(conference.signer),
    }


def award_warnings(
    awards: Sequence[Award],
    units: Units,
    conference: Conference,
    *,
    decided: bool = True,
    prizes: bool = False,
) -> tuple[str, ...]:
    """Name what is blank in a paper about the awards.

    ``decided`` tells whether their decision stands in it, ``prizes`` whether the money does.
    """
    missing = [
        label
        for award in awards
        for label, value in (
            ("tên người, tập thể được khen", award.recipient.strip()),
            ("chức vụ, đơn vị hoặc địa chỉ", _post(award, units) != BLANK),
            ("thành tích", prizes or award.achievement.strip()),
            ("số quyết định", not decided or award.decision_no.strip()),
            ("ngày quyết định", not decided or award.decision_day),
            ("số giấy khen (sổ vàng)", not prizes or award.certificate_no.strip()),
            ("số tiền thưởng", not prizes or award.prize is not None),
        )
        if not value
    ]
    order = list(dict.fromkeys(missing))
    head = () if conference.issuer.strip() else ("Chưa có cơ quan tổ chức: 1 chỗ in “…”",)
    sample = sample_warning(bool(_notice(awards, conference)))
    rows = blank_warnings(sorted(missing, key=order.index), "dòng")
    return (*head, *rows, *sample)


def decision_text(award: Award) -> str:
    """Name the decision an award rests on: "Quyết định số 125/QĐ-UBND ngày 05 tháng …"."""
    return f"Quyết định số {or_blank(award.decision_no)} {long_date(award.decision_day)}"


def counts(awards: Iterable[Award]) -> str:
    """Count recipients as documents do, below ten with a zero: "03 tập thể, 08 cá nhân"."""
    kinds = [award.kind for award in awards]
    return ", ".join(
        f"{kinds.count(kind):02} {word}" for kind, word in COUNTED.items() if kind in kinds
    )


def _decider(award: Award, conference: Conference) -> str:
    level = award.level.strip()
    return or_blank(conferring_body(level or conference.issuer))


def _by_decision(awards: Sequence[Award]) -> list[list[Award]]:
    """Part the awards by what stands above them, each in the order of the list it came from."""
    parts: dict[tuple[object, ...], list[Award]] = {}
    for award in awards:
        key = (award.title, award.decision_no, award.decision_day, full_body_name(award.level))
        parts.setdefault(key, []).append(award)
    return list(parts.values())


def _groups(awards: Sequence[Award], units: Units) -> Iterable[dict[str, Any]]:
    """Yield the recipients by kind, within a kind as listed, else in the order given."""
    kinds = list(COUNTED)
    order = sorted(
        enumerate(awards),
        key=lambda one: (kinds.index(one[1].kind), one[1].listed or len(awards) + 1, one[0]),
    )
    grouped = groupby((award for _, award in order), key=lambda award: award.kind)
    for roman, (kind, of_kind) in zip(_ROMAN, grouped, strict=False):
        yield {
            "heading": f"{roman}. {COUNTED[kind].upper()}",
            "awards": [
                {
                    **_award(number, award, units),
                    "achievement": or_blank(award.achievement),
                }
                for number, award in enumerate(of_kind, 1)
            ],
        }


def _award(number: int, award: Award, units: Units) -> dict[str, Any]:
    return {
        "number": number,
        "name": or_blank(f"{award.honorific} {award.recipient}".strip()),
        "post": _post(award, units),
    }


def _post(award: Award, units: Units) -> str:
    """Return post and unit as the certificate says them: decision and certificate agree."""
    unit = units.get(award.unit or "")
    return affiliation(award, unit.name if unit else "")


def _receiver(award: Award, representative: str) -> str:
    named = ", ".join(filter(None, (award.receiver, award.receiver_position)))
    if named:
        return f"{named} nhận thay"
    return f"{representative} đại diện nhận" if representative else ""


def _notice(awards: Iterable[Award], conference: Conference) -> str:
    is_sample = conference.sample or any(award.sample for award in awards)
    return SAMPLE_NOTICE if is_sample else ""
