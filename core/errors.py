"""What can go wrong, foreseen. Bugs are not in this tree: they crash.

WorkflowError
├── InputError            the input is refused before any call (also a ValueError)
├── ConfigError           no key, an unknown provider, a model that does not exist
├── NotSent               we refused a request before it was sent: it is no attempt
│   ├── OverBudget        what may be spent is used up
│   └── AddressRefused    the base URL leads into our own network (also a ConfigError)
├── DeadlineExceeded      the whole run took too long
├── EndlessRun            on the virtual clock it would go on for ever
├── CallFailed            one call, with all its attempts
├── ToolFailed            a tool could not do what it was asked to
└── CallError             one attempt of one call failed
    ├── RateLimited       429, with the seconds the server asked us to wait, if it said so
    ├── QuotaUsedUp       429 that waiting does not mend
    ├── ServerFailed      5xx, or an answer that says "failed"
    ├── TimedOut          no answer in time
    ├── ConnectionFailed  reset, cut off before the end
    │   └── Unreachable   refused, or no such host: nothing was sent
    ├── KeyRefused        401, or a 403 that speaks of the key
    ├── RequestRefused    any other 4xx
    ├── NotTaken          a part of the request is refused, and it is sent again without
    ├── UnreadableAnswer  not an answer of the API at all
    └── UnusableAnswer    an answer, but not one the step can use
        ├── EmptyAnswer
        ├── WrongShape    does not fit the schema that was asked for
        ├── Refused       the model declined
        └── CutOff        stopped at the token limit or by a filter
"""

from __future__ import annotations


class WorkflowError(Exception):
    """A foreseen failure; its text tells the reader what to do."""

    kind = "workflow"


class InputError(WorkflowError, ValueError):
    """What was given cannot be run; nothing was sent."""

    kind = "input"


class ConfigError(WorkflowError):
    """A setting that cannot be, such as a latency that there is none of."""

    kind = "config"


class NotSent(WorkflowError):
    """Refused before it was sent, as every further request of the run would be."""

    kind = "not_sent"


class OverBudget(NotSent):
    """What may be spent on live models is used up; nothing was sent."""

    kind = "over_budget"


class AddressRefused(NotSent, ConfigError):
    """The endpoint's address is not one that the lab sends to; nothing was sent."""

    # Both bases have one. To its reader it is a base URL that is wrong, as with any ConfigError.
    kind = "config"


class DeadlineExceeded(WorkflowError):
    """The run took longer than it was allowed to."""

    kind = "deadline"


class EndlessRun(WorkflowError):
    """On the virtual clock, where hours pass in a moment, the run would never come to its end."""

    kind = "endless"


class ToolFailed(WorkflowError):
    """A tool could not do what it was asked to; whoever asked, a model or the code, gets the reason as the result."""

    kind = "tool"


class CallError(WorkflowError):
    """One attempt failed; `status` is the HTTP status if there was one."""

    kind = "call"
    tries = 1  # how many attempts such a failure is worth
    tokens_in: int | None = None  # what the failed attempt used, where the server said so
    tokens_out: int | None = None

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class CallFailed(WorkflowError):
    """Every attempt of one call failed: `step`, how many `attempts`, and the `last` one's error.

    0 attempts: an earlier call's error had shown that none can succeed.
    """

    def __init__(self, step: str, attempts: int, seconds: float, last: CallError) -> None:
        times = "" if attempts < 2 else f" {attempts} times in {seconds:.1f} s; the last time"
        super().__init__(f"The step {step!r} failed{times}: {last}")
        self.step = step
        self.attempts = attempts
        self.last = last
        self.kind = last.kind


class RateLimited(CallError):
    """429. `retry_after` is the wait the server asked for, in seconds; None if it named none."""

    kind = "rate_limit"
    tries = 3
    side_by_side = False  # is it the number of calls at the same time that there are too many of?

    def __init__(self, message: str, *, status: int | None = 429, retry_after: float | None = None) -> None:
        super().__init__(message, status=status)
        self.retry_after = retry_after


class QuotaUsedUp(CallError):
    """The key's money or quota is used up; no further call can succeed."""

    # Worth no second try, though the client makes three, as for any 429: no wait mends it.
    kind = "quota"


class ServerFailed(CallError):
    """The server failed or was overloaded: 5xx."""

    kind = "server"
    tries = 3
    retry_after: float | None = None  # the wait it asked for, in seconds


class TimedOut(CallError):
    """No answer came in time."""

    # One more try at most, under the call's one deadline: the client alone would wait its own timeout three times.
    kind = "timeout"
    tries = 2


class ConnectionFailed(CallError):
    """The server could not be reached, or hung up."""

    kind = "connection"
    tries = 3


class Unreachable(ConnectionFailed):
    """There was no connection at all, so nothing was sent; where one call has tried in vain, the run gives up."""


class KeyRefused(CallError):
    """The key was refused: 401, or a 403 that speaks of it; no further call can succeed."""

    kind = "auth"


class RequestRefused(CallError):
    """The request itself was refused: any other 4xx."""

    kind = "request"


class NotTaken(CallError):
    """The server does not take a part of the request, which is known from now on: sent again at once without it."""

    kind = "not_taken"


class UnreadableAnswer(CallError):
    """What came is no answer of an API that is known."""

    kind = "bad_response"
    tries = 2


class UnusableAnswer(CallError):
    """`text` is what came, as far as it came."""

    kind = "unusable"

    def __init__(self, message: str, *, status: int | None = None, text: str = "") -> None:
        super().__init__(message, status=status)
        self.text = text


class EmptyAnswer(UnusableAnswer):
    """The answer holds no text."""

    kind = "empty"
    tries = 2


class WrongShape(UnusableAnswer):
    """The answer does not have the shape that was asked for; `wrong` says in a line what does not fit."""

    kind = "bad_schema"
    tries = 2

    def __init__(self, message: str, *, status: int | None = None, text: str = "", wrong: str = "") -> None:
        super().__init__(message, status=status, text=text)
        self.wrong = wrong


class Refused(UnusableAnswer):
    """The model declined to answer."""

    kind = "refusal"


class CutOff(UnusableAnswer):
    """The answer stopped at the limit of tokens."""

    # Worth no second try: at the same limit the same text stops again. A higher limit is the reader's to choose.
    kind = "incomplete"


_KIND = {
    "rate_limit": "too many requests", "quota": "allowance used up", "server": "server error",
    "timeout": "no answer in time", "connection": "no connection", "auth": "key refused",
    "request": "request refused", "bad_response": "unreadable answer", "empty": "empty answer",
    "bad_schema": "wrong shape", "refusal": "declined by the model", "incomplete": "cut short",
    "not_taken": "part not taken",
}  # fmt: skip


def kind_of_failure(kind: str) -> str:
    """What went wrong, in two or three words, for a table."""
    return _KIND.get(kind, "failed")


def without_frames(error: WorkflowError) -> WorkflowError:
    """The error and what led to it without their frames: those would keep the client, and so its key, alive."""
    link: BaseException | None = error
    while link is not None:
        link.__traceback__ = None
        link = link.__cause__ or link.__context__
    return error
