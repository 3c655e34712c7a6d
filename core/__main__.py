"""The patterns from the shell: python -m core PATTERN INPUT…"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any

from core.errors import ConfigError, InputError
from core.models.default import default_model
from core.models.model import Model
from core.models.simulated import Simulated
from core.run import Run, forecast
from core.shell.arguments import Parser, arguments, flag, having, inputs, simulated, simulation, whole
from core.shell.earlier import earlier
from core.shell.follow import follow
from core.shell.report import as_json, closing, not_known, result_of, table, tell
from core.trace.counts import listed


def main(command: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit code: 0, 1 for a failed run, 2 for bad input, 130 after Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        # A console or a pipe may have another encoding, and the first arrow in a table would end the program.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(sys.argv[1:] if command is None else command)
    try:
        return _serve(given[1:]) if given[:1] == ["serve"] else _run(given)
    except (InputError, ConfigError) as error:
        tell(str(error))
        return 2
    except KeyboardInterrupt:
        tell("Stopped.")
        return 130
    except BrokenPipeError:  # whoever read our output has seen enough
        # Python writes out what is left at its end, and would complain once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        tell(f"The result could not be written: {error.strerror}. Make room, or send it elsewhere.")
        return 1


def _serve(given: list[str]) -> int:
    parser = Parser(prog="python -m core serve", description="Serve the simulated model to any OpenAI client.")
    parser.add_argument("--port", type=whole, default=8010, metavar="P", help="8010 if not given")
    simulation(parser)
    command = parser.parse_args(given)
    if not 0 < command.port < 65536:
        raise InputError(f"The port is {command.port}; it must be a number from 1 to 65535.")
    # Not above: only this command needs it.
    from core.shell import serve

    settings = simulated(command)
    try:
        serve.main(command.port, **settings)
    except SystemExit as stopped:  # the web server has ended the program; it does not say why
        if stopped.code:
            tell(f"Port {command.port} can't be opened: another program may use it. Choose another with --port.")
        return int(bool(stopped.code))
    return 0


def _run(given: list[str]) -> int:
    command = arguments(given)
    name = command.pattern.__name__
    if unknown := [option for option in command.options if name not in having(option)]:
        others = having(unknown[0])
        has = "has" if len(others) == 1 else "have"
        raise InputError(f"{name} has no {flag(unknown[0])}; {listed(others)} {has}. Leave it out.")
    model = _model(command)
    text = inputs(command.pattern, command.inputs)
    settings = {**command.options, "model": model, "seed": command.seed or 0, "concurrency": command.concurrency}
    settings |= {"breaks": command.breaks, "models": dict(command.models) or None}
    if command.given is not None:
        settings["given"] = earlier(command.given, name, model, command.seed)
        settings["seed"] = settings["given"].seed
    if command.clock == "virtual":
        run = forecast(command.pattern, text, **settings)
    else:
        run = asyncio.run(follow(command.pattern, text, settings))
    readable = [*result_of(run), *table(run.trace), "", *not_known(run.trace), closing(run)]
    # Written out here, where a full disk or a closed pipe can still be told in one sentence.
    print(as_json(run) if command.json else "\n".join(readable), flush=True)
    return _verdict(run)


def _model(command: argparse.Namespace) -> Model:
    model = default_model()
    chosen = simulated(command)
    if isinstance(model, Simulated):
        return Simulated(**chosen)
    if chosen or command.clock == "virtual":
        flag = "--clock virtual" if command.clock == "virtual" else f"--{next(iter(chosen))}"
        what = "A provider's limit" if flag == "--limits" else flag
        raise InputError(f"{what} needs the simulated model. Leave it out, or unset LLM_PROVIDER.")
    return model


def _verdict(run: Run[Any]) -> int:
    """The exit code, and on standard error what went wrong."""
    if run.status in ("failed", "over_budget"):
        tell(str(run.error))
        return 1
    if run.status == "partial":
        failed = next(span for span in run.trace.spans if span.status == "error")
        name = run.trace.names[failed.id]
        tell(f"Not every call succeeded; the result holds those that did. {name}: {failed.error}")
    return 130 if run.status == "cancelled" else 0


if __name__ == "__main__":
    sys.exit(main())
