"""Workflows drawn at random, for what has to be true of any."""

from __future__ import annotations

import asyncio
import random

from pydantic import BaseModel

from core import Failed, Text, gather, llm, parse, pattern, speculate, use
from core.tools import calculate

STEPS = ("ask", "label", "left", "right", "look")


class Label(BaseModel):
    category: str
    score: int


def workflow(seed: int, busy: bool = False):
    """A pattern whose body is drawn: calls in a row, side by side, speculated on, with tools, and nested.

    `busy`: some milliseconds pass before each call, as on a computer that has other things to do.
    """
    draw = random.Random(seed)
    shape = body(draw, depth=3)
    shape = delayed(draw, shape) if busy else shape

    @pattern
    async def drawn(topic: Text) -> str:
        return await play(shape, topic)

    return drawn


def body(draw: random.Random, depth: int) -> tuple:
    kinds = ["ask", "label", "tool"] + (["row", "row", "side", "side", "guess", "inner"] if depth else [])
    kind = draw.choice(kinds)
    if kind in ("row", "side"):
        return kind, [body(draw, depth - 1) for _ in range(draw.randint(1, 4))]
    if kind == "guess":
        return kind, draw.choice(("left", "right"))
    return kind, body(draw, depth - 1) if kind == "inner" else None


def delayed(draw: random.Random, node: tuple) -> tuple:
    kind, below = node
    if kind in ("row", "side"):
        return kind, [delayed(draw, one) for one in below]
    if kind == "inner":
        return kind, delayed(draw, below)
    return "row", [("late", draw.choice((0.001, 0.004, 0.03, 0.3)) * draw.random()), node]


@pattern
async def inner(topic: Text, shape: tuple) -> str:
    return await play(shape, topic)


async def play(node: tuple, text: str) -> str:
    kind, below = node
    if kind == "late":
        await asyncio.sleep(below)
        return text
    if kind == "ask":
        return await llm("Say something about {text}", text=text, step="ask")
    if kind == "label":
        label = await parse(Label, "Classify this: {text}", text=text, step="label", fallback=None)
        return label.category if label else text
    if kind == "tool":
        return await use(calculate, expression="17 * 3")
    if kind == "row":
        for one in below:
            text = await play(one, text)
        return text
    if kind == "side":
        outcomes = await gather(*[play(one, text) for one in below])
        return next((outcome for outcome in outcomes if not isinstance(outcome, Failed)), text)
    if kind == "inner":
        return await inner(text, below)
    calls = {name: llm("{name}: {text}", name=name, text=text, step=name) for name in ("left", "right")}
    async with speculate(calls) as started:
        await llm("Look at {text}", text=text, step="look")
        return await started.pick(below)
