"""A page of a few sentences without Streamlit."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pages.parts.server.plain_page import plain_page, sheet

THEME = tomllib.loads((Path(__file__).parents[3] / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]


def test_it_says_what_it_is_told_and_loads_nothing():
    page = plain_page("A & B", "One.", "<a href='/'>Two</a>").decode()
    assert "<h1>A &amp; B</h1><p>One.</p><p><a href='/'>Two</a></p>" in page
    assert "<script" not in page and "src=" not in page and "url(" not in page and "@import" not in page


def test_it_has_the_colours_of_the_theme_in_light_and_dark():
    light, _, dark = sheet().partition("prefers-color-scheme:dark")
    for ground, half in (("light", light), ("dark", dark)):
        assert all(THEME[ground][name] in half for name in ("backgroundColor", "textColor", "linkColor"))
