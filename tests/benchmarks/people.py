"""Many browsers in one light process: each opens a page, presses Run with all the others, and watches its run.

A person is a web socket that speaks Streamlit's own protocol and a stream of server-sent events, as in a browser.
`python -m tests.benchmarks.people PORT PEOPLE PAGE` prints "pressed" and "ended" as it happens, then one line of JSON
for each.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from dataclasses import asdict, dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

_NEXT = re.compile(rb'"next": *\{"url": *"live/([0-9a-f]{32})"')
_OVER = b"Finished in"
_LARGEST = 32_000_000  # bytes of a message


@dataclass
class Watched:
    """Seconds since the click; None: it never came."""

    shown: float | None = None  # the page has the run
    first: float | None = None  # update over the live route
    end: float | None = None  # the update that says the run has ended
    result: float | None = None  # the page shows what came of it
    updates: int = 0
    largest: int = 0  # bytes of an update
    errors: list[str] = field(default_factory=list)


class Person:
    def __init__(self, port: int, page: str) -> None:
        self.port = port
        self.page = page
        self.seen = Watched()
        self._hash = ""
        self._buttons: dict[str, tuple[str, str]] = {}  # label: id, and the fragment it is in
        self._fragment = ""  # of the component that watches the run
        self._next = ""  # the run that a press of Run will start
        self._cached: set[str] = set()
        self._watching: asyncio.Task[None] | None = None
        self._over = False  # the page shows a run that has ended

    async def visit(self, arriving: asyncio.Semaphore, everyone: asyncio.Barrier) -> Watched:
        url = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        async with connect(url, subprotocols=["streamlit"], max_size=_LARGEST, open_timeout=30) as socket:  # type: ignore[list-item]
            async with arriving:
                await self._run_script(socket)
            await _together(everyone, "pressed")
            self._clicked = time.monotonic()
            self._watching = asyncio.create_task(self._watch(self._next))
            await self._run_script(socket, press="Run")
            self.seen.shown = self._since()
            await self._watching
            if not self._over:
                await self._run_script(socket, fragment=self._fragment)
            self.seen.result = self._since()
            await _together(everyone, "ended")  # nobody leaves before: the server holds them all
        return self.seen

    def _since(self) -> float:
        return time.monotonic() - self._clicked

    async def _run_script(self, socket: ClientConnection, press: str = "", fragment: str = "") -> None:
        """Ask for a run of the page's script or of one of its fragments, and read until it has ended."""
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self._hash
        asked.rerun_script.page_name = "" if self._hash else self.page
        asked.rerun_script.cached_message_hashes.extend(self._cached)
        if press:
            button = asked.rerun_script.widget_states.widgets.add()
            button.trigger_value = True
            button.id, fragment = self._buttons[press]
        asked.rerun_script.fragment_id = fragment
        await socket.send(asked.SerializeToString())
        async for raw in socket:
            assert isinstance(raw, bytes)
            message = ForwardMsg.FromString(raw)
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                return
            self._take(message, raw)

    def _take(self, message: ForwardMsg, raw: bytes) -> None:
        if message.metadata.cacheable and message.hash:
            self._cached.add(message.hash)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._hash = message.new_session.page_script_hash
        elif kind == "navigation":
            self._hash = message.navigation.page_script_hash
        elif kind == "delta":
            element = message.delta.new_element
            if element.WhichOneof("type") == "button":
                self._buttons[element.button.label] = element.button.id, message.delta.fragment_id
            elif element.WhichOneof("type") == "exception":
                self.seen.errors.append(element.exception.message)
            elif _OVER in raw:
                self._over = True
            elif self._watching is None and (found := _NEXT.search(raw)):
                self._next = found[1].decode()
                self._fragment = message.delta.fragment_id

    async def _watch(self, run: str) -> None:
        """Read the live route to the end of the run; each event is one `data:` line."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=_LARGEST)
        writer.write(f"GET /live/{run} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode())
        async for line in reader:
            if line.startswith(b"data:"):
                self.seen.updates += 1
                self.seen.largest = max(self.seen.largest, len(line))
                self.seen.first = self.seen.first or self._since()
                if b'"ended":true' in line:
                    self.seen.end = self._since()
                    break
        else:
            self.seen.errors.append("the stream broke off")
        writer.close()


async def _together(everyone: asyncio.Barrier, what: str) -> None:
    """Wait for all the others; the parent process is told, and gets a moment to look at the server."""
    if await everyone.wait() == 0:
        print(what, flush=True)
    if what == "ended":
        await asyncio.sleep(0.5)


async def crowd(port: int, people: int, page: str) -> list[Watched]:
    """All of them press Run at the same moment."""
    arriving, everyone = asyncio.Semaphore(4), asyncio.Barrier(people)
    async with asyncio.timeout(90):
        return await asyncio.gather(*[Person(port, page).visit(arriving, everyone) for _ in range(people)])


if __name__ == "__main__":
    for watched in asyncio.run(crowd(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])):
        print(json.dumps(asdict(watched)))
