"""Plans drawn at random: how long each call takes, and which others it waits for."""

from __future__ import annotations

import random


def plan(draw: random.Random, most: int = 20) -> tuple[dict[int, float], dict[int, list[int]]]:
    """Sparse, dense or none at all, of calls that are equal, uneven, or take no time."""
    count, dense = draw.randint(1, most), draw.choice((0.0, 0.05, 0.2, 0.6, 1.0))
    even = draw.random() < 0.3
    seconds = {call: 1.0 if even else draw.choice((0.0, draw.random(), draw.expovariate(1))) for call in range(count)}
    return seconds, {call: [other for other in range(call) if draw.random() < dense] for call in range(count)}
