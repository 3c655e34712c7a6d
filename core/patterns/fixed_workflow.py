"""Fixed workflow: the same tools as the agent, but the code decides. Every question takes the same five steps."""

from core.choose import use
from core.llm import llm
from core.pattern import Result, Text, pattern
from core.tools import calculate, search

QUERY = "Write one short search query for this question: {question}"
EXPRESSION = """Write one arithmetic expression, numbers and signs only, whose result the question needs.
Question: {question}

Found: {passages}"""
ANSWER = """Answer the question from what was found, in one or two sentences; if it is not there, say so.
Question: {question}

Found: {passages}

Result of the calculation: {result}"""


class Worked(Result):
    """What each of the five steps gave."""

    query: str
    passages: str
    expression: str
    result: str
    answer: str


@pattern
async def fixed_workflow(question: Text) -> Worked:
    """Search, calculate and answer, whatever the question."""
    query = await llm(QUERY, question=question, step="query")
    passages = await use(search, query=query)
    expression = await llm(EXPRESSION, question=question, passages=passages, step="expression")
    result = await use(calculate, expression=expression)
    answer = await llm(ANSWER, question=question, passages=passages, result=result, step="answer")
    return Worked(query=query, passages=passages, expression=expression, result=result, answer=answer)
