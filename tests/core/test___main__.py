"""The shell: what it prints, where, and with which exit code."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from itertools import product

import pytest

import core
from core import Simulated, Trace
from core import __main__ as shell
from core.laws.limits import ProviderLimits
from core.models.simulated import every
from core.shell import serve
from core.shell.arguments import PATTERNS
from tests.rows import rows

EMAILS = ["Meeting at 3pm", "50% off!", "Server down"]


@rows("name, hyphen", product(sorted(PATTERNS), [False, True]))
def test_each_pattern_runs(call, name, hyphen):
    code, out, err = call(name.replace("_", "-") if hyphen else name, "I need a refund", "--clock", "virtual")
    assert (code, err) == (0, "")
    run = core.forecast(PATTERNS[name], ["I need a refund"] if name == "parallelization" else "I need a refund")
    calls = "1 call" if run.trace.calls == 1 else f"{run.trace.calls} calls"
    assert out.splitlines()[-1] == f"Finished in {run.trace.makespan:.2f} s · {calls} · predicted, seed 0"


def test_the_result_and_the_table_are_readable(call):
    code, out, _ = call("routing", "I was charged twice, refund please", "--clock", "virtual", "--seed", "3")
    run = core.forecast(core.routing, "I was charged twice, refund please", seed=3)
    lines = out.splitlines()
    assert code == 0 and lines[0] == "category: refund" and run.result.response in out
    head = next(number for number, line in enumerate(lines) if line.startswith("#"))
    assert lines[head].split() == ["#", "name", "status", "start", "duration", "first", "token", "tokens", "in", "out"]
    for number, span in enumerate(run.trace.spans, 1):
        assert lines[head + number].split() == [
            str(number), span.step, "ok", f"{span.start:.2f}", "s", f"{span.duration:.2f}", "s",
            f"{span.time_to_first_token:.2f}", "s", str(span.tokens_in), str(span.tokens_out),
        ]  # fmt: skip


def test_json_is_result_and_trace_alone(call):
    code, out, err = call("parallelization", *EMAILS, "--speed", "at-once", "--json", "--concurrency", "2")
    found = json.loads(out)
    assert (code, err) == (0, "") and list(found) == ["result", "trace"]
    trace = Trace.model_validate(found["trace"])
    assert (trace.pattern, trace.world, trace.concurrency, trace.calls) == ("parallelization", "simulated", 2, 3)
    span = found["trace"]["spans"][0]
    assert {"step", "kind", "queued", "start", "end", "status", "attempts"} <= set(span)
    assert span["status"] == span["attempts"][0]["status"] == "ok"


def test_options_of_the_loop(call):
    options = ("--target-score", "10", "--max-iterations", "1", "--candidates", "2", "--clock", "virtual", "--json")
    _, out, _ = call("evaluator_optimizer", "Write a haiku", *options)
    assert json.loads(out)["result"]["iterations"] == 1 and len(json.loads(out)["trace"]["spans"]) == 4
    _, out, _ = call("evaluator_optimizer", "Write a haiku", "--draft", "Waves come.", *options)
    assert [span["step"] for span in json.loads(out)["trace"]["spans"]] == ["evaluate"]


def test_seed_latency_and_profile_reach_the_model(call):
    _, out, _ = call("routing", "Hello", "--clock", "virtual", "--latency", "equal", "--profile", "large", "--json")
    assert Trace.model_validate(json.loads(out)["trace"]).makespan == pytest.approx(4.0)  # two calls of 2 s each
    first, second = (call("routing", "Hello", "--clock", "virtual", "--seed", seed)[1] for seed in ("1", "2"))
    assert first != second


@pytest.mark.parametrize(
    ("environment", "arguments", "said"),
    [
        ({"LLM_PROVIDER": "oracle"}, (), "LLM_PROVIDER is 'oracle'"),
        ({"LLM_PROVIDER": "openai"}, (), "OPENAI_API_KEY is not set"),
        ({"LLM_PROVIDER": "openai", "OPENAI_API_KEY": "k"}, ("--clock", "virtual"), "--clock virtual needs"),
        ({"LLM_PROVIDER": "openai", "OPENAI_API_KEY": "k"}, ("--speed", "4x"), "--speed needs"),
    ],
)
def test_the_environment_is_respected(call, monkeypatch, environment, arguments, said):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    code, out, err = call("routing", "x", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1) and said in err


def test_a_failed_run_keeps_its_table_and_says_what_to_do(call, faulty):
    faulty({"draft": every("empty")})
    code, out, err = call("prompt_chaining", "Tea", "--clock", "virtual")
    assert code == 1 and err.count("\n") == 1 and "'draft' failed" in err and "Try again" in err
    assert "error, 2 attempts" in out and out.splitlines()[-1].startswith("Failed after") and "2 calls, 1 failed" in out
    code, out, _ = call("prompt_chaining", "Tea", "--clock", "virtual", "--json")
    assert code == 1 and json.loads(out)["result"] is None and len(json.loads(out)["trace"]["spans"]) == 2


def test_a_partial_run_is_a_success_with_a_line(call, faulty):
    faulty({("classify", 2): every("refusal")})
    code, out, err = call("parallelization", *EMAILS, "--clock", "virtual")
    assert code == 0 and err.count("\n") == 1 and "classify 2" in err
    assert "failed: " in out and "3 calls, 1 failed" in out.splitlines()[-1]


@pytest.fixture
def in_a_terminal():
    """Ctrl-C interrupts, also where these tests run in the background: a shell makes such a process deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_ends_cleanly(call, monkeypatch, in_a_terminal):
    class Interrupted(Simulated):
        async def answer(self, ask):
            signal.raise_signal(signal.SIGINT)
            await asyncio.get_running_loop().create_future()  # nothing else ends it

    monkeypatch.setattr(shell, "_model", lambda asked: Interrupted())
    code, out, err = call("prompt_chaining", "Tea")
    assert (code, err) == (130, "") and "cancelled" in out and out.splitlines()[-1].startswith("Stopped after")


def test_a_terminal_obeys_no_text(call):
    nasty = "\x1b[31mred\x07 \x7f \x9b2J"
    code, out, _ = call("parallelization", nasty, "--clock", "virtual")
    assert code == 0 and "␛[31mred␇ ␡" in out and not any(sign in out for sign in "\x1b\x07\x7f\x9b")
    _, out, _ = call("parallelization", nasty, "--clock", "virtual", "--json")
    assert not any(sign in out for sign in "\x1b\x07\x7f\x9b") and json.loads(out)["result"]["emails"] == [nasty]


@pytest.mark.parametrize("arguments", [(), ("--port", "9001", "--speed", "4x", "--latency", "equal")])
def test_serve_starts_the_simulated_model(call, monkeypatch, arguments):
    served = []
    monkeypatch.setattr(serve, "main", lambda port, **settings: served.append((port, settings)))
    assert call("serve", *arguments)[0] == 0
    assert served == [(9001, {"speed": 4.0, "latency": "equal"}) if arguments else (8010, {})]


LIMITED = ("--requests-a-minute", "30", "--tokens-a-minute", "9000", "--slots", "4", "--burst", "10")


def test_the_limits_of_a_provider_can_be_set_for_a_run_and_a_server(call, monkeypatch):
    served = []
    monkeypatch.setattr(serve, "main", lambda port, **settings: served.append(settings))
    assert call("serve", *LIMITED)[0] == 0
    assert served == [{"limits": ProviderLimits(requests=30, tokens=9000, slots=4, burst=10)}]
    code, out, _ = call("parallelization", "a", "b", "c", "--clock", "virtual", "--requests-a-minute", "2")
    assert code == 0 and "2 attempts" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--requests-a-minute", "0"), "no limit"), (("--tokens-a-minute", "-5"), "no limit"),
        (("--slots", "many"), "no limit"), (("--burst", "0"), "no number of seconds"),
        (("--requests-a-minute", "3", "--burst", "1"), "less than one request"),
        (("--requests-a-minute", "3", "--speed", "at-once"), "choose a speed"),
    ],
)  # fmt: skip
def test_limits_that_cannot_be_are_refused_in_a_line(call, arguments, words):
    code, _, said = call("routing", "x", *arguments)
    assert code == 2 and words in said and said.count("\n") == 1


def test_utf_8_in_and_out_on_every_system():
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONDONTWRITEBYTECODE": "1"}
    root = os.path.dirname(os.path.dirname(os.path.abspath(core.__file__)))
    text = "Grüße 👋 שלום"
    done = subprocess.run(
        [sys.executable, "-m", "core", "parallelization", "-", "--speed", "at-once"],
        input=text.encode(), capture_output=True, env=environment, cwd=root, check=True,
    )  # fmt: skip
    assert text in done.stdout.decode() and done.stderr == b""


def test_a_fault_on_order_is_said_beside_its_call_and_one_that_is_none_is_refused(call):
    code, out, error = call("parallelization", *EMAILS, "--clock", "virtual", "--break", "classify 2:refuse", "--json")
    assert code == 0 and "classify 2" in error
    assert [span["fault"] for span in json.loads(out)["trace"]["spans"]] == ["", "refuse", ""]
    code, out, error = call("prompt_chaining", "rain", "--clock", "virtual", "--break", "draft:hng")
    assert (code, out) == (2, "") and "choose from fail, refuse, hang, empty, wrong-shape, slow" in error
