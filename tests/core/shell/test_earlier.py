"""A run from the shell that goes on with the answers of an earlier one."""

from __future__ import annotations

import json

import pytest

import core
from core import InputError, Simulated
from core.models.live import Live
from core.shell.earlier import earlier

AT_ONCE = ("--speed", "at-once")


@pytest.fixture
def failed(call, tmp_path):
    """The file of a chain whose second step failed."""
    file = tmp_path / "run.json"
    code, out, _ = call("prompt_chaining", "rain", *AT_ONCE, "--break", "draft:refuse", "--json")
    assert code == 1
    file.write_text(out, encoding="utf-8")
    return str(file)


def test_a_failed_run_goes_on_and_pays_no_answer_again(call, failed):
    code, out, err = call("prompt_chaining", "rain", *AT_ONCE, "--given", failed)
    assert (code, err) == (0, "") and "· 3 calls, 1 reused ·" in out.splitlines()[-1]
    code, out, _ = call("prompt_chaining", "rain", "--clock", "virtual", "--given", failed, "--json")
    assert [span["reused"] for span in json.loads(out)["trace"]["spans"]] == [True, False, False]


def test_what_a_page_saves_is_taken_too(tmp_path):
    run = core.forecast(core.routing, "Hello")
    (tmp_path / "saved.json").write_text(run.trace.model_dump_json(indent=1), encoding="utf-8")
    assert earlier(str(tmp_path / "saved.json"), "routing", Simulated()) == run.trace


def test_the_answers_of_another_model_stay_with_it(failed):
    with pytest.raises(InputError, match="made with the simulated model gpt-4o-mini, not with the live model gpt"):
        earlier(failed, "prompt_chaining", Live("sk-typed"))


@pytest.mark.parametrize("held", ["", "{", "[]", "7", "null", '{"trace": 7}', '{"trace": {"spans": 3}}', "[" * 100_000])
def test_a_file_that_holds_no_run_is_said_in_one_line(call, tmp_path, held):
    file = tmp_path / "run.json"
    file.write_text(held)
    code, out, err = call("routing", "x", *AT_ONCE, "--given", str(file))
    assert (code, out) == (2, "") and err.endswith("holds no run: give what --json has printed.\n")
    assert err.count("\n") == 1


def test_a_file_that_is_not_there_and_the_run_of_another_pattern(call, failed, tmp_path):
    assert "cannot be read: No such file" in call("routing", "x", *AT_ONCE, "--given", str(tmp_path / "none"))[2]
    assert "cannot be read: Is a directory" in call("routing", "x", *AT_ONCE, "--given", str(tmp_path))[2]
    code, _, err = call("routing", "x", *AT_ONCE, "--given", failed)
    assert code == 2 and "holds a run of prompt_chaining, not of routing." in err


def test_it_goes_on_with_its_seed_and_with_no_other(call, tmp_path):
    _, out, _ = call("prompt_chaining", "rain", *AT_ONCE, "--break", "draft:refuse", "--json", "--seed", "7")
    (tmp_path / "run.json").write_text(out, encoding="utf-8")
    on = ("prompt_chaining", "rain", *AT_ONCE, "--given", str(tmp_path / "run.json"))
    assert call(*on)[1].endswith("simulated, seed 7\n") and call(*on, "--seed", "7")[0] == 0
    code, _, err = call(*on, "--seed", "0")
    assert code == 2 and "made with seed 7, not 0" in err


def test_a_step_has_another_model(call):
    code, out, _ = call("routing", "Hello", "--clock", "virtual", "--json", "--model", "classify=gpt-5-mini")
    models = {span["step"]: span["model"] for span in json.loads(out)["trace"]["spans"]}
    assert code == 0 and models.pop("classify") == "gpt-5-mini" and set(models.values()) == {"gpt-4o-mini"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("classify", "'classify' names no model for a step: write classify=gpt-5-mini"),
        ("=gpt-5-mini", "names no model"),
        ("classify=", "names no model"),
        ("nowhere=gpt-5-mini", "nowhere"),
    ],
)
def test_a_model_for_no_step_is_said_in_one_line(call, given, said):
    code, out, err = call("routing", "Hello", *AT_ONCE, "--model", given)
    assert (code, out) == (2, "") and said in err and err.count("\n") == 1
