"""The form of a page."""

from __future__ import annotations

import pytest

from core import ConfigError, Text, pattern
from pages.parts.setup import form


@pattern
async def lonely(topic: Text) -> str:
    return topic


def test_a_page_without_presets_says_which_file_is_missing():
    with pytest.raises(ConfigError, match=r"core/lesson/presets/lonely\.toml"):
        form.text(lonely, "Topic")
