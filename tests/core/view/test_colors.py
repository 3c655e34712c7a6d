"""Each kind of call has its colour, in both themes."""

from __future__ import annotations

import re
from typing import get_args

from core.trace.span import Kind
from core.view.colors import DARK, LIGHT
from tests.core.view.runs import span
from tests.rows import rows

THEMES = {"light": LIGHT, "dark": DARK}


@rows("theme", THEMES)
def test_a_call_has_the_colour_of_its_kind_and_a_tool_does_work(theme):
    colors = THEMES[theme]
    seen = {kind: colors.of(span(1, kind=kind)) for kind in get_args(Kind)}
    assert seen.pop("tool") == colors.work
    assert seen == {kind: getattr(colors, kind) for kind in seen}, "a new kind has a colour of its own name"
    assert len({*seen.values(), colors.failed}) == len(seen) + 1, "no two kinds look alike, and none like a failure"


def test_both_themes_have_all_colours_and_share_none():
    assert all(re.fullmatch(r"#[0-9A-F]{6}", color) for color in (*LIGHT, *DARK))
    assert not set(LIGHT) & set(DARK)
