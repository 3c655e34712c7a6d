"""A class of phones in one light process: each loads the page, joins, listens to its stream, answers and runs.

`python -m tests.benchmarks.phones` reads orders from its input, a line of JSON each, and answers each with a line. The
teacher's board is one more stream. Times are seconds of the monotonic clock, which all processes of a computer share.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

_RETRY = 1.5  # seconds until a lost stream is opened again, as the page does
_PATIENCE = 60.0


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    size: int  # bytes that came, headers included


async def request(port: int, method: str, path: str, cookie: str = "", body: object = None) -> Answer:
    """One request on a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**20)
    try:
        sent = b"" if body is None else json.dumps(body).encode()
        writer.write(head(port, method, path, cookie, len(sent)) + sent)
        raw = await reader.read()
    finally:
        writer.close()
    top, _, rest = raw.partition(b"\r\n\r\n")
    lines = top.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    if headers.get("transfer-encoding") == "chunked":
        rest = _unchunked(rest)
    if headers.get("content-encoding") == "gzip":
        rest = zlib.decompress(rest, 31)
    return Answer(int(lines[0].split()[1]), headers, rest, len(raw))


def head(port: int, method: str, path: str, cookie: str, length: int = 0) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Connection: close", "Accept-Encoding: gzip"]
    lines += [f"Cookie: {cookie}"] if cookie else []
    if method == "POST":
        lines += [f"Origin: http://127.0.0.1:{port}", "Content-Type: application/json", f"Content-Length: {length}"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _unchunked(raw: bytes) -> bytes:
    whole = b""
    while raw:
        size, _, raw = raw.partition(b"\r\n")
        if not (length := int(size, 16)):
            break
        whole, raw = whole + raw[:length], raw[length + 2 :]
    return whole


@dataclass
class Stream:
    """A stream that comes back by itself, and when each of its events came."""

    port: int
    path: str
    cookie: str
    events: list[tuple[float, str, Any]] = field(default_factory=list)
    last: dict[str, Any] = field(default_factory=dict)
    open: bool = False
    wanted: bool = True

    async def listen(self) -> None:
        while self.wanted:
            with suppress(OSError, asyncio.IncompleteReadError):
                await self._listen_once()
            self.open = False
            if self.wanted:
                await asyncio.sleep(_RETRY * random.uniform(0.6, 1.4))

    async def _listen_once(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20)
        try:
            writer.write(head(self.port, "GET", self.path, self.cookie).replace(b"Accept-Encoding: gzip\r\n", b""))
            if b" 200 " not in await reader.readline():
                return
            name = ""
            while self.wanted and (line := await reader.readline()):
                if line.startswith(b"event: "):
                    name = line[7:].strip().decode()
                elif line.startswith(b"data: "):
                    self.open = True
                    self.last[name] = told = json.loads(line[6:])
                    self.events.append((time.monotonic(), name, _brief(name, told)))
        finally:
            writer.close()


def _brief(name: str, told: Any) -> Any:
    """What is kept of an event; the whole of all would be many megabytes."""
    if name in ("all", "lead"):
        all_ = told["all"] if name == "lead" else told
        question, run, everyone = all_["question"] or {}, all_["run"], all_["everyone"] or {}
        pool = (told.get("pool") or {}) if name == "lead" else {}
        return {
            "number": question.get("number"), "stage": question.get("stage"), "count": question.get("count"),
            "run": run and {"going": run["going"], "status": run["sides"][0]["status"]},
            "ended": everyone.get("ended"), "pool": pool.get("n"),
        }  # fmt: skip
    if name == "own":
        frame = told["frame"]
        return {"seed": told["seed"], "going": frame and frame["going"]}
    return None


def _has_come(stream: Stream) -> bool:
    return stream.open and {"mine", "all"} <= stream.last.keys()


async def _until(holds: Callable[[], bool]) -> None:
    while True:
        if holds():
            return
        await asyncio.sleep(0.02)


@dataclass
class Phone:
    stream: Stream
    cookie: str = ""
    task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        self.stream.wanted = True
        self.task = asyncio.create_task(self.stream.listen())

    async def drop(self) -> None:
        self.stream.wanted = False
        if self.task:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)


class Class:
    """All phones, and the board."""

    def __init__(self) -> None:
        self.phones: list[Phone] = []
        self.board: Phone | None = None

    async def join(self, port: int, code: str, phones: int, within: float, secret: str) -> Any:
        async def one(at: float) -> tuple[float, int]:
            await asyncio.sleep(at)
            began = time.monotonic()
            page = await request(port, "GET", f"/room/{code}")
            text = page.body.decode()
            files = [text.split(f'{name}="')[1] for name in ('stylesheet" href', 'module" src')]
            parts = [await request(port, "GET", f"/room/{file.partition(chr(34))[0]}") for file in files]
            joined = await request(port, "POST", f"/room/{code}/join", body={})
            assert joined.status == 200, joined.body
            cookie = joined.headers["set-cookie"].partition(";")[0]
            phone = Phone(Stream(port, f"/room/{code}/live", cookie), cookie)
            phone.begin()
            self.phones.append(phone)
            await _until(lambda: "all" in phone.stream.last)
            return time.monotonic() - began, page.size + sum(part.size for part in parts)

        if secret:
            cookie = f"lab_lead={code}.{secret}"
            self.board = Phone(Stream(port, f"/room/{code}/lead", cookie), cookie)
            self.board.begin()
        async with asyncio.timeout(_PATIENCE + within):
            done = await asyncio.gather(*[one(within * n / phones) for n in range(phones)], return_exceptions=True)
        good = [one for one in done if not isinstance(one, BaseException)]
        return {"seconds": [s for s, _ in good], "bytes": max(size for _, size in good), "failed": phones - len(good)}

    async def answer(self, code: str, number: int, within: float, high: float) -> Any:
        """Each answers once, at a moment of its own; when each answer was taken."""

        async def one(phone: Phone) -> tuple[float, float]:
            await asyncio.sleep(random.uniform(0, within))
            sent = time.monotonic()
            value = random.randint(0, int(high))
            path = f"/room/{code}/answer"
            answer = await request(phone.stream.port, "POST", path, phone.cookie, {"number": number, "value": value})
            assert answer.status == 200, answer.body
            return sent, time.monotonic()

        done = await asyncio.gather(*[one(phone) for phone in self.phones], return_exceptions=True)
        good = sorted(one for one in done if not isinstance(one, BaseException))
        return {"taken": sorted(at for _, at in good), "waits": [at - sent for sent, at in good]}

    async def run(self, code: str, number: int) -> Any:
        """All press Run at once; how long each waited for its end, with its seed."""

        async def one(phone: Phone) -> Any:
            began = time.monotonic()
            answer = await request(phone.stream.port, "POST", f"/room/{code}/run", phone.cookie, {"number": number})
            assert answer.status == 200, answer.body
            while True:
                ended = [(at, b) for at, name, b in phone.stream.events if at > began and name == "own"]
                if ended and ended[-1][1]["going"] is False:
                    return began, ended[-1][0], ended[-1][1]["seed"], len(ended)
                await asyncio.sleep(0.02)

        async with asyncio.timeout(_PATIENCE):
            done = await asyncio.gather(*[one(phone) for phone in self.phones], return_exceptions=True)
        return [one for one in done if not isinstance(one, BaseException)]

    async def events(self, since: float) -> Any:
        """What the board and each phone were told since a moment."""
        await asyncio.sleep(0)
        told = [[e for e in phone.stream.events if e[0] >= since and e[1] == "all"] for phone in self.phones]
        board = [e for e in self.board.stream.events if e[0] >= since] if self.board else []
        return {"phones": told, "board": board}

    async def forget(self) -> Any:
        """What has come so far."""
        for phone in [*self.phones, *([self.board] if self.board else [])]:
            phone.stream.events.clear()
        return {}

    async def drop(self) -> Any:
        await asyncio.gather(*[phone.drop() for phone in self.phones])
        for phone in self.phones:
            phone.stream.last.clear()
        return {}

    async def come_back(self) -> Any:
        for phone in self.phones:
            phone.begin()
        return await self.back()

    async def back(self) -> Any:
        """Wait until all have an open stream again; how long, and what each was told of its own."""
        began = time.monotonic()
        async with asyncio.timeout(_PATIENCE):
            await _until(lambda: all(_has_come(phone.stream) for phone in self.phones))
        mine = [phone.stream.last["mine"]["mine"] for phone in self.phones]
        return {"seconds": time.monotonic() - began, "mine": mine, "stages": [
            (phone.stream.last["all"]["question"] or {}).get("stage") for phone in self.phones
        ]}  # fmt: skip

    async def lost(self) -> Any:
        """The streams are known to be gone: from now on what they were told counts anew."""
        for phone in self.phones:
            phone.stream.open = False
            phone.stream.last.clear()
        return {}


async def main() -> None:
    reader = asyncio.StreamReader(limit=2**20)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    members = Class()
    while line := await reader.readline():
        order = json.loads(line)
        try:
            told = await getattr(members, order.pop("do"))(**order)
        except Exception as error:
            told = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
