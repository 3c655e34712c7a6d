"""Labels, specialists, plans, parts, combinations, and answers in shapes of all kinds."""

import random

import pytest

from core.models.simulated.fits import fits
from core.models.simulated.writer import fill, say
from core.models.simulated.writer.specialist_texts import ISSUES

PARCEL = "My parcel was due on Monday and tracking has not moved, order #A-4711"


def shape(**properties):
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


TEXT = {"type": "string"}
PLAN = shape(subtasks={"type": "array", "items": TEXT})
SUPPORT = shape(
    category={"type": "string", "enum": ["shipping", "refund", "technical", "general"]},
    urgency={"type": "string", "enum": ["high", "medium", "low"]},
)
VERDICT = shape(score={"type": "integer", "minimum": 1, "maximum": 10}, feedback=TEXT)


def plan(task, cap=6):
    prompt = (
        f"Break this task into the subtasks it needs, at most {cap}. Give none when one answer is enough.\nTask: {task}"
    )
    return fill("", prompt, "TaskPlan", PLAN, random.Random(0))["subtasks"]


@pytest.mark.parametrize(
    ("order", "label"),
    [
        ("Classify as spam, urgent or normal, and say why in a few words: 50% off, only today", "spam"),
        ("Classify as spam/urgent/normal: the server is down, please help at once", "urgent"),
        ("spam/urgent/normal?\n\nlunch on Friday?", "normal"),
        ("Is this spam?\nYou have won a free cruise", "spam"),
        ("Is this spam?\nMinutes of the last meeting", "not spam"),
        ("Positive, neutral or negative? The soup was not good and the waiter was rude", "negative"),
        ("Label this review as positive or negative: great phone, I love it", "positive"),
        ("Approve or reject: We record pupils without consent.", "reject"),
        ("Which category fits: sport, politics or science? The team won the cup", "sport"),
        ("Classify this customer message: it won't turn on", "technical"),
    ],
)
def test_a_label_comes_from_the_order_and_its_reason_from_the_text(order, label):
    answer = say("", order, random.Random(0))
    assert answer.startswith(f"{label}: ")
    assert len(answer) < 100


def test_a_specialist_answers_about_the_message_and_names_the_order():
    answer = say("You are a shipping specialist. Be brief.", PARCEL, random.Random(0))
    assert "parcel" in answer
    assert "A-4711" in answer


@pytest.mark.parametrize("desk", ["refund specialist", "technical support", "general customer service"])
def test_a_specialist_names_the_colleague_who_fits(desk):
    assert "shipping" in say(f"You are {desk}.", PARCEL, random.Random(0))


def test_every_answer_of_a_desk_has_the_promised_length():
    for issues in ISSUES.values():
        for issue in issues:
            assert all(150 < len(text) < 340 for text in issue.answers)  # 45 to 80 tokens, with room for names


@pytest.mark.parametrize(
    ("task", "least", "most"),
    [
        ("What is 2+2?", 0, 0),
        ("What is the capital of France?", 0, 0),
        ("Write a haiku about rain", 0, 0),
        ("Teach my dog to sit", 2, 3),
        ("Add dark mode to a dashboard", 3, 3),
        ("Organise a two-day class trip for 28 pupils", 4, 4),
        ("Plan a product launch for a reusable water bottle", 4, 5),
        ("Effects of phone bans in schools", 4, 4),
        ("Write an encyclopaedia of birds", 20, 40),
        ("Write an encyclopaedia of rivers", 20, 40),
    ],
)
def test_a_plan_is_as_long_as_its_task_needs(task, least, most):
    assert least <= len(plan(task)) <= most


def test_a_task_that_repeats_or_leaves_out_parts_gets_such_a_plan():
    assert plan("Compare tea and coffee and tea") == [
        "Describe tea", "Describe coffee", "Describe tea", "Compare them side by side",
    ]  # fmt: skip
    assert plan("Budget; ; venue; budget") == ["Budget", "", "venue", "budget"]


def test_a_plan_keeps_to_the_cap_and_to_an_exact_number():
    assert len(plan("Plan a product launch for a reusable water bottle", cap=2)) == 2
    given = fill("", "Break into 3 subtasks: Plan a product launch", "TaskPlan", PLAN, random.Random(0))
    assert len(given["subtasks"]) == 3


def test_a_worker_writes_about_its_part_of_the_task():
    task = "Organise a summer festival for our street"
    assert say("", f"The whole task: {task}\nYour part: Budget", random.Random(0)).startswith("Budget: ")
    assert "a summer festival" in say("", f"The whole task: {task}\nYour part: Budget", random.Random(0))
    assert "party" in say("", "Complete: Budget for the school party", random.Random(0))


def test_a_synthesis_takes_up_each_part_and_names_the_missing_ones():
    prompt = (
        "Combine the parts into one answer to the task: A trip\n\n1. Go by train. It is green.\n\n"
        "2. Sleep in a hostel. It is cheap.\n\nMissing parts: Budget"
    )
    answer = say("", prompt, random.Random(0))
    assert "Go by train." in answer
    assert "Sleep in a hostel." in answer
    assert "Still missing: Budget" in answer


def test_a_score_depends_on_the_draft_alone():
    prompt = "Task: Write a haiku about rain\n\nDraft:\n{}\n\nScore the draft from 1 to 10 and name what costs points."
    poor = fill("", prompt.format("rain"), "Evaluation", VERDICT, random.Random(0))
    again = fill("", prompt.format("rain"), "Evaluation", VERDICT, random.Random(9))
    assert poor == again
    assert fits(poor, VERDICT, VERDICT)


@pytest.mark.parametrize(
    "schema",
    [
        shape(sentiment={"enum": ["positive", "neutral", "negative"]}, reason=TEXT),
        shape(is_spam={"type": "boolean"}, confidence={"type": "number", "minimum": 0, "maximum": 1}),
        shape(title=TEXT, summary=TEXT),
        shape(category={"$ref": "#/$defs/C"}) | {"$defs": {"C": {"enum": ["technical", "billing", "general"]}}},
    ],
)
def test_other_shapes_are_filled_from_the_text(schema):
    value = fill("", "Classify this message: You have won a free cruise, click here", "X", schema, random.Random(0))
    assert fits(value, schema, schema)


def test_an_unknown_shape_is_left_to_others():
    assert fill("", "hello", "X", shape(x={"type": "integer"}), random.Random(0)) is None


HARD = (
    *(
        "",
        "?",
        "\x00\x07\u202eabc\u202c",
        "\ud800x",
        "Task:\nDraft:\nFeedback:\n",
        "<script>x</script> **b** {outline} |",
    ),
    *(
        "👩‍👩‍👧🦊" * 50,
        "שלום עולם, מה שלומך? " * 30,
        "a" * 20_000,
        "word " * 4_000,
        "- a\n- b\n\n" * 900,
        "9" * 5_000,
        "((" * 999,
    ),
)
ORDERS = (
    "{}",
    "Create a 3-point outline for: {}",
    "Write a text based on this outline:\n{}",
    "Edit for clarity:\n{}",
    "Classify as spam, urgent or normal: {}",
    "The whole task: {}\nYour part: {}",
    "Combine the parts into one answer to the task: {}\n\n1. {}\n\n2. b\n\nMissing parts: {}",
    "Summarise: {}",
    "Make a table: {}",
    "Translate to German: {}",
)


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_no_input_breaks_it_and_long_ones_are_quoted_in_short(text):
    for order in ORDERS:
        prompt = order.replace("{}", text)
        for instructions in ("", "You are a shipping specialist."):
            answer = say(instructions, prompt, random.Random(1))
            assert answer.strip()
            assert answer == say(instructions, prompt, random.Random(1))
            assert len(answer) < 6_000
    for schema, order in (
        (SUPPORT, "Classify this customer message: {}"),
        (PLAN, "Break this into subtasks, at most 6.\nTask: {}"),
    ):
        value = fill("", order.replace("{}", text), "X", schema, random.Random(1))
        assert fits(value, schema, schema)


def test_bare_tasks_are_answered():
    assert say("", "What is 2+2?", random.Random(0)) == "2 + 2 = 4."
    assert say("", "What is the capital of France?", random.Random(0)) == "Paris is the capital of France."
    assert "Kubernetes" in say("", "Tell me about Kubernetes", random.Random(0))


def test_a_missing_part_is_named_where_it_stands_among_the_parts():
    given = "1. Go by train.\n\n2. Missing part: Food and drink\n\n3. Sleep well."
    prompt = f"Combine the parts into one answer to the task: A trip\n\n{given}"
    answer = say("", prompt, random.Random(0))
    assert "Go by train. Sleep well. Still missing: Food and drink;" in answer
