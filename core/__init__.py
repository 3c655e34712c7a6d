"""Workflow patterns for LLM calls, and everything they need: no drawing in here."""

from core.choose import Choice, choose, use
from core.clock import now
from core.engine.ambient import using
from core.engine.breaks import Break
from core.engine.given import fork
from core.errors import CallFailed, ConfigError, DeadlineExceeded, InputError, OverBudget, ToolFailed, WorkflowError
from core.gather import Failed, gather, or_failed, speculate
from core.laws.limits import ProviderLimits
from core.lesson.readings import readings
from core.llm import llm, parse
from core.models.live import Live
from core.models.simulated import Simulated
from core.pattern import Items, Result, Rounds, Score, Text, pattern
from core.patterns.agent import agent
from core.patterns.evaluator_optimizer import evaluator_optimizer
from core.patterns.fixed_workflow import fixed_workflow
from core.patterns.orchestrator_workers import orchestrator_workers
from core.patterns.parallelization import parallelization
from core.patterns.prompt_chaining import prompt_chaining
from core.patterns.research_report import research_report
from core.patterns.routing import routing, speculative_routing
from core.patterns.support_system import support_system
from core.run import Reading, Run, Started, forecast, run, start
from core.trace.trace import Trace


def _still(one: Run[object]) -> str:
    from core.view.still import still  # for notebooks alone

    return still(one.trace, one.status, str(one.error or ""))


Run.still = staticmethod(_still)

__all__ = [
    "Break", "CallFailed", "Choice", "ConfigError", "DeadlineExceeded", "Failed", "InputError", "Items", "Live",
    "OverBudget", "ProviderLimits", "Reading", "Result", "Rounds", "Run", "Score", "Simulated", "Started", "Text",
    "ToolFailed", "Trace", "WorkflowError", "agent", "choose", "evaluator_optimizer", "fixed_workflow", "forecast",
    "fork", "gather", "llm", "now", "or_failed", "orchestrator_workers", "parallelization", "parse", "pattern",
    "prompt_chaining", "readings", "research_report", "routing", "run", "speculate", "speculative_routing", "start",
    "support_system", "use", "using",
]  # fmt: skip
