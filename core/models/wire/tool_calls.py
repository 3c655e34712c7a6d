"""The tool that a model chose, however a server writes that down."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from typing import Any

from core.models.model import Answer, Offer
from core.models.wire.answers import mended, not_an_answer, plain_text
from core.models.wire.taken import taken

_DECODER = json.JSONDecoder(strict=False)
_NAME = re.compile(r"[^\w.-]")
_NAMES = ("name", "tool_name", "tool", "function")
_ARGUMENTS = ("arguments", "parameters", "args", "input")
_WRAPS = ("tool_calls", "tool_uses", "function_call", "function", "custom")
CALLS = ("function_call", "tool_call", "tool_use", "custom_tool_call", "function")  # types of an item that is a call
_AROUND = re.compile(r"^[\s\"'`]+|(:\d+)?(\(\))?[\s\"'`]*$")
_LEFT = re.compile(r"(\s|}|<[^<>]*>)*")  # what may stand behind an object that was whole
_FENCED = re.compile(r"\A\s*```\w*\s*\n(.*?)```\s*\Z", re.DOTALL)


@dataclass
class Call:
    """One call of a tool: as it came, or as its pieces have come so far."""

    name: str = ""
    id: str = ""
    arguments: list[str] = field(default_factory=list)
    place: str | None = None  # its number, as the server counts

    @property
    def text(self) -> str:
        """The arguments, as JSON where they can be read."""
        return arguments_of("".join(self.arguments))

    @property
    def is_whole(self) -> bool:
        """Are there arguments, and do they end?"""
        ends = bool(self.arguments) and self.arguments[-1].rstrip().endswith("}")
        return ends and bool(_values("".join(self.arguments)))


class Calls:
    """Collects the calls of a streamed reply. Their numbers and ids may be missing, null, or the same for all."""

    def __init__(self) -> None:
        self.calls: list[Call] = []

    def feed(self, entries: Iterable[Any]) -> str:
        """The next pieces; what they add to the arguments of the first call. Raises UnreadableAnswer for no piece."""
        piece = ""
        for entry in entries:
            if entry is None:
                continue
            given = _call(entry)
            call = self._of(given)
            call.id = call.id or given.id
            if given.name != call.name:  # told once, in every piece, or cut into pieces
                call.name += given.name
            more = "".join(given.arguments)
            if more.startswith("{") and _repeats(more, before := "".join(call.arguments)):
                more = more.removeprefix(before)
            call.arguments.append(more)
            if call is self.calls[0]:
                piece += more
        return piece

    def _of(self, given: Call) -> Call:
        """The call that a piece is of: a name begins a new one where the one before has ended, or has another id."""
        beside = [call for call in self.calls if None in (given.place, call.place) or call.place == given.place]
        same = [call for call in beside if given.id and call.id == given.id]
        last = next(reversed(same or beside), None)
        begins = bool(
            last and given.name and last.name and ((given.id and last.id and given.id != last.id) or last.is_whole)
        )
        if last is None or begins:
            last = Call(place=given.place)
            self.calls.append(last)
        return last


def _repeats(given: str, before: str) -> bool:
    """Does a piece tell all before it once more? No JSON goes on so, but behind a colon, a comma or a bracket."""
    return bool(before) and before.rstrip()[-1:] not in (":", ",", "[") and given.startswith(before)


def calls_in(message: dict[str, Any]) -> list[Call]:
    """The tools that a whole message chooses. Raises UnreadableAnswer for a choice that cannot be read."""
    listed = message.get("tool_calls")
    if isinstance(listed, str):
        found = _values(listed)
        listed = found[0][0] if len(found) == 1 else listed
    calls = [_call(entry) for entry in (listed if isinstance(listed, list) else [listed]) if entry]
    if not calls and message.get("function_call"):
        calls = [_call(message["function_call"])]
    return calls or [_call(part) for part in called_parts(message)]


def called_parts(message: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of its content that are calls, as another API has them."""
    content = message.get("content")
    parts = content if isinstance(content, list) else []
    return [part for part in parts if isinstance(part, dict) and part.get("type") in CALLS]


def _call(entry: Any) -> Call:
    """One entry: the usual form, or that of an older or another API. Raises UnreadableAnswer for anything else."""
    if not isinstance(entry, dict):
        raise not_an_answer()
    function = entry
    while isinstance(inner := function.get("function", function.get("custom")), dict):
        function = inner
    names = [one[key] for one in (function, entry) for key in _NAMES if one.get(key) and one[key] is not function]
    name = names[0] if names else ""
    given = next((one[key] for one in (function, entry) for key in _ARGUMENTS if one.get(key) is not None), "")
    if not isinstance(name, str) or not {"index", "id", "type", "function", *_NAMES, *_ARGUMENTS} & entry.keys():
        raise not_an_answer()
    ids = (entry.get("call_id"), entry.get("id"))
    id = next((plain_text(str(id)) for id in ids if isinstance(id, str | int) and id), "")
    place = entry.get("index")
    return Call(name, id, [_written(given)] if given != "" else [], None if place is None else str(place))


def _written(arguments: Any) -> str:
    if isinstance(arguments, str):
        return arguments
    try:
        return json.dumps(arguments, ensure_ascii=False)
    except RecursionError:
        raise not_an_answer() from None


def arguments_of(text: str) -> str:
    """The arguments in what a model wrote for them: the first object, once more than needed in quotes or not.

    None at all are an empty object. What cannot be read stays as it is: then the tool says so, for the model to read.
    """
    # Half of a surrogate pair as JSON writes it: then the text can be kept, and its reader refuses it.
    text = re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", mended(text))
    if text.strip() in ("", "null", "None"):
        return "{}"
    if fenced := _FENCED.match(text):
        text = fenced[1]
    values = _values(text)
    if not values:
        return _mended(text)
    if len(values) == 1 and isinstance(values[0][0], str):  # an object written twice as JSON
        inner = _values(values[0][0])
        return values[0][0] if len(inner) == 1 and isinstance(inner[0][0], dict) else text
    objects = [(value, part) for value, part in values if isinstance(value, dict)]
    if len(values) < 2 or len(objects) < len(values):
        return _mended(text)
    # Two calls in one, or an empty object that some servers begin with.
    return next((part for value, part in objects if value), objects[0][1])


def _mended(text: str) -> str:
    """The one object in it, where only the end of a line in it or what stands behind it is against the rules."""
    try:
        json.loads(text)
        return text
    except (ValueError, RecursionError):
        pass
    try:
        value, end = _DECODER.raw_decode(text.strip())
    except (ValueError, RecursionError):
        return text
    plain = isinstance(value, dict) and _LEFT.fullmatch(text.strip()[end:])
    return json.dumps(value) if plain else text


def _values(text: str) -> list[tuple[Any, str]]:
    """The JSON values that a text consists of, each as data and as written; none where one of them is broken."""
    found: list[tuple[Any, str]] = []
    rest = text.strip()
    while rest and len(found) < 10:
        try:
            value, end = _DECODER.raw_decode(rest)
        except (ValueError, RecursionError):
            return []
        found.append((value, rest[:end]))
        rest = rest[end:].lstrip()
    return found


def named_in(value: Any, offered: Container[str]) -> Call | None:
    """The call in data that a model wrote: a name and arguments, by any of their usual names; None: it is none."""
    for _ in range(4):
        if isinstance(value, list) and value:
            value = value[0]
        if not isinstance(value, dict):
            return None
        inner = next((value[key] for key in _WRAPS if isinstance(value.get(key), dict | list) and value[key]), None)
        if inner is None:
            break
        value = inner
    arguments = next((value[key] for key in (*_ARGUMENTS, "tool_input", "action_input") if key in value), None)
    name = next((value[key] for key in (*_NAMES, "recipient_name", "action") if isinstance(value.get(key), str)), "")
    if not name and len(value) == 1:
        name, arguments = next(iter(value.items()))
        if name not in offered:
            return None
    if not name or not isinstance(arguments, dict | str):
        return None
    return Call(name.removeprefix("functions."), "", [_written(arguments)])


def chosen(calls: list[Call], tools: tuple[Offer, ...], taken: set[str]) -> tuple[str, str, str]:
    """Name, id and arguments of the first call. Raises UnreadableAnswer where it has no name.

    An id that is missing or was used before (`taken`) gives way to one of ours: with it the model is told the result.
    """
    call = calls[0]
    if not call.name.strip():
        raise not_an_answer()
    name, offered = plain_text(call.name.strip()), {tool.name for tool in tools}
    if name not in offered:  # some models write it as their template had it
        bare = _AROUND.sub("", name.partition("<|")[0]).lower()
        same = [one for one in offered if one.lower() in (bare, re.split("[.:/]", bare)[-1])]
        name = same[0] if len(same) == 1 else name
    # It is sent back with the result, where a name of another form would be refused.
    name = name if name in offered else _NAME.sub("_", name)[:64]
    id = call.id.strip()
    offer = next((tool for tool in tools if tool.name == name), None)
    arguments = call.text if offer is None else _meant(call.text, offer)
    return name, id if id and id not in taken else _made_up(taken), arguments


def _meant(text: str, offer: Offer) -> str:
    """The arguments as the tool wants them, where it is plain how; else as they are, and the tool refuses them."""
    required = offer.schema.get("required", ())
    if _has(text, required):
        return text
    plain = taken(Answer(text=text, model=""), offer.schema)
    return plain.text if plain and _has(plain.text, required) else text


def _has(text: str, required: Iterable[str]) -> bool:
    """Is this an object with all these fields?"""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and all(name in value for name in required)


def _made_up(taken: set[str]) -> str:
    """Nine letters and digits, the strictest form that a server asks for."""
    return next(id for number in range(1, 10**8) if (id := f"c{number:08}") not in taken)
