"""An answer, put together from what a reply says and what it leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from core.errors import WrongShape
from core.models.model import Answer, Ask
from core.models.wire.answers import checked, mended, not_an_answer, plain_text, writable
from core.models.wire.ending import Cut
from core.models.wire.parts import Said
from core.models.wire.thoughts import APART, joined, told_apart
from core.models.wire.tool_calls import Call, chosen
from core.models.wire.usage import usage_in
from core.models.wire.written_calls import call_in_text

_INSTEAD = "nothing came but what the server took for thoughts: that is the answer"
_BOM = "\ufeff"
_MARKS = re.compile(  # of the end of an answer, which a server should have kept to itself
    r"(?:\s*(?:<\|(?:im_end|end|return|call|eot_id|eom_id|end_?of_?(?:text|solution|box)|end_response|eos"
    r"|reserved_special_token_\d+)\|>|</s>|<end_of_turn>|<eos>|<pad>|<unused\d+>|\[END FINAL RESPONSE\]"
    r"|<｜end▁of▁sentence｜>))+\s*\Z",
    re.IGNORECASE,
)
_BEGINNING = re.compile(  # the same of its beginning
    r"\s*(?:<\|start_response\|>|<\|im_start\|>assistant\s|<\|start_header_id\|>assistant<\|end_header_id\|>"
    r"|<\|assistant\|>|<start_of_turn>model\s|<\|begin_of_(?:solution|box|text)\|>|<s>(?=.*</s>\s*\Z)|(?:<pad>)+|\[/INST\]"
    r"|\[BEGIN FINAL RESPONSE\])\s*",
    re.IGNORECASE | re.DOTALL,
)
_WRAPPED = re.compile(
    r"\A<(answer|response|final|final_answer|final_response|output|solution|conclusion)>(.*)</\1>\Z",
    re.DOTALL | re.IGNORECASE,
)
_FROM_CALL = "taken out of a tool call"
_FROM_TEXT = "a tool call that was written as text"


@dataclass
class Reply:
    """What a whole reply says."""

    says: Said
    calls: list[Call] = field(default_factory=list)
    cut: Cut | None = None  # None: the answer is whole
    usage: object = None


def assembled(reply: Reply, ask: Ask, model: str, more: dict[str, Any]) -> Answer:
    """The answer to `ask`; raises a CallError where that is none, or not a whole one."""
    raw, says = mended(reply.says.text), reply.says
    text, inline = told_apart(raw)
    beside = mended(says.thoughts)
    done = [APART] if text != raw else []
    calls, tool = reply.calls, ("", "", "")
    if not (calls or text.strip() or inline or reply.cut or says.refusal) and beside:
        raw = beside
        text, beside = told_apart(beside)
        done.append(_INSTEAD)
    if text.startswith(_BOM):
        text = text.removeprefix(_BOM)
        done.append("a byte order mark taken off")
    if (text[-1:] in (">", "]", "\n") or text.lstrip()[:1] in ("<", "[")) and (
        bare := _bare(text, bool(inline))
    ) != text:
        text = bare
        done.append("marks of its beginning or end taken off")
    if ask.tools and not calls and (written := call_in_text(text if text.strip() else inline, ask.tools)):
        calls, done = [written], [*done, _FROM_TEXT]
    if calls and ask.tools:
        tool = chosen(calls, ask.tools, {used.id for used in ask.used})
        given = "".join(calls[0].arguments)
        raw, text = raw if _FROM_TEXT in done else given or tool[2], tool[2]
        if len(calls) > 1:
            done.append(f"the first of {len(calls)} tool calls")
        if text != raw and _FROM_TEXT not in done:
            done.append("arguments put in order")
    elif calls and not (ask.schema and text.strip()):
        if ask.schema is None:  # what it said before is no whole answer
            raise WrongShape("the model asked for a tool where none was offered. Try again.", status=200, text=text)
        # Some servers have a model give structured answers by way of a tool.
        raw = text = calls[0].text
        done.append(_FROM_CALL)
    if not writable([text, says.refusal]):
        raise not_an_answer()
    answer = Answer(
        text=text,
        model=plain_text(model),
        **usage_in(reply.usage)._asdict(),
        tool=tool[0],
        tool_id=tool[1],
        raw=plain_text(raw) if raw != text else None,
        done=tuple(done),
        thoughts=plain_text(joined([(beside or mended(says.summary)).strip(), inline])),
        **more,
    )
    return checked(answer, says.refusal, reply.cut)


def _bare(text: str, thought: bool) -> str:
    """The text without the marks around it; those of an element only behind thoughts (`thought`), where they are none
    of a text that was asked for."""
    if begin := _BEGINNING.match(text):
        text = text[begin.end() :]
    marks = _MARKS.search(text, max(0, len(text) - 500))
    if marks and "<s>" not in text:
        text = text[: marks.start()]
    wrapped = _WRAPPED.match(text.strip()) if thought else None
    return wrapped[2].strip() if wrapped else text
