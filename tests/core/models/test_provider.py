"""What the simulated provider looks at, refuses and cuts off."""

from __future__ import annotations

import json

from core.models.simulated.latency import PROFILES
from core.models.simulated.provider import SEED, Provider
from tests.core.models.simulated_calls import PROMPT, client


def test_headers_and_fields_beside_the_content_change_nothing():
    provider = Provider(PROFILES["small"])

    def text(headers, **more):
        body = json.dumps({"model": "m", "input": PROMPT, **more}).encode()
        plan = provider.deliver("POST", "/v1/responses", headers, body)
        return plan.chunks[-1][0], json.loads(plan.chunks[-1][1])["output"]

    plain = text({})
    assert text({"user-agent": "x", "authorization": "Bearer y"}, user="u", metadata={"a": "b"}, store=False) == plain
    assert text({}, input=[{"role": "user", "content": [{"type": "input_text", "text": PROMPT}]}]) == plain
    assert text({SEED: "9"}) != plain


def test_a_token_limit_cuts_the_answer(play):
    async def main():
        async with client() as sim:
            return await sim.responses.create(model="m", input=PROMPT, max_output_tokens=5)

    made = play(main())
    assert (made.status, made.incomplete_details.reason) == ("incomplete", "max_output_tokens")
    assert made.usage.output_tokens == 5
