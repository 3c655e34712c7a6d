"""What a command line says: the pattern, its inputs and its settings, each checked."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import groupby
from typing import Any, NoReturn

from core.engine.breaks import FAULTS
from core.engine.recorder import SEEDS
from core.errors import InputError
from core.laws.limits import ProviderLimits
from core.lesson.registry import LESSONS
from core.lesson.settings import Setting
from core.models.simulated.latency import PROFILES
from core.pattern import takes_items, takes_text
from core.prompts.blank import blank
from core.run import Pattern
from core.shell.report import one_line

PATTERNS: dict[str, Pattern[Any]] = {name: lesson.pattern for name, lesson in LESSONS.items() if lesson.in_lesson}
_WHOLE = range(1 - 10**18, 10**18)
_OF_PATTERN = "option "  # before a name, so that it is none of the others
SIMULATED_ONLY = ("speed", "latency", "profile")
LIMITS = ("requests", "tokens", "slots", "burst")


class Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong, and ends the program with 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end the program with 2."""
        # argparse's own would print the whole usage before it.
        self.exit(2, f"{one_line(message)}. Try: {self.prog} --help\n")


def arguments(given: list[str]) -> argparse.Namespace:
    """The command line of a run, taken apart. Ends the program with 2 where it cannot be."""
    parser = Parser(
        prog="python -m core",
        description="Run a workflow pattern and print its result and its calls.",
        epilog="Environment: LLM_PROVIDER=simulated (default) or openai, then OPENAI_API_KEY, OPENAI_BASE_URL, "
        "OPENAI_MODEL. A simulated model for other programs: python -m core serve --port 8010",
        allow_abbrev=False,
    )
    parser.add_argument("pattern", metavar="PATTERN", type=_pattern, help=", ".join(PATTERNS))
    parser.add_argument("inputs", metavar="INPUT", nargs="+", help="one text, or one item each; - reads standard input")
    parser.add_argument("--concurrency", type=_limit, metavar="N", help="calls at the same time; 1: one by one")
    parser.add_argument("--clock", choices=("real", "virtual"), default="real", help="virtual: predicted, at once")
    parser.add_argument("--seed", type=_seed, metavar="N", help="another seed, other answers and times")
    parser.add_argument(
        "--break", dest="breaks", action="append", default=[], metavar="STEP:FAULT",
        help=f'a fault on order, such as draft:hang, or "worker 2:fail" for one call: {", ".join(FAULTS)}',
    )  # fmt: skip
    parser.add_argument(
        "--model", dest="models", action="append", type=_model_of_a_step, default=[], metavar="STEP=NAME",
        help="another model for a step, such as classify=gpt-5-mini",
    )  # fmt: skip
    parser.add_argument("--given", metavar="FILE", help="go on with the answers of a run that --json has printed")
    parser.add_argument("--json", action="store_true", help="print result and trace as JSON alone")
    simulation(parser)
    for names, options in groupby(_options(), key=lambda option: having(option.name)):
        group = parser.add_argument_group(", ".join(names))
        for option in options:
            # A flag that the run has for itself stays the run's.
            with suppress(argparse.ArgumentError):
                kind, metavar = _KINDS[option.kind]
                group.add_argument(flag(option.name), dest=_OF_PATTERN + option.name, type=kind, metavar=metavar,
                                   help=_help(option))  # fmt: skip
    # Else an option between two inputs would end their list, and the second be refused.
    command = parser.parse_intermixed_args(given)
    flags = {name: value for name, value in vars(command).items() if name.startswith(_OF_PATTERN)}
    command.options = {name.removeprefix(_OF_PATTERN): value for name, value in flags.items() if value is not None}
    return command


def having(option: str) -> list[str]:
    """The patterns that have an option."""
    return [name for name in PATTERNS if option in LESSONS[name].options]


def flag(option: str) -> str:
    """How an option is written in the shell."""
    return f"--{option.replace('_', '-')}"


def _options() -> list[Setting]:
    """Those of all patterns that can be written in the shell, each once; those that the same patterns have together."""
    options = {name: option for pattern in reversed(PATTERNS) for name, option in LESSONS[pattern].options.items()}
    return sorted((one for one in options.values() if one.kind in _KINDS), key=lambda one: having(one.name))


def _help(option: Setting) -> str:
    bounds = f"{option.least} to {option.most}" if None not in (option.least, option.most) else option.words
    usual = f"; {option.default} if not given" if option.default is not None else ""
    return f"{option.help or bounds}{usual}".replace("%", "%%")


def simulation(parser: argparse.ArgumentParser) -> None:
    """Adds the settings of the simulated model to a parser."""
    group = parser.add_argument_group("simulated model")
    group.add_argument("--speed", type=_speed, metavar="SPEED", help="real, at-once, or times as fast, such as 4x")
    group.add_argument("--latency", choices=("jittered", "equal", "uneven"), help="how long calls take")
    group.add_argument("--profile", choices=tuple(PROFILES), help="the kind of model")
    group = parser.add_argument_group("limits of its provider; more is refused with 429 and Retry-After")
    group.add_argument("--requests-a-minute", dest="requests", type=_amount, metavar="N", help="no limit if not given")
    group.add_argument("--tokens-a-minute", dest="tokens", type=_amount, metavar="N", help="those in and out")
    group.add_argument("--slots", type=_limit, metavar="N", help="requests that it answers at once; more queue there")
    group.add_argument("--burst", type=_seconds, metavar="S", help="seconds of a limit that go at once; 60")


def simulated(command: argparse.Namespace) -> dict[str, Any]:
    """The settings of the simulated model that a command line gives. Raises InputError for limits that cannot be."""
    given = {name: getattr(command, name) for name in SIMULATED_ONLY if getattr(command, name) is not None}
    limits = {name: getattr(command, name) for name in LIMITS if getattr(command, name) is not None}
    if limits.keys() <= {"burst", "slots"} and "burst" in limits:
        raise InputError("--burst of which limit? Give --requests-a-minute or --tokens-a-minute too, or leave it out.")
    if limits:
        given["limits"] = ProviderLimits(**limits)
    return given


def _pattern(name: str) -> Pattern[Any]:
    pattern = PATTERNS.get(name.strip().lower().replace("-", "_"))
    if pattern is None:
        raise argparse.ArgumentTypeError(f"there is no pattern {_cut(name)}: choose one of {', '.join(PATTERNS)}")
    return pattern


def _limit(text: str) -> int:
    return whole(text, range(1, 10**19), "limit: write a whole number from 1, or leave it out")


def _seed(text: str) -> int:
    return whole(text, SEEDS, f"seed: write a whole number from 0 to {SEEDS[-1]:,}")


def _model_of_a_step(text: str) -> tuple[str, str]:
    step, _, name = (part.strip() for part in text.partition("="))
    if not step or not name:
        raise argparse.ArgumentTypeError(f"{_cut(text)} names no model for a step: write classify=gpt-5-mini")
    return step, name


def whole(text: str, among: range = _WHOLE, what: str = "whole number of up to 18 digits") -> int:
    """A whole number, as argparse takes it: raises ArgumentTypeError for anything else."""
    # Before int(), which takes blanks, underscores and digits of other scripts, and balks at thousands of them.
    if not re.fullmatch(r"-?[0-9]{1,19}", text) or int(text) not in among:
        raise argparse.ArgumentTypeError(f"{_cut(text)} is no {what}")
    return int(text)


_KINDS: dict[str, tuple[Callable[[str], Any], str]] = {
    "integer": (whole, "N"), "number": (float, "X"), "string": (str, "TEXT"),
}  # fmt: skip


def _amount(text: str) -> int:
    return whole(text, range(1, 10**9 + 1), "limit: write a whole number from 1 to 1,000,000,000")


def _seconds(text: str) -> int:
    return whole(text, range(1, 3601), "number of seconds: write a whole number from 1 to 3,600")


def _cut(text: str) -> str:
    return repr(text if len(text) <= 20 else f"{text[:20]}…")


def _speed(text: str) -> float:
    number = {"real": "1", "at-once": "inf"}.get(text, text.removesuffix("x"))
    try:
        speed = float(number)
    except ValueError:
        speed = 0.0
    if not 0.01 <= speed <= 1000 and text != "at-once":
        raise argparse.ArgumentTypeError(
            f"{_cut(text)} is no speed: write real, at-once, or 0.01x to 1000x, such as 4x"
        )
    return speed


def inputs(pattern: Pattern[Any], given: list[str]) -> str | list[str]:
    """One text, or items: then an argument with line breaks is several. Raises InputError for a text too many."""
    texts = [_standard_input() if text == "-" else text for text in given]
    if not takes_items(pattern):
        if len(texts) > 1:
            name = pattern.__name__
            raise InputError(f"{name} takes one text, and {len(texts)} were given. Put the text in quotes.")
        return texts[0]
    items = [item for text in texts for item in _lines_of(text)]
    return items[0] if takes_text(pattern) and len(items) == 1 else items


def _lines_of(text: str) -> list[str]:
    """Those with something to see; of a text without any the text, which is then refused in words."""
    return [line for line in re.split(r"[\r\n]+", text) if not blank(line)] or [text]


def _standard_input() -> str:
    # As in a program that was started without one.
    if sys.stdin is None:
        return ""
    # From the bytes: the stream's own encoding may be another, and a byte order mark would become part of the input.
    return sys.stdin.buffer.read().decode("utf-8-sig", "replace").rstrip("\r\n")
