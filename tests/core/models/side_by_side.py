"""Many calls at once, and nothing else."""

from __future__ import annotations

import core


class Words(core.Result):
    words: list[str | core.Failed]


@core.pattern
async def side_by_side(items: core.Items) -> Words:
    return Words(words=await core.gather(*[core.llm("{item}", item=item, step="word") for item in items]))


def items(many: int) -> list[str]:
    return [f"item {number}" for number in range(many)]
