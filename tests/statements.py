"""The record: each statement of the lesson in short words of our own, where it is shown, and the test that asserts it.

A row is number, statement, the lines of the lesson that state it, page, the words on that page that say it, and the
test. Words are looked for on the page as it opens, pieces with … between them one after the other; where there are none
the test itself has what is asserted. A test without a module is one of `tests/core/lesson/test_statements.py`; a row
without a test is asserted by its words alone.

The lesson's text is not in this repository. `LESSON` is what `outline` makes of it: which lines of each section state
something, and a fingerprint of them. Compare it with the lesson by `python -m tests.statements lesson.md`.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import NamedTuple


class Statement(NamedTuple):
    number: str
    says: str
    lines: str  # of the lesson
    page: str  # its address, or "home"
    shown: str
    test: str = ""

    @property
    def section(self) -> int:
        return int(self.number.split(".")[0])


class Section(NamedTuple):
    lines: str
    fingerprint: str


def outline(lesson: str) -> dict[int, Section]:
    """The lines of each section of a lesson that state something: not blank, no heading, no fence, not arrows alone.

    What stands before the first section belongs to it. Made from the text alone, so nothing in it can be overlooked.
    """
    found: dict[int, list[tuple[int, str]]] = {}
    sections, fenced = 0, False
    for number, line in enumerate(lesson.splitlines(), 1):
        if line.startswith("```"):
            fenced = not fenced
        elif line.startswith("#") and not fenced:
            sections += line.startswith("## ")
        elif re.search(r"\w", line):
            found.setdefault(max(sections, 1), []).append((number, line.strip()))
    return {
        section: Section(
            ranges({number for number, _ in lines}),
            hashlib.sha256("\n".join(line for _, line in lines).encode()).hexdigest()[:8],
        )
        for section, lines in found.items()
    }


def ranges(numbers: set[int]) -> str:
    """Such as "3 7 9-13"."""
    starts = sorted(n for n in numbers if n - 1 not in numbers)
    ends = sorted(n for n in numbers if n + 1 not in numbers)
    return " ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))


def numbers(lines: str) -> set[int]:
    """The other way round."""
    pairs = [part.partition("-") for part in lines.split()]
    return {number for a, _, b in pairs for number in range(int(a), int(b or a) + 1)}


LESSON = {
    1: Section("3 7 9-13 15", "d60e1f1b"),
    2: Section("19-22 24-27 29", "17ebd19e"),
    3: Section("33 35 38-40 42-43 45-46 48 51-54", "cce8c0e3"),
    4: Section("58 60 63-65 67-72 75-79 82-83 86-90", "bd94ce93"),
    5: Section("94 96 99-101 103-105 108-111 113-117", "87b1ffda"),
    6: Section("121 123 126-127 129-134 137-139 142-144 147-149 151-154", "b8a6acd2"),
    7: Section("158 160 163-165 167-168 170-175 178 180-182 184-185 187 190-193 195-199", "6402ca78"),
    8: Section("203 205 207 209 211-213 216 218 220 222 224", "f7adcb76"),
    9: Section("229-232 234-237 239-242 244-247 249-252", "17e1d140"),
    10: Section("257-259 261-262 265 268-270 272-274 276-280 282-284 286-288", "3b6ac964"),
    11: Section("293-297 299-300 302-304", "acef0fda"),
    12: Section("308 310", "90159450"),
}
_ROUTES = "core.patterns.test_support_system.test_technical_has_4_calls_in_4_waves_billing_4_in_3_general_2_in_2"
_LAWS = "core.laws.test_estimate.test_the_lessons_table_for_these_numbers"
# The use cases, as they stand in the row Try of each page.
_CHAINS = "Content generation Data processing Several stages"
_ROUTED = "Support triage Moderation A rumour An insult Cost optimization A/B testing"
_BESIDE = "Bulk documents Perspectives Urgent work"
_PLANNED = "Research Perspectives Depends on input"
_IMPROVED = "Code generation Technical writing Quality control Design iterations"
_CASES = "core.lesson.test_lesson_use_cases."
_TAKEN = "core.lesson.test_takeaways."

# fmt: off
_ROWS = [
    ("1.1", "several calls, put together, solve what is too much for one", "3", "home",
     "Five ways to put several model calls together for a task that is too much for one."),
    ("1.2", "there are five patterns", "7", "home", "Five ways to put several model calls",
     "pages.test_statements_shown.test_there_are_five_patterns_in_the_lessons_order"),
    ("1.3", "chaining: each step builds on the one before", "9", "home",
     "Each step works on the answer of the step before."),
    ("1.4", "routing: classify, then a specialist", "10", "home", "A classifier picks the one specialist who answers."),
    ("1.5", "parallelization: several items at the same time", "11", "home",
     "Many independent items, all at the same time."),
    ("1.6", "orchestrator-workers: split during the run, hand out", "12", "home",
     "A planner splits the task, workers share it, one call combines."),
    ("1.7", "evaluator-optimizer: write, judge, refine in a loop", "13", "home",
     "Write, judge, improve, until the score is good enough."),
    ("1.8", "the patterns are the building blocks of agents", "15", "home",
     "They are the building blocks of agents, too."),

    ("2.1", "workflow: you control the flow", "19-20", "workflows_vs_agents",
     "In a workflow the code decides what happens next"),
    ("2.2", "workflow: deterministic, step after step", "21", "workflows_vs_agents", "its path is deterministic",
     "core.lesson.test_ways.test_ten_workflows_are_one_diagram_and_ten_agents_are_several"),
    ("2.3", "example: outline, draft, polish, always in this order", "22", "prompt_chaining", "",
     "test_a_chain_takes_the_same_way_with_every_seed_and_topic"),
    ("2.4", "agent: the model decides the flow", "24-25", "workflows_vs_agents", "in an agent the model does",
     "core.lesson.test_ways.test_who_chose_a_step_is_read_from_the_trace"),
    ("2.5", "agent: not deterministic, actions are chosen on the way", "26", "workflows_vs_agents",
     "its path is not deterministic",
     "core.lesson.test_ways.test_ten_workflows_are_one_diagram_and_ten_agents_are_several"),
    ("2.6", "example: it decides between search and calculate", "27", "workflows_vs_agents",
     "*search* looks into a small text collection, *calculate* works out a sum",
     "test_the_agent_decides_between_search_and_calculate_by_the_question"),
    ("2.7", "a workflow is an assembly line, an agent a consultant", "29", "workflows_vs_agents",
     "A workflow is an assembly line. … An agent is a consultant.",
     "pages.run.test_contrast.test_before_a_run_there_is_the_contrast_in_words_and_what_comes_next"),

    ("3.1", "when: steps in a row, each needs the one before", "33", "prompt_chaining",
     "Use it when a task has fixed steps and each needs the last one."),
    ("3.2", "example: a pipeline that writes content", "35", "prompt_chaining", _CHAINS),
    ("3.3", "three calls: a 3-point outline, a draft, the edited text", "38-48", "prompt_chaining",
     "Create a 3-point outline for: {topic} … based on this outline: {outline} … Edit for clarity: {draft}",
     "test_a_chain_is_outline_draft_final"),
    ("3.4", "each prompt contains the answer before it", "43 46", "prompt_chaining",
     "Each prompt contains the answer before it.", "test_each_prompt_of_a_chain_contains_the_answer_before_it"),
    ("3.5", "use case: content", "51-52", "prompt_chaining", _CHAINS,
     _CASES + "test_content_goes_from_outline_to_draft_to_edited_text"),
    ("3.6", "use case: data processing", "53", "prompt_chaining", _CHAINS,
     _CASES + "test_data_goes_through_a_pipeline_and_no_row_is_lost"),
    ("3.7", "use case: transformation in stages", "54", "prompt_chaining",
     _CHAINS, _CASES + "test_a_text_is_transformed_in_several_stages"),

    ("4.1", "when: kinds of input need their own handling", "58", "routing",
     "Use it when inputs fall into kinds that need different handling."),
    ("4.2", "example: customer support", "60", "routing", "Classify this customer message: {query}"),
    ("4.3", "categories: shipping, refund, technical, general", "63-64", "routing",
     "category: shipping, refund, technical or general", "test_the_categories_of_routing"),
    ("4.4", "urgencies: high, medium, low", "65", "routing", "urgency: high, medium or low",
     "test_the_urgencies_of_routing"),
    ("4.5", "the label is asked for in a strict form, first of all", "67-73", "routing",
     "Its answer must have this form", "test_the_label_is_asked_for_in_its_form_and_comes_first"),
    ("4.6", "the category picks the instructions of the specialist", "75-82", "routing",
     "You are a shipping specialist", "core.patterns.test_routing.test_every_category_has_a_specialist"),
    ("4.7", "the specialist gets the message and its answer is the reply", "82-83", "routing", "",
     "test_the_reply_is_the_specialists_answer_to_the_message_itself"),
    ("4.8", "use case: support triage", "86-87", "routing", _ROUTED,
     _CASES + "test_support_triage_sends_an_urgent_message_to_the_desk_of_its_kind"),
    ("4.9", "use case: content moderation", "88", "routing", _ROUTED,
     _CASES + "test_moderation_decides_between_publish_review_and_remove"),
    ("4.10", "use case: simple to the cheap model, complex to the expensive one", "89", "routing",
     _ROUTED,
     _CASES + "test_simple_questions_go_to_the_cheap_model_complex_ones_to_the_expensive_and_money_is_saved"),
    ("4.11", "use case: A/B testing of prompts", "90", "routing", _ROUTED,
     _CASES + "test_two_prompts_are_tried_on_the_same_messages_by_the_same_judge_and_one_is_better"),

    ("5.1", "when: several items that do not depend on each other", "94", "parallelization",
     "Use it when no item needs another item’s answer."),
    ("5.2", "example: many e-mails are classified", "96", "parallelization",
     "Classify as spam, urgent or normal, and say why in a few words: {email}",
     "test_the_example_classifies_many_emails_at_once"),
    ("5.3", "the labels are spam, urgent, normal", "99-101", "parallelization", "Classify as spam, urgent or normal",
     "test_every_email_gets_one_of_three_labels"),
    ("5.4", "one call an item, all at the same time", "103-104", "parallelization",
     "each in its own call, all at the same time", "test_all_items_are_asked_in_the_same_moment"),
    ("5.5", "5 times as fast for 5 items", "108-109", "cost_performance",
     "“5x faster for 5 items” is true for calls of equal length",
     "test_five_equal_items_are_exactly_five_times_as_fast"),
    ("5.6", "all items are worked on in parallel", "110", "home", "Many independent items, all at the same time.",
     "test_all_items_are_asked_in_the_same_moment"),
    ("5.7", "the results keep the order of the input", "105 111", "parallelization", "Classes input order",
     "test_results_keep_the_order_of_the_input_whoever_ends_first"),
    ("5.8", "use case: bulk documents", "113-114", "parallelization", _BESIDE,
     _CASES + "test_many_documents_are_summarised_each_by_itself_at_the_same_time"),
    ("5.9", "use case: several perspectives", "115", "parallelization", _BESIDE,
     _CASES + "test_one_text_is_seen_from_several_perspectives_none_of_which_knows_another"),
    ("5.10", "use case: urgent work", "116", "parallelization", _BESIDE,
     _CASES + "test_urgent_work_the_last_caller_knows_when_the_longest_call_ends"),
    ("5.11", "use case: any list of independent tasks", "117", "parallelization",
     "There are many items and none needs the answer of another.",
     _CASES + "test_any_list_of_independent_tasks_is_one_call_each_and_none_waits_for_another"),

    ("6.1", "when: the parts differ from input to input", "121", "orchestrator_workers",
     "Use it when the parts depend on the task."),
    ("6.2", "example: research", "123", "orchestrator_workers", _PLANNED),
    ("6.3", "a planner gives a list of subtasks", "126-135", "orchestrator_workers", "subtasks: a list of texts",
     "test_a_plan_is_a_list_of_subtasks_and_each_gets_a_worker"),
    ("6.4", "workers do them in parallel", "137-140", "orchestrator_workers", "workers do the parts side by side",
     "test_the_workers_start_together_after_the_plan"),
    ("6.5", "one call combines all their answers for the task", "142-144", "orchestrator_workers",
     "one call combines them", "test_the_synthesis_is_asked_with_the_task_and_every_part"),
    ("6.6", "difference: parallelization has a fixed set of items", "147-148", "orchestrator_workers",
     "Parallelization works through a fixed set of items", "test_the_items_of_parallelization_are_given"),
    ("6.7", "difference: an orchestrator finds the subtasks in the input", "149", "parallelization",
     "a first call finds the parts in the input", "test_the_number_of_subtasks_differs_with_the_input"),
    ("6.8", "use case: research that has to be split", "151-152", "orchestrator_workers",
     _PLANNED, _CASES + "test_research_is_split_by_a_plan_and_put_together_again"),
    ("6.9", "use case: several perspectives", "153", "orchestrator_workers", _PLANNED,
     _CASES + "test_the_perspectives_come_from_the_task"),
    ("6.10", "use case: subtasks that depend on the input", "154", "orchestrator_workers",
     _PLANNED,
     _CASES + "test_another_task_gets_other_subtasks_and_another_number_of_them"),

    ("7.1", "when: quality counts, and rounds improve it", "158", "evaluator_optimizer",
     "A first draft is seldom good enough, and a hint makes it better. Quality is worth several times the calls.",
     "test_a_later_draft_is_better_than_the_first"),
    ("7.2", "example: code with quality control", "160", "evaluator_optimizer", _IMPROVED),
    ("7.3", "a verdict is a score from 1 to 10 and feedback", "163-165", "evaluator_optimizer",
     "score: a whole number from 1 to 10; feedback: a text", "test_a_verdict_is_a_score_from_1_to_10_and_feedback"),
    ("7.4", "target 8, at most 3 rounds", "167-170", "evaluator_optimizer",
     "target_score: Score = 8, max_iterations: Rounds = 3", "test_target_and_limit_are_8_and_3"),
    ("7.5", "a score at the target ends it, one below does not", "178-182", "evaluator_optimizer",
     "until it is good enough", "test_a_score_of_8_ends_the_loop_and_7_does_not"),
    ("7.6", "the new draft is made from feedback and draft", "184-185", "evaluator_optimizer",
     "mend what the feedback names", "test_the_new_draft_is_asked_with_the_feedback_and_the_draft"),
    ("7.7", "without a pass it ends at the limit and returns a draft", "187", "evaluator_optimizer",
     "ending(history, target_score, max_iterations)): … return optimized(history, ended)",
     "test_without_a_pass_the_loop_ends_at_the_limit_with_a_draft_that_was_scored"),
    ("7.8", "loop, first: write, or refine", "168 190-191", "evaluator_optimizer", "Write a draft",
     "test_the_loop_in_its_order"),
    ("7.9", "loop, second: a verdict in a strict form", "171-176 192", "evaluator_optimizer", "let a judge score it",
     "test_the_loop_in_its_order"),
    ("7.10", "loop, third: done when good enough, else refine and again", "193", "evaluator_optimizer",
     "improve it until it is good enough", "test_the_loop_in_its_order"),
    ("7.11", "use case: code", "195-196", "evaluator_optimizer", _IMPROVED,
     _CASES + "test_code_gets_better_by_what_the_judge_misses"),
    ("7.12", "use case: technical writing", "197", "evaluator_optimizer", _IMPROVED,
     _CASES + "test_technical_writing_becomes_steps_that_can_be_followed"),
    ("7.13", "use case: quality control", "198", "evaluator_optimizer", _IMPROVED,
     _CASES + "test_quality_control_keeps_mending_until_the_rules_of_the_task_are_kept"),
    ("7.14", "use case: design", "199", "evaluator_optimizer", _IMPROVED,
     _CASES + "test_a_design_is_iterated_until_it_says_what_its_reader_should_do"),

    ("8.1", "real applications combine the patterns", "203", "takeaways",
     "Real applications route first, then chain or fan out."),
    ("8.2", "support: a query is classified first", "205-209", "support_system",
     "Routing first; behind each label stands another pattern", _ROUTES),
    ("8.3", "support, technical: diagnose, solution, verify, in a chain", "211", "support_system",
     "another pattern: a chain, … llm(DIAGNOSE, … llm(SOLVE, … llm(VERIFY,", _ROUTES),
    ("8.4", "support, billing: account and policy in parallel, then combined", "212", "support_system",
     "two checks side by side, … llm(ACCOUNT, … llm(POLICY, … llm(REPLY,", _ROUTES),
    ("8.5", "support, general: one call", "213", "support_system", "or one call", _ROUTES),
    ("8.6", "research: decompose, research, synthesize", "216-220", "research_report",
     "Orchestrator–workers do the research", "test_research_is_plan_workers_synthesis_then_review_and_polish"),
    ("8.7", "then: draft, review, polish", "222", "research_report",
     "evaluator–optimizer reviews and polishes the report",
     "test_research_is_plan_workers_synthesis_then_review_and_polish"),
    ("8.8", "what comes out is the final report", "224", "research_report", "",
     "pages.show.test_report_file.test_the_file_holds_the_final_report_under_the_topic_with_its_world"),

    ("9.1", "chaining: N calls in a row", "229-230", "cost_performance", "N steps, one after the other", _LAWS),
    ("9.2", "chaining: N times the latency of a call", "231", "cost_performance", "N × seconds a call",
     "test_a_chain_takes_the_sum_of_its_calls"),
    ("9.3", "chaining: when steps depend on each other", "232", "cost_performance",
     "When the steps depend on each other."),
    ("9.4", "routing: 1 classifier and 1 handler", "234-235", "cost_performance", "1 classifier + 1 specialist", _LAWS),
    ("9.5", "routing: latency of both, added", "236", "cost_performance", "classifier + specialist",
     "test_routing_takes_the_classifier_and_the_specialist"),
    ("9.6", "routing: when there are domains with specialists", "237", "cost_performance",
     "When the input falls into kinds, each with a specialist."),
    ("9.7", "parallelization: N calls at once", "239-240", "cost_performance", "N items, one call each", _LAWS),
    ("9.8", "parallelization: the longest latency, far less than in a row", "241", "cost_performance",
     "the longest of the N calls", "test_parallelization_takes_the_longest_call_and_far_less_than_in_a_row"),
    ("9.9", "parallelization: when items are independent and it must be fast", "242", "cost_performance",
     "When items are independent and speed counts."),
    ("9.10", "orchestrator: 1 plan, N workers, 1 synthesis", "244-245", "cost_performance",
     "1 plan + N workers + 1 synthesis", "test_an_orchestrator_makes_1_and_n_and_1_calls"),
    ("9.11", "orchestrator: plan, longest worker, synthesis", "246", "cost_performance",
     "plan + the longest worker + synthesis", "test_an_orchestrator_takes_plan_longest_worker_and_synthesis"),
    ("9.12", "orchestrator: when the task is split on the way", "247", "cost_performance",
     "When the task has to be split while it runs."),
    ("9.13", "evaluator: 2 to 3 calls a round; exactly 2", "249-250", "cost_performance",
     "2 calls a round, k rounds: 2k", "test_passing_in_round_k_costs_2k_calls_and_seconds"),
    ("9.14", "evaluator: that many latencies a round", "251", "cost_performance", "2k × seconds a call",
     "test_passing_in_round_k_costs_2k_calls_and_seconds"),
    ("9.15", "evaluator: when quality is critical", "252", "cost_performance", "When quality counts more than calls."),

    ("10.1", "it runs best in a notebook", "257-259 265", "prompt_chaining", "In Jupyter or IPython",
     "test_a_notebook_example_runs"),
    ("10.2", "one pattern from the shell", "261-262", "prompt_chaining", "print(asyncio.run(prompt_chaining('AI')))",
     "test_a_shell_example_runs"),
    ("10.3", "chaining: a topic, and the final text", "268-270", "prompt_chaining", 'print(result["final"])',
     "test_a_notebook_example_runs"),
    ("10.4", "routing: a wish for a refund, and the response", "272-274", "routing",
     'await routing("I need a refund!")', "test_a_notebook_example_runs"),
    ("10.5", "parallelization: three e-mails, each with its class", "276-280", "parallelization",
     'zip(result["emails"], result["classifications"])', "test_a_notebook_example_runs"),
    ("10.6", "orchestrator: a product launch, and the synthesis", "282-284", "orchestrator_workers",
     'print(result["synthesis"])', "test_a_notebook_example_runs"),
    ("10.7", "evaluator: binary search, its score and its rounds", "286-288", "evaluator_optimizer",
     "{result['score']}/10 after {result['iterations']} iterations", "test_a_notebook_example_runs"),

    ("11.1", "chaining: steps that depend", "293", "takeaways", "1. Chaining: sequential dependencies",
     _TAKEN + "test_the_chain_waits_for_every_answer"),
    ("11.2", "routing: a branch by the label", "294", "takeaways", "2. Routing: branching on a label",
     _TAKEN + "test_the_label_picks_one_of_four_specialists"),
    ("11.3", "parallelization: at the same time, for speed", "295", "takeaways",
     "3. Parallelization: at the same time, for speed", _TAKEN + "test_side_by_side_is_faster_by_the_same_calls"),
    ("11.4", "orchestrator-workers: split on the way", "296", "takeaways",
     "4. Orchestrator–workers: the parts are found during the run", _TAKEN + "test_another_task_gets_another_plan"),
    ("11.5", "evaluator-optimizer: quality by rounds", "297", "takeaways",
     "5. Evaluator–optimizer: quality through rounds", _TAKEN + "test_the_best_draft_is_kept_not_the_last"),
    ("11.6", "workflows: you control the flow", "299", "takeaways", "6. Workflows: you control the flow",
     _TAKEN + "test_ten_runs_of_the_workflow_are_one_picture_and_of_the_agent_several"),
    ("11.7", "agents: the model controls the flow", "300", "takeaways", "7. Agents: the model controls the flow",
     _TAKEN + "test_ten_runs_of_the_workflow_are_one_picture_and_of_the_agent_several"),
    ("11.8", "the patterns combine", "302", "takeaways", "8. The patterns combine",
     _TAKEN + "test_two_labels_lead_into_two_patterns"),
    ("11.9", "the task decides which one", "303", "takeaways", "9. The task decides",
     "core.lesson.test_which_pattern.test_the_answers_lead_there"),
    ("11.10", "all are asynchronous, for speed", "304", "takeaways", "10. All patterns are asynchronous",
     "test_five_patterns_started_together_take_as_long_as_the_longest"),

    ("12.1", "next is agent architecture", "308", "workflows_vs_agents", "The next lesson, agent architecture",
     "pages.test_statements_shown.test_the_contrast_ends_with_what_comes_next"),
    ("12.2", "there the model decides which tools to call, and when", "308", "workflows_vs_agents",
     "it decides which tool to call, when, and when to stop"),
    ("12.3", "the key difference: a fixed sequence, or decisions on the way", "310", "workflows_vs_agents",
     "A workflow executes a fixed sequence; an agent makes its decisions while it runs."),
]
# fmt: on
STATEMENTS = [Statement(*row) for row in _ROWS]

if __name__ == "__main__":
    now = outline(Path(sys.argv[1]).read_text(encoding="utf-8"))
    differ = [section for section in sorted({*now, *LESSON}) if now.get(section) != LESSON.get(section)]
    print(f"Sections that differ: {differ}; now they are {now}" if differ else "The record is that of this lesson.")
