"""The shipped settings: safe, offline, and a theme whose contrast is measured here, not believed."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest
from streamlit import config

from core.view.colors import DARK, LIGHT, Colors
from tests.rows import rows

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
MARK = "#4C7BE0"
WASH = {"light": "#F4F2EC", "dark": "#1C1F25"}
THEMES = {"light": LIGHT, "dark": DARK}
KINDS = ("work", "decide", "judge", "combine", "failed", "idle")

# How the three kinds of colour-blind eyes see linear RGB: Machado, Oliveira, Fernandes (2009), severity 1.
EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def linear(color):
    """#RRGGBB as linear RGB, 0 to 1."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def contrast(one, other):
    """WCAG 2.2 contrast ratio, 1 to 21."""
    low, high = sorted(times(((0.2126, 0.7152, 0.0722),), linear(color))[0] for color in (one, other))
    return (high + 0.05) / (low + 0.05)


def gap(one, other, eye):
    """Distance in OKLab times 100, as this eye sees it; 7 is told apart without effort."""
    seen = []
    for color in (one, other):
        light = [min(max(c, 0), 1) for c in times(EYES[eye], linear(color))]
        seen.append(times(TO_LAB, [cone ** (1 / 3) for cone in times(TO_CONES, light)]))
    return 100 * sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


def options(table, path=""):
    """("theme.light.textColor", value) and so on for every setting of the file."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from options(value, f"{path}{name}.")
        else:
            yield path + name, value


def test_every_option_is_one_that_streamlit_knows():
    known = set(config.get_config_options())
    assert {name for name, _ in options(SETTINGS)} <= known


@rows(
    "name, value",
    {
        "server.headless": True,
        "server.address": "127.0.0.1",
        "server.fileWatcherType": "none",
        "server.maxMessageSize": 20,
        "server.maxUploadSize": 1,
        "server.maxWidgetStateSize": 2,
        "server.enableStaticServing": False,
        "server.enableAgentApi": False,
        "server.enableCORS": True,
        "server.enableXsrfProtection": True,
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.toolbarMode": "viewer",
        "runner.postScriptGC": False,
        "runner.magicEnabled": False,
    }.items(),
)
def test_the_safe_settings_are_shipped(name, value):
    assert dict(options(SETTINGS))[name] == value


def test_nothing_in_the_settings_points_to_another_machine():
    assert not [value for _, value in options(SETTINGS) if isinstance(value, str) and "//" in value]


@pytest.mark.parametrize("name", THEMES)
def test_charts_and_theme_have_the_same_colours(name):
    theme, colors = SETTINGS["theme"][name], THEMES[name]
    assert colors.ground == theme["backgroundColor"]
    assert colors.ink == theme["textColor"]
    assert colors.quiet == theme["grayTextColor"]
    assert colors.hairline == theme["borderColor"]
    assert colors.failed == theme["redColor"] == theme["redTextColor"]
    assert theme["codeBackgroundColor"] == WASH[name]
    assert theme["chartCategoricalColors"] == [getattr(colors, kind) for kind in KINDS[:5]]


@pytest.mark.parametrize("name", THEMES)
def test_text_has_a_contrast_of_at_least_four_and_a_half(name):
    theme, colors = SETTINGS["theme"][name], THEMES[name]
    grounds = [
        theme["backgroundColor"],
        theme["secondaryBackgroundColor"],
        theme["codeBackgroundColor"],
        theme["sidebar"]["backgroundColor"],
    ]
    for text in (colors.ink, colors.quiet, colors.failed, theme["linkColor"], theme["codeTextColor"]):
        assert min(contrast(text, ground) for ground in grounds) >= 4.5
    assert contrast("#FFFFFF", theme["primaryColor"]) >= 4.5  # the word on the Run button
    for syntax in (colors.decide, colors.combine, theme["linkColor"]):  # code on the page and on the marked line
        assert min(contrast(syntax, ground) for ground in (colors.ground, WASH[name])) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_shapes_have_a_contrast_of_at_least_three(name):
    theme, colors = SETTINGS["theme"][name], THEMES[name]
    for kind in KINDS:
        assert contrast(getattr(colors, kind), colors.ground) >= 3
    assert contrast(colors.idle, WASH[name]) >= 3
    assert contrast(theme["primaryColor"], colors.ground) >= 3
    assert contrast(MARK, theme["sidebar"]["backgroundColor"]) >= 3


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("colors", THEMES.values(), ids=THEMES)
def test_kinds_are_told_apart_by_every_eye(colors: Colors, eye):
    pairs = itertools.combinations([getattr(colors, kind) for kind in KINDS], 2)
    assert min(gap(one, other, eye) for one, other in pairs) >= 9


def test_the_mark_is_one_mid_blue_for_both_themes():
    mark = (ROOT / "pages/parts/server/mark.svg").read_text(encoding="utf-8")
    assert f'fill="{MARK}"' in mark
    assert "http" not in mark.replace("http://www.w3.org/2000/svg", "")


def test_the_drawings_in_the_browser_have_the_colours_of_the_theme():
    ground = (ROOT / "pages/parts/drawings/ground.mjs").read_text(encoding="utf-8")
    for colors in THEMES.values():
        assert not [color for color in colors if color not in ground]
