"""The lab's own server with latencies that are known exactly: `python -m tests.benchmarks.known PORT SPEED`."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from socket import IPPROTO_TCP, TCP_NODELAY

import uvicorn

from core.models.simulated.latency import Profile, Timing
from core.models.simulated.provider import Provider
from core.shell.serve import App, settings
from tests.core.laws.known_server import EACH, FIRST


@dataclass(frozen=True, slots=True)
class Known(Profile):
    """First token and pace are lognormal, without the late calls of the lab's own profiles."""

    def drawn(self, tokens: int, draw: random.Random) -> Timing:
        first = FIRST.draw(draw)
        return Timing(first, first + tokens * EACH.draw(draw))


def main(port: int, speed: float) -> None:
    profile = Known(FIRST.median, FIRST.spread, 1 / EACH.median, equal=1.0)
    config = settings(App(Provider(profile), 1 / speed), host="127.0.0.1", port=port)
    socket = config.bind_socket()
    socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    uvicorn.Server(config).run(sockets=[socket])


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
