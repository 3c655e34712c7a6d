"""A body that was packed and does not say so: unpacked where its first bytes tell how."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import AsyncIterator

from core.errors import UnreadableAnswer
from core.models.wire.answers import LIMIT, too_large

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_EITHER = 32 + zlib.MAX_WBITS  # gzip or zlib, by the header


def is_packed(start: bytes) -> bool:
    """Do these first bytes, two at least, begin what can be unpacked here?"""
    return start.startswith((_GZIP, *_ZLIB))


def is_binary(start: bytes) -> bool:
    """Are these bytes no text?"""
    if start.startswith(_ZSTD) or any(byte < 32 and byte not in b"\t\n\v\f\r\x1b\x1e" for byte in start[:200]):
        return True
    try:
        codecs.utf_8_decode(start, "strict", False)  # a character may be cut at the end
    except UnicodeDecodeError:
        return True
    return False


async def unpacked(start: bytes, chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The bytes that were packed, piece by piece. Raises UnreadableAnswer where they cannot be."""
    unpack, chunk = zlib.decompressobj(_EITHER), start
    while True:
        try:
            data = unpack.decompress(chunk, 4 * LIMIT)
        except zlib.error:
            raise packed_otherwise() from None
        if unpack.unconsumed_tail:
            raise too_large()
        if data:
            yield data
        if chunk := unpack.unused_data:  # packed in several parts, one behind the other
            unpack = zlib.decompressobj(_EITHER)
        elif not (chunk := await anext(chunks, b"")):
            return


def unpacked_whole(data: bytes) -> bytes:
    """The same for bytes that are all there; as they are where they are not packed, or not well."""
    if not is_packed(data):
        return data
    try:
        return zlib.decompressobj(_EITHER).decompress(data, LIMIT)
    except zlib.error:
        return data


def packed_otherwise() -> UnreadableAnswer:
    """The error for bytes that are no text."""
    return UnreadableAnswer(
        "the server sent bytes that are no text, packed perhaps (br, zstd) without a word of it. "
        "Turn off the compression there.",
        status=200,
    )
