"""What turns a plain async function into a pattern: its input types, its result, and `@pattern`."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Coroutine, Iterator
from typing import Annotated, Any, ParamSpec, TypeVar, get_type_hints

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, TypeAdapter, ValidationError

from core.engine.ambient import activated, here
from core.engine.recorder import Recorder, active, group
from core.errors import InputError
from core.models.default import default_model
from core.prompts.blank import blank
from core.prompts.code import SEVERAL

P = ParamSpec("P")
R = TypeVar("R")
Many = TypeVar("Many", bound=Callable[..., Coroutine[Any, Any, Any]])

OF_THE_RUN = (  # keywords that `run` takes for itself
    "model", "seed", "concurrency", "prompts", "models", "breaks", "given", "deadline",
)  # fmt: skip
MOST_CHARACTERS = 200_000
MOST_ITEMS = 10_000


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be a text, not {type(value).__name__}")
    if len(value) > MOST_CHARACTERS:
        raise ValueError(f"has {len(value):,} characters; {MOST_CHARACTERS:,} are allowed. Shorten it")
    if blank(value):
        raise ValueError("is empty. Type something first")
    try:
        value.encode()
    except UnicodeEncodeError:  # a lone surrogate can't be sent, nor written to JSON
        return value.encode("utf-8", "replace").decode()
    return value


def _items(value: object) -> object:
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise ValueError("must be a list of texts")
    if not value:
        raise ValueError("is empty. Give at least one item")
    if len(value) > MOST_ITEMS:
        raise ValueError(f"has {len(value):,} items; {MOST_ITEMS:,} are allowed. Remove {len(value) - MOST_ITEMS:,}")
    return list(value)


def _size(items: list[str]) -> list[str]:
    # Each text may be long enough by itself: ten thousand of those would be two billion characters.
    size = sum(map(len, items))
    if size > MOST_CHARACTERS:
        raise ValueError(f"has {size:,} characters in all; {MOST_CHARACTERS:,} are allowed. Shorten it")
    return items


# The checks live in these types, so that a pattern needs none of its own.
Text = Annotated[str, BeforeValidator(_text)]
Items = Annotated[list[Text], BeforeValidator(_items), AfterValidator(_size)]
Score = Annotated[int, Field(ge=1, le=10)]
# From 1: without any round there is no draft that could be the best.
Rounds = Annotated[int, Field(ge=1, le=20)]


class Result(BaseModel):
    """What a pattern returns: fields by name, result.final, or by key, result["final"]."""

    def __getitem__(self, key: str) -> Any:
        # By getattr alone result["copy"] would be a method.
        if key not in type(self).model_fields:
            raise KeyError(key)
        return getattr(self, key)

    def keys(self) -> Iterator[str]:
        """The names of the fields, so that ** spreads a result."""
        return iter(type(self).model_fields)

    def __contains__(self, key: object) -> bool:
        # BaseModel's own `in` looks through pairs of name and value, and would never find "final".
        return key in type(self).model_fields


def pattern(function: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]:
    """Check the arguments against the signature, and record what happens inside as one group.

    Raises InputError before any call. Opens a run on the default model if there is none. What could not be run is
    refused at once, with a TypeError.
    """
    _check_signature(function)

    @functools.wraps(function)
    async def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        arguments = check(function, *args, **kwargs)
        if active.get(None) is None:
            with activated(Recorder(default_model())):
                return await _inside(function, arguments)
        return await _inside(function, arguments)

    return checked


def several(one: Callable[..., Any]) -> Callable[[Many], Many]:
    """Marks what a pattern of one text does with a list of them; the trace stays that of the pattern.

    Raises TypeError where one of the two has another number of parameters than one.
    """

    def marked(many: Many) -> Many:
        for function in (one, many):
            if len(inspect.signature(function).parameters) != 1:
                raise TypeError(f"{function.__name__} must have one parameter, since its text may be several.")
        SEVERAL[inspect.unwrap(one)] = many
        return many

    return marked


def takes_items(one: Callable[..., Any]) -> bool:
    """Whether the first argument of a pattern may be a list of texts."""
    function = inspect.unwrap(one)
    return function in SEVERAL or _first_hint(function) == Items


def takes_text(one: Callable[..., Any]) -> bool:
    """Whether the first argument of a pattern may be one text."""
    return bool(_first_hint(inspect.unwrap(one)) == Text)


def _first_hint(function: Callable[..., Any]) -> Any:
    return next(iter(get_type_hints(function, include_extras=True).values()), None)


def _check_signature(function: Callable[..., Any]) -> None:
    """A pattern is an async function, and gets each argument by its name, which its trace keeps."""
    name = function.__name__
    if not inspect.iscoroutinefunction(inspect.unwrap(function)):
        raise TypeError(f"{name} is no async function, as a pattern is. Write it with async def.")
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind not in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY):
            raise TypeError(
                f"{name} has the parameter {str(parameter)!r}, which is {parameter.kind.description}, and a pattern "
                "gets each argument by its name. Write it without / and without the stars of *args and **kwargs."
            )
        if parameter.name in OF_THE_RUN:
            raise TypeError(
                f"{name} has a parameter {parameter.name!r}, which core.run takes for itself, so the pattern would "
                f"never get it. Give it another name; {', '.join(OF_THE_RUN)} are taken."
            )


async def _inside(function: Callable[..., Coroutine[Any, Any, R]], arguments: dict[str, Any]) -> R:
    async with here() as run:
        arguments = {name: _remembered(run, value, name, None) for name, value in arguments.items()}
        outer = group.set(run.open_group(function.__name__, _in_rounds(function)))
        try:
            many: Callable[..., Coroutine[Any, Any, R]] | None = SEVERAL.get(function)
            if many and isinstance(given := next(iter(arguments.values())), list):
                return await many(given)
            return await function(**arguments)
        finally:
            group.reset(outer)


def check(function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> dict[str, Any]:
    """The arguments by name, each checked against its annotation; raises InputError."""
    function = inspect.unwrap(function)
    # Not pydantic's validate_call: for a coroutine function it checks when that is awaited, so that its errors mix with
    # those from inside the pattern.
    try:
        bound = _signature(function).bind(*args, **kwargs)
    except TypeError as error:
        raise InputError(f"{function.__name__}: {error}.") from None
    bound.apply_defaults()
    return {name: _valid(name, value, _adapters(function).get(name)) for name, value in bound.arguments.items()}


_signature = functools.cache(inspect.signature)


@functools.cache
def _adapters(function: Callable[..., Any]) -> dict[str, TypeAdapter[Any]]:
    hints = get_type_hints(function, include_extras=True)
    hints.pop("return", None)
    if function in SEVERAL:
        first = next(iter(hints))
        hints[first] = hints[first] | Items
    return {name: TypeAdapter(hint) for name, hint in hints.items()}


@functools.cache
def _in_rounds(function: Callable[..., Any]) -> bool:
    """Whether a pattern works in rounds: it then has a parameter that bounds them."""
    return Rounds in get_type_hints(function, include_extras=True).values()


def _valid(name: str, value: object, adapter: TypeAdapter[Any] | None) -> object:
    if adapter is None:
        return value
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        problems = error.errors(include_url=False)  # of a text or a list, both are tried: take the one that it was
        inside = (p for p in problems if isinstance(value, list) and any(isinstance(part, int) for part in p["loc"]))
        first = next(inside, None) or next((p for p in problems if "must be a" not in p["msg"]), problems[0])
        problem = first["msg"].removeprefix("Value error, ").removesuffix(".").replace("Input should be", "must be")
        where = next((f", item {part + 1}," for part in first["loc"] if isinstance(part, int)), "")
        raise InputError(f"{name}{where} {problem[0].lower()}{problem[1:]}.") from None


def _remembered(run: Recorder, value: Any, name: str, item: int | None) -> Any:
    """The same value, its texts known as an input of this pattern, if they are not an answer already."""
    if isinstance(value, list):
        return [_remembered(run, part, name, number) for number, part in enumerate(value, 1)]
    # What an inner pattern is given is often an answer of the outer one, and that is where it came from.
    if type(value) is not str or run.knows(value):
        return value
    return run.remember_text(value, input=name, item=item)
