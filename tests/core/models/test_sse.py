"""The data of server-sent events, however the bytes are cut."""

import pytest

from core.errors import CallError
from core.models.wire import sse
from core.models.wire.sse import Events
from tests.rows import rows

STREAM = b": hello\r\ndata: one\r\n\r\nevent: x\ndata:two\ndata: three\n\n\n\ndata: the end has no empty line"


@pytest.mark.parametrize("size", [1, 2, 5, len(STREAM)])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_events_are_the_same_however_the_bytes_are_cut_and_the_lines_end(size, end):
    events, stream = Events(), STREAM.replace(b"\r\n", b"\n").replace(b"\n", end)
    parts = [stream[at : at + size] for at in range(0, len(stream), size)]
    got = [event for part in parts for event in events.feed(part)] + list(events.end())
    assert got == [("", b"one"), ("x", b"two\nthree"), ("", b"the end has no empty line")]


@rows(
    "stream, data",
    [
        (b'data: {"a": 1}\ndata: {"b": 2}\ndata: [DONE]\n', [b'{"a": 1}', b'{"b": 2}', b"[DONE]"]),  # no empty lines
        (b'data: {"a":\ndata: 1}\n\n', [b'{"a":\n1}']),  # one event over two lines
        (b'{"a": 1}\n{"b": 2}\n', [b'{"a": 1}', b'{"b": 2}']),  # no field at all
        (b"event: one\ndata: 1\nevent: two\ndata: 2\n\n", [b"1", b"2"]),
        (b"data:\n\ndata: : alive\n\ndata\n\nid: 7\n\n:\n\n", []),  # signs of life
        (b"<html>\n<p>data</p>\n", []),
    ],
)
def test_what_is_meant_for_an_event_is_one(stream, data):
    events = Events()
    assert [event.data for event in (*events.feed(stream), *events.end())] == data


def test_a_line_without_an_end_is_refused(monkeypatch):
    monkeypatch.setattr(sse, "LIMIT", 10)
    events = Events()
    assert list(events.feed(b"x" * 20)) == []
    with pytest.raises(CallError):
        list(events.feed(b"x"))
