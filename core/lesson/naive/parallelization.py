"""Naive calls side by side: a failure is raised, and all other answers are lost.

asyncio.gather raises it at once and leaves the other calls running; here they are waited for, so that all are seen.
"""

from core.errors import WorkflowError
from core.gather import Failed, gather
from core.llm import llm
from core.pattern import Items, pattern
from core.patterns.parallelization import CLASSIFY, Classified


@pattern
async def naive_parallel(emails: Items) -> Classified:
    """All items side by side; the first error is all that comes back."""
    classifications = await gather(*[llm(CLASSIFY, email=email, step="classify") for email in emails])
    for one in classifications:
        if isinstance(one, Failed):
            raise WorkflowError(f"{one.error} Nothing is returned: the other answers are lost with it.")
    return Classified(emails=emails, classifications=classifications)
