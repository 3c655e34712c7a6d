"""A call in each of the ways that models write one into their text, and texts that are none."""

from __future__ import annotations

import json

import pytest

from core.models.model import Offer
from core.models.wire.written_calls import call_in_text

TOOLS = tuple(
    Offer(name, "Does.", {"type": "object", "properties": {"query": {"type": "string"}}, "required": ["query"]})
    for name in ("search", "calculate")
)
NILE = '{"query": "Nile"}'
WRITTEN = [
    f'<tool_call>{{"name": "search", "arguments": {NILE}}}</tool_call>',
    "<tool_call>\n{'name': 'search', 'arguments': {'query': 'Nile'}}\n</tool_call>",
    f'<tool_call>{{{{"name": "search", "arguments": {NILE}}}}}</tool_call>',
    f'<tool_call name="search">{NILE}</tool_call>',
    "<tool_call>search\n<arg_key>query</arg_key>\n<arg_value>Nile</arg_value>\n</tool_call>",
    '<minimax:tool_call><invoke name="search"><parameter name="query">Nile</parameter></invoke></minimax:tool_call>',
    '<function_calls>\n<invoke name="search">\n<parameter name="query">Nile</parameter>\n</invoke></function_calls>',
    '<｜DSML｜function_calls><｜DSML｜invoke name="search"><｜DSML｜parameter name="query" string="true">Nile'
    "</｜DSML｜parameter></｜DSML｜invoke></｜DSML｜function_calls>",
    f"<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>search<｜tool▁sep｜>{NILE}<｜tool▁call▁end｜>",
    f"<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>search\n```json\n{NILE}\n```",
    f"<|tool_calls_section_begin|><|tool_call_begin|>functions.search:0<|tool_call_argument_begin|>{NILE}",
    f"<|channel|>commentary to=functions.search <|constrain|>json<|message|>{NILE}",
    f"[TOOL_CALLS]search[CALL_ID]abc123456[ARGS]{NILE}",
    f'functools[{{"name": "search", "arguments": {NILE}}}]',
    f'<|START_ACTION|>[{{"tool_call_id": "0", "tool_name": "search", "parameters": {NILE}}}]<|END_ACTION|>',
    "<start_function_call>call:search{query:<escape>Nile<escape>}<end_function_call>",
    f"Thought: look\nAction: search\nAction Input: {NILE}",
    '[search(query="Nile")]',
    'search("Nile")',
    '<|python_tag|>search.call(query="Nile")',
    '```tool_code\nprint(search(query="Nile"))\n```',
    f'{{"tool": "search", "tool_input": {NILE}}}',
    f'{{"tool_calls": [{{"function": {{"name": "search", "arguments": {json.dumps(NILE)}}}}}]}}',
    f'{{"search": {NILE}}}',
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_call_is_read_however_its_model_writes_it(text):
    call = call_in_text(text, TOOLS)
    assert call is not None and (call.name, json.loads(call.text)) == ("search", {"query": "Nile"})


@pytest.mark.parametrize(
    "text",
    [
        "Write <tool_call> before the call.",
        f"I would send {NILE} to search if I could.",
        "You may call search(query='Nile') yourself.",
        "```python\nfound = search(query='Nile')\n```",
        "Action: none needed. The Nile is long.",
        NILE,
        '["Nile"]',
        "[]",
        "fly(to='Mars')",
    ],
)
def test_a_text_that_only_speaks_of_one_is_none(text):
    assert call_in_text(text, TOOLS) is None and call_in_text(WRITTEN[0], ()) is None
