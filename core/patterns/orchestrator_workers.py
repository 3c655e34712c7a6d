"""Orchestrator-workers: a planner splits the task, workers do the parts side by side, one call combines them."""

from pydantic import BaseModel

from core.gather import Failed, gather, or_failed
from core.llm import llm, parse
from core.pattern import Result, Text, pattern

CAP = 8
PLAN = """Break this task into the subtasks it needs, at most {cap}. Give none when one answer is enough.
Task: {task}"""
WORK = "The whole task: {task}\nYour part: {subtask}"
COMBINE = "Combine the parts into one answer to the task: {task}\n\n{parts}"
APART = "Missing part: the synthesis. These are the parts as they came."


class TaskPlan(BaseModel):
    """The planner's answer."""

    subtasks: list[str]

    def tidy(self) -> tuple[list[str], list[str]]:
        """The subtasks to do, and those left out: blank, there before, or beyond the cap."""
        done: dict[str, str] = {}
        left_out = []
        for subtask in self.subtasks:
            name = subtask.strip().casefold()
            if name and name not in done and len(done) < CAP:
                done[name] = subtask
            else:
                left_out.append(subtask)
        return list(done.values()), left_out


class Report(Result):
    """The parts of a task, what became of each, and the whole."""

    subtasks: list[str]
    left_out: list[str]  # planned, but blank, there twice, or beyond the cap
    results: list[str | Failed]  # in the order of the subtasks
    synthesis: str | Failed

    @property
    def text(self) -> str:
        """The synthesis; without one the parts as they came, and that it is missing."""
        pairs = zip(self.subtasks, self.results, strict=True)
        return self.synthesis or "\n\n".join([APART, *(result or f"Missing part: {part}" for part, result in pairs)])


@pattern
async def orchestrator_workers(task: Text) -> Report:
    """Plan, then a worker for each subtask side by side, then one answer from the parts."""
    plan = await parse(TaskPlan, PLAN, task=task, cap=CAP, step="plan")
    subtasks, left_out = plan.tidy()
    results = await gather(*[llm(WORK, task=task, subtask=s, step="worker") for s in subtasks])
    if subtasks:
        parts = results.or_else([f"Missing part: {s}" for s in subtasks])
        synthesis = await or_failed(llm(COMBINE, task=task, parts=parts, step="synthesis"))
    else:
        synthesis = await llm("{task}", task=task, step="answer")
    return Report(subtasks=subtasks, left_out=left_out, results=results, synthesis=synthesis)
