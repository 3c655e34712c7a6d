"""The collection that is searched."""

from __future__ import annotations

import re

from core.tools.passages import passages


def test_the_collection_is_short_passages_with_titles_of_their_own():
    assert 20 <= len(passages()) <= 40
    assert len({passage.title for passage in passages()}) == len(passages())
    assert all(len(passage.text) < 160 and passage.text.endswith(".") for passage in passages())
    assert sum(bool(re.search(r"\d", passage.text)) for passage in passages()) > 30
