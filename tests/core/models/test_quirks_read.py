"""What real servers send is read rightly, by kind: over both APIs and both ways, through real sockets."""

from __future__ import annotations

import pytest

from tests.core.models.quirks import (
    reading_further,
    reading_gateways,
    reading_shapes,
    reading_stream,
    reading_text,
    reading_tools,
    reading_usage,
)
from tests.core.models.quirks.read import tried

TABLES = [reading_text, reading_shapes, reading_stream, reading_usage, reading_tools, reading_gateways, reading_further]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__.rpartition(".")[2])
def test_what_a_server_sends_is_read_rightly(table):
    wrong = [said for _, _, told in tried(table.QUIRKS).values() for said in told]
    assert wrong == []
