"""The theme that is built once is the one that Streamlit builds for every script."""

from __future__ import annotations

import pytest
from streamlit.config import CustomThemeCategories
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import app_session

from pages.parts.server import theme


def told():
    """The theme as a new script's message carries it, with all of its parts."""
    message = ForwardMsg().new_session.custom_theme
    app_session._populate_theme_msg(message)
    for section in CustomThemeCategories:
        part = message
        for name in section.value.split("."):
            part = getattr(part, name)
        app_session._populate_theme_msg(part, f"theme.{section.value}")
    return message


def test_the_theme_that_is_built_once_is_streamlits_own(monkeypatch):
    monkeypatch.setattr(app_session, "_populate_theme_msg", theme._streamlits_own)
    own = told()
    assert own.light.primary_color and own.dark.sidebar.background_color and own.heading_font
    theme.build_the_theme_once()
    assert told() == own
    monkeypatch.setattr(theme, "_streamlits_own", lambda *_: pytest.fail("it was built again"))
    assert told() == own
