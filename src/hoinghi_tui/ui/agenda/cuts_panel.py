"""What could be shortened to end in time: proposals, each accepted by the key before it."""

from datetime import timedelta

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from hoinghi_tui.domain.agenda_cuts import Cuts
from hoinghi_tui.domain.agenda_words import title_beside_kind
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.domain.time_text import length_text
from hoinghi_tui.ui.agenda.agenda_list import wrapped
from hoinghi_tui.ui.agenda.cut_offers import CutOffers, Offer
from hoinghi_tui.ui.command import click
from hoinghi_tui.ui.widgets.steady_text import SteadyText

MOST = 9
"""One key each."""

_NUMBER = 4
_FIRST, _MOST = 13, 13


class CutsPanel(Vertical):
    """Lists the items that can give time, those with a proposal first."""

    DEFAULT_CSS = """
    CutsPanel #cuts-title { margin-bottom: 1; }
    CutsPanel #cuts-donors { height: 1fr; }
    """

    def __init__(self, *, id: str, classes: str) -> None:
        super().__init__(id=id, classes=classes)
        self._kept = CutOffers()
        self._shown: list[Offer] = []

    def compose(self) -> ComposeResult:
        """Yield what is needed, and who could give it."""
        yield SteadyText(id="cuts-title")
        yield SteadyText(id="cuts-donors")

    def forget(self) -> None:
        """Begin anew: what was accepted before is settled."""
        self._kept = CutOffers()

    def offer(self, number: int) -> Offer | None:
        """Return the proposal with this number, from 1; None where nothing is proposed."""
        return next((one for one in self._shown if one.number == number and one.proposed), None)

    def accepted(self, offer: Offer) -> None:
        """Remember that what was proposed has been taken."""
        self._kept.accepted(offer)

    def show(self, cuts: Cuts, view: Forecast) -> None:
        """Show what must be saved, and by whom it could be."""
        self._kept.look(cuts)
        self._shown = self._kept.offers(cuts, {row.id: row.item for row in view.items})[:MOST]
        width = self.content_size.width
        self.query_one("#cuts-title", SteadyText).show(_title(cuts, view))
        lines = [_line(one, width) for one in self._shown]
        self.query_one("#cuts-donors", SteadyText).show(Content("\n").join(lines or _nobody(cuts)))


def _line(offer: Offer, width: int) -> Content:
    tone = "$foreground" if offer.proposed else "$muted"
    title = wrapped(title_beside_kind(offer.item), max(1, width - _NUMBER - _FIRST - _MOST), 1)[0]
    line = Content.assemble(
        (f"{offer.number}".ljust(_NUMBER), "bold $accent" if offer.proposed else "$muted"),
        (title, tone),
        _figures(offer),
    )
    return line.stylize(click(f"screen.cut({offer.number})")) if offer.proposed else line


def _title(cuts: Cuts, view: Forecast) -> Content:
    if not cuts.need:
        words = "Kịp giờ, không cần rút" if view.deadline is not None else "Không có gì cần rút"
        return Content.assemble(
            ("✔ ", "bold $success"),
            (words, "bold $foreground"),
            ("   C", "bold $accent"),
            (" về lời dẫn", "$muted"),
        )
    need = Content.styled(f"▲ CẦN RÚT {length_text(cuts.need)}", "bold $warning")
    if cuts.enough:
        return need + Content.styled("   bấm số để nhận từng đề nghị", "$muted")
    short = length_text(max(timedelta(), cuts.need - cuts.proposed))
    return need + Content.styled(f"   các mục dưới đây chưa đủ, thiếu {short}", "$warning")


def _figures(offer: Offer) -> Content:
    """Return what is proposed, else what was accepted, and what could be given at most."""
    most = f"tối đa {offer.most}′" if offer.most else ""
    first, tone = "", "bold $accent"
    if offer.proposed:
        first = f"rút {offer.proposed}′"
    elif offer.given:
        first, tone = f"✔ đã rút {offer.given}′", "$success"
    return Content.assemble((first.rjust(_FIRST), tone), (most.rjust(_MOST), "$muted"))


def _nobody(cuts: Cuts) -> list[Content]:
    if not cuts.need:
        return [Content("")]
    words = "Không mục nào rút được nữa: bỏ qua một mục (K), hoặc báo trước là sẽ xong muộn."
    return [Content.styled(words, "$muted")]
