"""The theme of .streamlit/config.toml as Streamlit tells it to browsers, built once and not for every script.

With every script it asks six times through all of its settings and respells the name of each by regular expressions.
That takes the server's loop a millisecond, and two hundred people who press Run at once wait for it two hundred times.
A change of the theme shows when the server is started again.
"""

from __future__ import annotations

from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_build = app_session._populate_theme_msg


@cache
def _theme(section: str) -> CustomThemeConfig:
    theme = CustomThemeConfig()
    _build(theme, section)
    return theme


def _fill(message: CustomThemeConfig, section: str = "theme") -> None:
    if (theme := _theme(section)).ByteSize():
        message.MergeFrom(theme)


def build_the_theme_once() -> None:
    app_session._populate_theme_msg = _fill
