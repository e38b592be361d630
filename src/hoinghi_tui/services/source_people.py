"""The people a source folder names, found among the delegates."""

from collections.abc import Sequence
from dataclasses import replace

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.speeches import Speech
from hoinghi_tui.services.source_fields import SourceError
from hoinghi_tui.services.source_folder import Source
from hoinghi_tui.vietnamese import same_name


def resolve_people(source: Source, delegates: Sequence[Delegate]) -> Source:
    """Return the source with delegates' ids where people were named.

    Names meet as ``same_name`` says (Hoà is Hòa); of two people with one name the unit
    given beside the name decides. An individual's award takes honorific, position and
    unit of the delegate where its own are blank. Raises ``SourceError`` for a presenter,
    speaker, representative or recipient who is not on the list or may be either of two.
    """
    return replace(
        source,
        agenda=tuple(_item(item, delegates) for item in source.agenda),
        awards=tuple(_award(award, delegates) for award in source.awards),
        speeches=tuple(_speech(speech, delegates) for speech in source.speeches),
    )


def _item(item: AgendaItem, delegates: Sequence[Delegate]) -> AgendaItem:
    if item.presenter is None:
        return item
    where = f"agenda.toml, khối [[item]] thứ {item.order}, khóa “presenter”"
    return replace(item, presenter=_find(item.presenter, item.unit, delegates, where).id)


def _speech(speech: Speech, delegates: Sequence[Delegate]) -> Speech:
    if speech.speaker is None:
        return speech
    where = f"speeches.toml, khối [[speech]] thứ {speech.order}, khóa “speaker”"
    return replace(speech, speaker=_find(speech.speaker, speech.unit, delegates, where).id)


def _award(award: Award, delegates: Sequence[Delegate]) -> Award:
    if award.delegate is None:
        return award
    individual = award.kind is AwardKind.INDIVIDUAL
    key = "recipient" if individual else "representative"
    where = f"awards.toml, “{award.recipient}” đợt {award.batch}, khóa “{key}”"
    person = _find(award.delegate, award.unit, delegates, where)
    if not individual:
        return replace(award, delegate=person.id)
    return replace(
        award,
        delegate=person.id,
        honorific=award.honorific or person.honorific,
        position=award.position or person.position,
        unit=award.unit or person.unit,
    )


def _find(name: str, unit: str | None, delegates: Sequence[Delegate], where: str) -> Delegate:
    found = [delegate for delegate in delegates if same_name(delegate.full_name, name)]
    if len(found) > 1:
        found = [delegate for delegate in found if delegate.unit == unit] or found
    if not found:
        raise SourceError(
            f"{where}: không có “{name}” trong danh sách đại biểu; "
            "hãy viết đúng họ tên hoặc bổ sung vào danh sách."
        )
    if len(found) > 1:
        raise SourceError(
            f"{where}: có {len(found)} đại biểu cùng tên “{name}”; "
            "hãy ghi thêm khóa “unit” để biết là ai."
        )
    return found[0]
