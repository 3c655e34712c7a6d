"""The lesson's examples as they are typed into a notebook or a shell; the pages show them and the tests run them."""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    notebook: str
    shell: str


def _example(pattern: str, given: str, told: str, short: str) -> Example:
    """`given`: the argument in the notebook; `short`: the argument in the shell, without double quotes."""
    names = f"from core import {pattern}"
    notebook = f"{names}\n\nresult = await {pattern}({given})\n{told}"
    return Example(notebook, f'python -c "import asyncio; {names}; print(asyncio.run({pattern}({short})))"')


EXAMPLES = {
    "prompt_chaining": _example("prompt_chaining", '"machine learning basics"', 'print(result["final"])', "'AI'"),
    "routing": _example("routing", '"I need a refund!"', 'print(result["response"])', "'Where is my parcel?'"),
    "parallelization": Example(
        "from core import parallelization\n\n"
        'emails = ["Meeting at 3pm", "50% off!", "Project update"]\n'
        "result = await parallelization(emails)\n"
        'for email, classification in zip(result["emails"], result["classifications"]):\n'
        '    print(f"{email} → {classification}")',
        _example("parallelization", "", "", "['Meeting at 3pm', 'Project update']").shell,
    ),
    "orchestrator_workers": _example(
        "orchestrator_workers", '"Plan a product launch"', 'print(result["synthesis"])', "'Plan a product launch'"
    ),
    "evaluator_optimizer": _example(
        "evaluator_optimizer",
        '"Write binary search in Python"',
        "print(f\"Score: {result['score']}/10 after {result['iterations']} iterations\")",
        "'Write a haiku about rain'",
    ),
}
