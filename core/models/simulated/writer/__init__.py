"""What the simulated model says: it reads the request alone, and its answer depends on nothing but request and draw."""

import random
from typing import Any

from core.models.simulated.writer import answers, shapes, working
from core.models.simulated.writer.deciding import act
from core.models.simulated.writer.request import read

__all__ = ["act", "fill", "say"]


def say(instructions: str, prompt: str, draw: random.Random) -> str:
    """A plain answer to one request."""
    worked = working.step(prompt, draw)
    return worked if worked is not None else answers.reply(read(instructions, prompt), draw)


def fill(
    instructions: str, prompt: str, schema_name: str, schema: dict[str, Any], draw: random.Random
) -> object | None:
    """An object that fits the schema and the request; None when nothing better than any instance is known."""
    return shapes.fill(read(instructions, prompt), schema_name, schema, draw)
