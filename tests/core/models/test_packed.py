"""Bytes that were packed are told by their beginning, and unpacked however they are cut."""

from __future__ import annotations

import asyncio
import gzip
import zlib

import pytest

from core.errors import UnreadableAnswer
from core.models.wire.packed import is_binary, is_packed, unpacked, unpacked_whole
from tests.rows import rows

TEXT = "It rains, 😀. ".encode() * 50


async def whole(data, size):
    async def chunks():
        for at in range(size, len(data), size):
            yield data[at : at + size]

    return b"".join([piece async for piece in unpacked(data[:size], chunks())])


@pytest.mark.parametrize("size", [2, 7, 10_000])
@pytest.mark.parametrize(
    "pack", [gzip.compress, zlib.compress, lambda text: gzip.compress(text[:99]) + gzip.compress(text[99:])]
)
def test_packed_bytes_come_out_as_they_were(pack, size):
    data = pack(TEXT)
    assert is_packed(data) and asyncio.run(whole(data, size)) == TEXT


@rows("data", [gzip.compress(TEXT)[:10] + b"\xff" * 50, gzip.compress(b" " * 20_000_000)])
def test_what_is_broken_or_beyond_reason_is_refused(data):
    with pytest.raises(UnreadableAnswer):
        asyncio.run(whole(data, 10**6))


def test_the_body_of_an_error_is_unpacked_where_it_can_be():
    broken = b"\x1f\x8b broken"
    assert [unpacked_whole(data) for data in (gzip.compress(TEXT), TEXT, broken)] == [TEXT, TEXT, broken]


@rows(
    "data, binary",
    [(TEXT, False), (b"<html>\r\n\t", False), (b"\xff\xfe\x00", True), (b"(\xb5/\xfd", True), (b"a\x00", True)],
)
def test_bytes_that_are_no_text(data, binary):
    assert is_binary(data) == binary
