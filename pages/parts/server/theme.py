"""The theme of .streamlit/config.toml as Streamlit tells it to browsers, built once and not for every script.

With every run of a script it goes six times through all of its settings and respells the name of each that the theme
sets. That takes the server's loop a millisecond, and two hundred people who press Run at once wait for all of them.
A change of the theme shows when the server is started again.
"""

from __future__ import annotations

from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_streamlits_own = app_session._populate_theme_msg


@cache
def _theme(section: str) -> CustomThemeConfig:
    theme = CustomThemeConfig()
    _streamlits_own(theme, section)
    return theme


def _fill(msg: CustomThemeConfig, section: str = "theme") -> None:
    theme = _theme(section)
    if theme.ByteSize():  # a part that sets nothing stays absent, as with Streamlit
        msg.MergeFrom(theme)


def build_the_theme_once() -> None:
    """From now on a script's message has a copy of the theme, which is built when it is first needed."""
    app_session._populate_theme_msg = _fill
