"""The data of server-sent events, however the bytes are cut."""

import pytest

from core.errors import CallError
from core.models.wire import sse
from core.models.wire.sse import Events

STREAM = b": hello\r\ndata: one\r\n\r\nevent: x\ndata:two\ndata: three\n\n\n\ndata: never ended\n"


@pytest.mark.parametrize("size", [1, 2, 5, len(STREAM)])
def test_events_are_the_same_however_the_bytes_are_cut(size):
    events = Events()
    parts = [STREAM[at : at + size] for at in range(0, len(STREAM), size)]
    assert [data for part in parts for data in events.feed(part)] == [b"one", b"two\nthree"]


def test_a_line_without_an_end_is_refused(monkeypatch):
    monkeypatch.setattr(sse, "LIMIT", 10)
    events = Events()
    assert list(events.feed(b"x" * 20)) == []
    with pytest.raises(CallError):
        list(events.feed(b"x"))
