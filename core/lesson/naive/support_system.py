"""A naive support system: a check that failed is left out of the reply, and nobody is told."""

from core.gather import gather
from core.llm import llm, parse
from core.pattern import Text, pattern
from core.patterns.support_system import (
    ACCOUNT,
    CLASSIFY,
    POLICY,
    REPLY,
    Checked,
    Route,
    Supported,
    SupportLabel,
    general,
    technical,
)


@pattern
async def naive_support(query: Text) -> Supported:
    """Label the message, then take the route for that label; without a label there is no reply."""
    label = await parse(SupportLabel, CLASSIFY, query=query, step="classify")
    routes = {"technical": technical, "billing": careless, "general": general}
    route = await routes[label.category](query)
    return Supported(
        category=label.category, urgency=label.urgency, route=route, response=route.response, fallback=False
    )


@pattern
async def careless(query: Text) -> Route:
    """Two checks side by side, then a reply from those that came."""
    checks = await gather(
        llm(ACCOUNT, query=query, step="account"),
        llm(POLICY, query=query, step="policy"),
    )
    account, policy = checks
    response = await llm(REPLY, query=query, checks=checks.good, step="reply")
    return Checked(account=account, policy=policy, response=response)
