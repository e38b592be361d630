"""Name plates for the tables (biển tên): one sheet each, folded to a tent, read from both sides."""

from collections.abc import Sequence
from pathlib import Path

from hoinghi_tui.documents.blanks import SAMPLE_NOTICE, Rendered, blank_warnings, or_blank
from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.holders import Holder, sample_warning
from hoinghi_tui.documents.text_size import size_step
from hoinghi_tui.domain.conference import Conference

# Widths, in small letters, up to which a text gets the template's first, second … size: one
# line on the long side of A4, in type of 72, 60, 48, 36, 28 and 20 points; the post smaller.
_NAME_SIZES = (21, 25, 31, 42, 54, 76)
_POST_SIZES = (74, 91, 117)
_LEAST_POST = {6: 2, 7: 4}
"""Which size of the post goes at most with a small size of the name: never a larger one."""


def render_tent_cards(
    holders: Sequence[Holder], conference: Conference, template: Path
) -> Rendered:
    """Print a name plate for each person in the order given, into one .docx.

    The warnings name what is blank. Raises ``TemplateRefused`` and ``TemplateError`` as
    ``engine.render`` does, and ``DocumentError`` when there is nobody.
    """
    if not holders:
        raise DocumentError("Chưa có ai để in biển tên. Xếp chỗ ở trang F4 trước.")
    cards = [tent_fields(holder, conference) for holder in holders]
    data = render(template, {"cards": cards})
    missing = ["họ tên"] * sum(not holder.name.strip() for holder in holders)
    missing += ["chức vụ"] * sum(not holder.position for holder in holders)
    samples = sample_warning(holders, all_samples=conference.sample, record="biển tên")
    return Rendered(data, blank_warnings(missing, "biển tên") + samples)


def tent_fields(holder: Holder, conference: Conference) -> dict[str, str | int]:
    """Return the fields a name plate may use, all ready to be printed.

    Names stay letter for letter as stored; a blank shows as "…". The fields ending in
    ``_size`` count from 1, the largest; ``unit`` and ``notice`` may be "".
    """
    name = or_blank(f"{holder.honorific} {holder.name}".strip())
    post = holder.position if holder.position or holder.unit else or_blank("")
    is_sample = conference.sample or holder.delegate.sample
    name_size = size_step(name, _NAME_SIZES)
    least = _LEAST_POST.get(name_size, 1)
    return {
        "name": name,
        "name_size": name_size,
        "position": post,
        "position_size": max(least, size_step(post, _POST_SIZES)),
        "unit": holder.unit,
        "unit_size": max(least, size_step(holder.unit, _POST_SIZES)),
        "notice": SAMPLE_NOTICE if is_sample else "",
    }


def tent_lines(holder: Holder, conference: Conference) -> tuple[str, ...]:
    """Return what a name plate says, from top to bottom, for a preview."""
    fields = tent_fields(holder, conference)
    shown = (str(fields[name]) for name in ("notice", "name", "position", "unit"))
    return tuple(filter(None, shown))
