"""What one model at one endpoint can do, as far as it is known: what is asked of it, and how, follows from that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from core.errors import ConfigError

Api = Literal["responses", "chat"]
Way = Literal["schema", "json", "prompt"]  # to ask for a shape: strict schema, JSON mode, in the prompt alone
WAYS: tuple[Way, ...] = ("schema", "json", "prompt")  # from the surest down


@dataclass(frozen=True, slots=True)
class Able:
    """What is not known is None, and then tried."""

    api: Api | None = None
    shape: Way = "schema"
    tools: bool | None = None
    streams: bool | None = None
    usage: bool | None = None  # does it say how many tokens an answer cost?
    key: bool | None = None  # does it want one?
    system: bool = True  # does it take instructions in a role of their own?
    # What the server refused: fields of a request ("stream_options", "max_tokens"), keywords of a schema ("minimum"),
    # an API ("responses"), and an answer in one piece ("whole").
    left_out: frozenset[str] = frozenset()

    def learnt(self, **facts: Any) -> Able:
        """The same with these facts. What calls side by side learn adds up: a way lost stays lost, so does a field."""
        if "left_out" in facts:
            facts["left_out"] = self.left_out | frozenset(facts["left_out"])
        if "shape" in facts:
            facts["shape"] = max(self.shape, facts["shape"], key=WAYS.index)
        return replace(self, **facts)


def api_of(name: str | None) -> Api | None:
    """An API by its name, and None for none. Raises ConfigError for one that there is not."""
    match name:
        case None | "responses" | "chat":
            return name
    raise ConfigError(f"There is no API {name!r}: choose 'responses' or 'chat'.")
