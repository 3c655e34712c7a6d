"""A program is known by its syntax, and is never run."""

from __future__ import annotations

import pytest

from core.view.program import is_program


@pytest.mark.parametrize(
    ("text", "program"),
    [
        ("def f(x):\n    return x", True),
        ("```python\nimport math\nprint(math.pi)\n```", True),
        ("Tides", False),
        ("Here it is:\n```python\ndef f(x):\n    return x\n```", False),
    ],
)
def test_a_python_program_is_known_with_its_fence_or_without(text, program):
    assert is_program(text) is program
