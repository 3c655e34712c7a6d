"""A small proxy before one or more copies of the app: who has a cookie of a device stays with one copy, while it lives.

`python -m tests.benchmarks.sticky PORT MEGABITS COPY…`; MEGABITS a second for all together, 0: no limit.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
import zlib

_DEVICE = re.compile(rb"lab_device=([\w-]+)")


class Line:
    """What all who come share, in bits a second."""

    def __init__(self, megabits: float) -> None:
        self.rate = megabits * 1e6 / 8
        self._free = 0.0

    async def take(self, size: int) -> None:
        if self.rate:
            now = time.monotonic()
            self._free = max(self._free, now) + size / self.rate
            await asyncio.sleep(self._free - now)


async def serve(port: int, megabits: float, copies: list[int]) -> None:
    line, turn = Line(megabits), iter(range(10**9))

    async def pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, slow: bool) -> None:
        try:
            while part := await reader.read(4096):
                if slow:
                    await line.take(len(part))
                writer.write(part)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()

    async def come(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except (OSError, asyncio.IncompleteReadError):
            return writer.close()
        device = _DEVICE.search(head)
        place = zlib.crc32(device[1]) if device else next(turn)
        for offset in range(len(copies)):
            try:
                to = await asyncio.open_connection("127.0.0.1", copies[(place + offset) % len(copies)])
                break
            except OSError:
                continue
        else:
            return writer.close()
        to[1].write(head)
        await asyncio.gather(pipe(reader, to[1], False), pipe(to[0], writer, True))

    server = await asyncio.start_server(come, "127.0.0.1", port, backlog=1024)
    print("serving", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2]), [int(copy) for copy in sys.argv[3:]]))
