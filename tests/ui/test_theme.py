"""Both themes can be read: WCAG 2.1, contrast of at least 4.5 for text (1.4.3)."""

import pytest
from textual.color import Color

from hoinghi_tui.ui.theme import OWN_THEMES

AA = 4.5


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    channels = [value / 255 for value in (color.r, color.g, color.b)]
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def tokens(theme):
    values = {**theme.to_color_system().generate(), **theme.variables}
    return lambda name: Color.parse(values[name])


def test_the_measure_itself():
    assert contrast(Color.parse("white"), Color.parse("black")) == pytest.approx(21)


@pytest.mark.parametrize("surface", ["background", "surface", "panel"])
@pytest.mark.parametrize("text", ["foreground", "muted", "accent", "success", "warning", "error"])
@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_text_on_every_surface(theme, text, surface):
    token = tokens(theme)
    assert contrast(token(text), token(surface)) >= AA


@pytest.mark.parametrize(
    ("text", "surface"), [("title-text", "title-bar"), ("on-accent", "accent")]
)
@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_text_on_colour(theme, text, surface):
    token = tokens(theme)
    assert contrast(token(text), token(surface)) >= AA


@pytest.mark.parametrize("surface", ["background", "surface", "panel"])
@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_lines_and_empty_bars_can_be_seen(theme, surface):
    """WCAG 2.1, 1.4.11: 3 to 1 for what is not text."""
    token = tokens(theme)
    assert contrast(token("faint"), token(surface)) >= 3


@pytest.mark.parametrize("text", ["foreground", "muted"])
@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_the_red_status_line(theme, text):
    token = tokens(theme)
    red = token("surface").blend(token("error"), RED_SHARE)
    assert contrast(token(text), red) >= AA


RED_SHARE = 0.15
"""How much of the error colour the line of an unsaved action has; see ``app.tcss``."""


def test_the_share_is_the_style_sheets():
    from importlib.resources import files

    sheet = files("hoinghi_tui.ui").joinpath("app.tcss").read_text(encoding="utf-8")
    assert f"#status-line.-not-saved {{ background: $error {RED_SHARE:.0%}; }}" in sheet


@pytest.mark.parametrize("number", range(1, 9))
@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: theme.name)
def test_the_colours_of_the_units_can_be_told_from_the_ground(theme, number):
    token = tokens(theme)
    assert contrast(token(f"unit-{number}"), token("surface")) >= AA
