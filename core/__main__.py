"""The patterns from the shell: python -m core PATTERN INPUT…"""

from __future__ import annotations

import argparse
import asyncio
import inspect
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from typing import Any, NoReturn

from pydantic import BaseModel

from core.clock import now
from core.engine.recorder import SEEDS
from core.errors import ConfigError, InputError
from core.gather import Failed
from core.models.default import default_model
from core.models.model import Model
from core.models.simulated import Simulated
from core.models.simulated.latency import PROFILES
from core.patterns.agent import agent
from core.patterns.evaluator_optimizer import Optimized, evaluator_optimizer
from core.patterns.fixed_workflow import fixed_workflow
from core.patterns.orchestrator_workers import orchestrator_workers
from core.patterns.parallelization import Classified, parallelization
from core.patterns.prompt_chaining import prompt_chaining
from core.patterns.research_report import research_report
from core.patterns.routing import routing, speculative_routing
from core.patterns.support_system import support_system
from core.prompts.blank import blank
from core.prompts.fill import as_text
from core.run import Pattern, Run, Started, forecast, start
from core.trace.counts import counted
from core.trace.span import Span
from core.trace.trace import Trace

_ALL: tuple[Pattern[Any], ...] = (
    prompt_chaining, routing, speculative_routing, parallelization, orchestrator_workers, evaluator_optimizer,
    support_system, research_report,
    fixed_workflow, agent,
)  # fmt: skip
PATTERNS = {pattern.__name__: pattern for pattern in _ALL}
TAKE_ITEMS = ("prompt_chaining", "parallelization")
OPTIONS = ("target_score", "max_iterations", "candidates", "draft")  # of the loops
SIMULATED_ONLY = ("speed", "latency", "profile")
_BESIDE = 100  # a longer text stands below its label
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{_one_line(message)}. Try: {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit code: 0, 1 for a failed run, 2 for bad input, 130 after Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _serve(given[1:]) if given[:1] == ["serve"] else _run(given)
    except (InputError, ConfigError) as error:
        _tell(str(error))
        return 2
    except KeyboardInterrupt:
        _tell("Stopped.")
        return 130
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        _tell(f"The result could not be written: {error.strerror}. Make room, or send it elsewhere.")
        return 1


def _arguments(given: list[str]) -> argparse.Namespace:
    parser = _Parser(
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
    parser.add_argument("--seed", type=_seed, default=0, metavar="N", help="another seed, other answers and times")
    parser.add_argument("--json", action="store_true", help="print result and trace as JSON alone")
    _simulation(parser)
    loop = parser.add_argument_group("evaluator_optimizer; research_report has the first two")
    loop.add_argument("--target-score", type=_whole, metavar="N", help="1 to 10; 8 if not given")
    loop.add_argument("--max-iterations", type=_whole, metavar="N", help="rounds of judging; 3 if not given")
    loop.add_argument("--candidates", type=_whole, metavar="N", help="drafts in each round; 1 if not given")
    loop.add_argument("--draft", metavar="TEXT", help="a first draft to start from")
    return parser.parse_intermixed_args(given)


def _simulation(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("simulated model")
    group.add_argument("--speed", type=_speed, metavar="SPEED", help="real, at-once, or times as fast, such as 4x")
    group.add_argument("--latency", choices=("jittered", "equal", "uneven"), help="how long calls take")
    group.add_argument("--profile", choices=tuple(PROFILES), help="the kind of model")


def _pattern(name: str) -> Pattern[Any]:
    found = PATTERNS.get(name.strip().lower().replace("-", "_"))
    if found is None:
        raise argparse.ArgumentTypeError(f"there is no pattern {_cut(name)}: choose one of {', '.join(PATTERNS)}")
    return found


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 20 and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{_cut(text)} is no limit: write a whole number from 1, or leave it out")
    return int(text)


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 20 and int(text) in SEEDS):
        raise argparse.ArgumentTypeError(f"{_cut(text)} is no seed: write a whole number from 0 to {SEEDS[-1]:,}")
    return int(text)


def _whole(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise argparse.ArgumentTypeError(f"{_cut(text)} is no whole number of up to 18 digits")
    return int(text)


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


def _serve(given: list[str]) -> int:
    parser = _Parser(prog="python -m core serve", description="Serve the simulated model to any OpenAI client.")
    parser.add_argument("--port", type=_whole, default=8010, metavar="P", help="8010 if not given")
    _simulation(parser)
    asked = parser.parse_args(given)
    if not 0 < asked.port < 65536:
        raise InputError(f"The port is {asked.port}; it must be a number from 1 to 65535.")
    from core.models.simulated import serve

    settings = {name: getattr(asked, name) for name in SIMULATED_ONLY if getattr(asked, name) is not None}
    try:
        serve.main(asked.port, **settings)
    except SystemExit as stopped:  # the web server has ended the program; it does not say why
        if stopped.code:
            _tell(f"Port {asked.port} can't be opened: another program may use it. Choose another with --port.")
        return int(bool(stopped.code))
    return 0


def _run(given: list[str]) -> int:
    asked = _arguments(given)
    name = asked.pattern.__name__
    options = {option: getattr(asked, option) for option in OPTIONS if getattr(asked, option) is not None}
    if unknown := [option for option in options if option not in inspect.signature(asked.pattern).parameters]:
        flag = "--" + unknown[0].replace("_", "-")
        raise InputError(f"{name} has no {flag}; evaluator_optimizer has. Leave it out.")
    model = _model(asked)
    text = _inputs(name, asked.inputs)
    settings = {**options, "model": model, "seed": asked.seed, "concurrency": asked.concurrency}
    if asked.clock == "virtual":
        run = forecast(asked.pattern, text, **settings)
    else:
        run = asyncio.run(_follow(asked.pattern, text, settings))
    readable = [*_result(run), *_table(run.trace), "", *_not_known(run.trace), _closing(run)]
    print(_as_json(run) if asked.json else "\n".join(readable), flush=True)
    return _verdict(run)


def _model(asked: argparse.Namespace) -> Model:
    model = default_model()
    chosen = {name: getattr(asked, name) for name in SIMULATED_ONLY if getattr(asked, name) is not None}
    if isinstance(model, Simulated):
        return Simulated(**chosen)
    if chosen or asked.clock == "virtual":
        flag = "clock virtual" if asked.clock == "virtual" else next(iter(chosen))
        raise InputError(f"--{flag} needs the simulated model. Leave it out, or unset LLM_PROVIDER.")
    return model


def _inputs(name: str, given: list[str]) -> str | list[str]:
    """One text, or items: then an argument with line breaks is several."""
    texts = [_standard_input() if text == "-" else text for text in given]
    if name not in TAKE_ITEMS:
        if len(texts) > 1:
            raise InputError(f"{name} takes one text, and {len(texts)} were given. Put the text in quotes.")
        return texts[0]
    items = [item for text in texts for item in _lines_of(text)]
    return items[0] if name == "prompt_chaining" and len(items) == 1 else items


def _lines_of(text: str) -> list[str]:
    """Those with something to see; of a text without any the text, which is then refused in words."""
    return [line for line in re.split(r"[\r\n]+", text) if not blank(line)] or [text]


def _standard_input() -> str:
    if sys.stdin is None:
        return ""
    return sys.stdin.buffer.read().decode("utf-8-sig", "replace").rstrip("\r\n")


async def _follow(pattern: Pattern[Any], text: str | list[str], settings: dict[str, Any]) -> Run[Any]:
    """The run to its end; Ctrl-C cancels its calls and keeps what has come."""
    started = start(pattern, text, **settings)
    started.stream(True)  # else nobody knows when the first token came
    ending = asyncio.ensure_future(_ended(started))
    progress = asyncio.create_task(_progress(started)) if sys.stderr.isatty() else None
    try:
        return await asyncio.shield(ending)
    except asyncio.CancelledError:
        started.cancel()
        return await ending
    finally:
        if progress is not None:
            progress.cancel()


async def _ended(started: Started[Any]) -> Run[Any]:
    return await started


async def _progress(started: Started[Any]) -> None:
    """One line on standard error for each call that ends."""
    told: set[int] = set()
    pause = 0.1
    while True:
        await asyncio.sleep(pause)
        began = now()
        trace = started.trace
        names = trace.names
        for span in trace.spans:
            if span.end is not None and span.id not in told:
                told.add(span.id)
                _tell(f"{names[span.id]}: {span.status}, {_seconds(span.duration)}")
        pause = max(0.1, 9 * (now() - began))  # a look at many calls takes its time, which the run needs


def _as_json(run: Run[Any]) -> str:
    result = run.result.model_dump(mode="json") if isinstance(run.result, BaseModel) else None
    text = json.dumps({"result": result, "trace": run.trace.model_dump(mode="json")}, ensure_ascii=False, indent=2)
    return re.sub(r"[\x7f-\x9f]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _result(run: Run[Any]) -> list[str]:
    result = run.result
    if result is None:
        return []
    if isinstance(result, Classified):
        pairs = zip(result.emails, result.classifications, strict=True)
        lines = [line for i, (email, found) in enumerate(pairs, 1) for line in _lines(f"{i}.", found, f"{email} → ")]
    elif isinstance(result, Optimized):
        shown = [(name, value) for name, value in result if name not in ("last", "history")]
        lines = [line for name, value in shown for line in _lines(f"{name}:", value)]
        for number, drafts in enumerate(result.history, 1):
            for draft in drafts:
                lines += _lines(f"round {number}:", f"score {draft.score or '-'}  {draft.feedback}")
    else:
        lines = [line for name, value in result for line in _lines(f"{name}:", value)]
    return [*lines, ""]


def _lines(label: str, value: object, before: str = "") -> Iterator[str]:
    """A value under its label: short ones beside it, long ones below, indented."""
    if isinstance(value, BaseModel) and not isinstance(value, Failed):
        yield label
        for name, part in value:
            yield from (f"    {line}" for line in _lines(f"{name}:", part))
    elif isinstance(value, list):
        yield label if value else f"{label} none"
        for number, part in enumerate(value, 1):
            yield from (f"    {line}" for line in _lines(f"{number}.", part))
    else:
        text = _visible(before + _said(value)).split("\n")
        if len(text) == 1 and len(text[0]) <= _BESIDE:
            yield f"{label} {text[0]}"
        else:
            yield label
            yield from (f"    {line}".rstrip() for line in text)


def _said(value: object) -> str:
    if isinstance(value, Failed):
        return f"failed: {value.error}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "-" if value is None else as_text(value)


def _table(trace: Trace) -> list[str]:
    head = ("#", "name", "status", "start", "duration", "first token", "tokens in", "out")
    names = trace.names
    rows = [head, *(_row(number, span, names[span.id]) for number, span in enumerate(trace.spans, 1))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    layout = [f"{side}{width}" for side, width in zip("><<>>>>>", widths, strict=True)]
    return ["  ".join(f"{cell:{form}}" for cell, form in zip(row, layout, strict=True)).rstrip() for row in rows]


def _not_known(trace: Trace) -> list[str]:
    """A line that names what the simulated model does know; none where it knew all that was asked."""
    knows = next((span.knows for span in trace.spans if span.unknown), ())
    if not knows or trace.world == "live":
        return []
    return [_visible(f"The simulated model does not know this and says so. It does know: {'; '.join(knows)}")]


def _row(number: int, span: Span, name: str) -> tuple[str, ...]:
    attempts = f", {span.sent} attempts" if span.sent > 1 else ""
    status = f"{span.status}{attempts}{', fallback' if span.fallback else ''}{', not known' if span.unknown else ''}"
    times = (span.start, span.duration, span.time_to_first_token)
    tokens = (span.tokens_in, span.tokens_out)
    return (str(number), _visible(name), status, *map(_seconds, times), *map(_said, tokens))


def _closing(run: Run[Any]) -> str:
    trace = run.trace
    words = {"done": "Finished in", "partial": "Finished in", "cancelled": "Stopped after"}
    word = words.get(run.status, "Failed after")
    failed = sum(span.status == "error" for span in trace.spans)
    ended = sum(span.status in ("ok", "error") for span in trace.spans)
    made = counted(trace.calls, "call")
    calls = f"{ended} of {made}" if run.status == "cancelled" else made
    world = f"live {trace.model}" if trace.world == "live" else f"{trace.world}, seed {trace.seed}"
    return f"{word} {trace.makespan:.2f} s · {calls}{f', {failed} failed' if failed else ''} · {world}"


def _verdict(run: Run[Any]) -> int:
    """The exit code, and on standard error what went wrong."""
    if run.status in ("failed", "over_budget"):
        _tell(str(run.error))
        return 1
    if run.status == "partial":
        failed = next(span for span in run.trace.spans if span.status == "error")
        name = run.trace.names[failed.id]
        _tell(f"Not every call succeeded; the result holds those that did. {name}: {failed.error}")
    return 130 if run.status == "cancelled" else 0


def _seconds(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f} s"


def _visible(text: str) -> str:
    """The text with its control characters made visible: a terminal would obey them."""
    return _CONTROL.sub(
        lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "␡" if found[0] == "\x7f" else "�",
        text.replace("\r\n", "\n"),
    )


def _one_line(text: str) -> str:
    return " ".join(_visible(text).split()).rstrip(".")


def _tell(text: str) -> None:
    print(_one_line(text) + ".", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
