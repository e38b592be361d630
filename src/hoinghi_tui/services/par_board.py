"""What the hall reads while the PAR Index is reported: one year, large."""

from dataclasses import dataclass
from decimal import Decimal

from hoinghi_tui.domain.par_points import difference_text, percentage_text, points_text
from hoinghi_tui.domain.par_scores import SCORING_WORDS, Change, Scoring
from hoinghi_tui.services.session import Session


@dataclass(frozen=True, slots=True)
class ParBar:
    """One field as it stands on the board."""

    place: int
    title: str
    share: Decimal | None
    words: str
    """The percentage, "90,00%"."""
    points: str
    """The points, "9,5/10"."""
    scoring: Scoring


@dataclass(frozen=True, slots=True)
class ParView:
    """All that stands on the board."""

    title: str
    scoring: Scoring
    scored: str
    """"TỰ CHẤM" until all is appraised."""
    share: str
    """The percentage of the whole, "84,50%"; "…" while it is not known."""
    points: str
    change: str
    """"+1,2 so với 2024"; blank without a year before."""
    bars: tuple[ParBar, ...]
    marks: tuple[str, ...]
    trouble: str
    """Why this may not be the latest; blank while all is well."""


class ParBoard:
    """Reads a conference for the projector; never writes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def view(self) -> ParView:
        """Return what to show now: the latest year there is."""
        session, index = self._session, self._session.par_index
        table = index.table()
        total, before = table.total, index.before(table.year)
        grown = difference_text(Change(before.total.share, total.share).points) if before else ""
        marks = session.facts().marks
        if table.is_sample and "MẪU" not in marks:
            marks = ("MẪU", *marks)
        return ParView(
            title=f"Chỉ số cải cách hành chính năm {table.year}",
            scoring=total.scoring,
            scored=SCORING_WORDS[total.scoring].upper(),
            share=percentage_text(total.share),
            points=f"{points_text(total.points)}/{points_text(total.maximum)} điểm",
            change=f"{grown} so với {before.year}" if before and grown else "",
            bars=tuple(
                ParBar(
                    place,
                    one.field.title,
                    one.score.share,
                    percentage_text(one.score.share),
                    f"{points_text(one.score.points)}/{points_text(one.score.maximum)}",
                    one.score.scoring,
                )
                for place, one in enumerate(table.fields, 1)
            ),
            marks=marks,
            trouble="" if session.store.damage is None else "chưa có dữ liệu mới",
        )
