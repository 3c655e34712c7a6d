"""A server on loopback that answers by a rule: well, but for what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.core.models.fault_server import Behaviour, FaultServer, replies, streams
from tests.core.models.live_replies import chunk, completion, delta, response

Rule = Callable[[str, dict[str, Any]], Behaviour | None]  # by path and body; None: it answers well
VERDICT = json.dumps({"score": 8, "reason": "It rains."})


class Ruled(FaultServer):
    """Refuses by a rule, and gives a good answer to all else, in the way that was asked for."""

    def __init__(self, rule: Rule) -> None:
        super().__init__()
        self._rule = rule

    def behaviour(self) -> Behaviour:
        line, _, body = self.requests[-1]
        path = line.split(" ")[1]
        return self._rule(path, body) or well(path, body)


def well(path: str, body: dict[str, Any]) -> Behaviour:
    """A good answer: a tool where tools are offered, else JSON of the shape `Verdict`."""
    if path.endswith("/responses"):
        whole = response(VERDICT) if not body.get("tools") else response(output=[CHOSEN])
        if not body.get("stream"):
            return replies(whole)
        said = [] if body.get("tools") else [delta(VERDICT)]
        return streams(*said, {"type": "response.completed", "response": whole})
    if not body.get("stream"):
        return replies(completion(None, "tool_calls", tool_calls=[CALL]) if body.get("tools") else completion(VERDICT))
    if body.get("tools"):
        return streams({"choices": [{"delta": {"tool_calls": [CALL]}}]}, chunk("", "tool_calls"), "[DONE]")
    return streams(chunk(VERDICT), chunk("", "stop"), "[DONE]")


ARGUMENTS = json.dumps({"query": "rain"})
CHOSEN = {"type": "function_call", "call_id": "c1", "name": "search", "arguments": ARGUMENTS}
CALL = {"index": 0, "id": "c1", "type": "function", "function": {"name": "search", "arguments": ARGUMENTS}}


def error(message: object, **more: object) -> dict[str, Any]:
    """An error as OpenAI writes it."""
    return {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": None, **more}}
