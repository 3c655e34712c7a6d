"""Why a model stopped, in the words of many servers: the answer is whole, or one sentence says why it is not."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_WHOLE = re.compile(
    r"stop|\bend|\bok\b|natural|\bfinal\b|eog|eos|eot|eom|complete|done|finish|succe|normal|tool|function|^$"
)
_CUT = re.compile(r"length|max|limit|exceed|window|truncat|incomplete|unfinish|unexpected|malform|invalid|fail|unknown")
_ALL_THOUGHT = "the model used up its limit of tokens before the answer began: all went into thinking. "


_NAMES = ("finish_reason", "stop_reason", "done_reason", "native_finish_reason")


class Cut(NamedTuple):
    """An answer that is not whole: what to say, and how many attempts that is worth."""

    sentence: str
    tries: int = 1


_LIMIT = Cut("the answer stops at the token limit. Raise the answer limit, or ask for a shorter text.")
_FILTER = Cut("a content filter of the provider stopped the answer. Change the wording.")
_DECLINED = Cut("the model broke off, since it declines to go on. Change the wording.")
_ERROR = Cut("the server met an error in the middle of the answer. Try again.", 3)
_ABORTED = Cut("the server broke the answer off before its end. Try again.", 3)
_NETWORK = Cut("the server lost its connection to the model in the middle of the answer. Try again.", 3)
_BUSY = Cut("the server ran out of room in the middle of the answer. Wait a little.", 3)
_LATE = Cut("the server's time ran out in the middle of the answer. Try again.", 2)
_REPEATS = Cut("the model repeated itself, so the server stopped it. Change the wording.", 2)
_PAUSED = Cut("the server paused before the answer was whole. Try again.", 2)
_MALFORMED = Cut("the model wrote a tool call that its own server could not read. Try again.", 2)

_KNOWN = (  # the first that fits; in lower case, with _ for blanks and hyphens
    (r"content_?filter|sensitive|safety|recitation|blocklist|prohibited|spii|guardrail|moderat|flagged", _FILTER),
    (r"refus", _DECLINED),
    (r"malformed_(function|tool)|unexpected_tool", _MALFORMED),
    (r"length|max_?(output|new|completion)?_?tokens?|token_limit|context_window|max_context|truncat", _LIMIT),
    (r"network|connection", _NETWORK),
    (r"resource|overload|capacity|unavailable|rate_limit", _BUSY),
    (r"time_?(d_)?(out|limit)|deadline", _LATE),
    (r"repeat|repetition|loop", _REPEATS),
    (r"pause|in_progress|queued", _PAUSED),
    (r"abort|cancel|interrupt|disconnect|kill", _ABORTED),
    (r"error|fail|exception", _ERROR),
)


def cut_by(reason: object) -> Cut | None:
    """What the reason why a model stopped says of its answer; None: it is whole.

    Any word for a good end will do, in any case, and so will none at all; one that nobody knows is not taken for good.
    """
    if isinstance(reason, dict):
        reason = reason.get("type") or reason.get("reason")
    if reason in ("stop", "completed") or is_none(reason):
        return None
    word = re.sub(r"[\s-]+", "_", str(reason).strip().lower()).removeprefix("finish_reason_")
    for pattern, cut in _KNOWN:
        if re.search(pattern, word):
            return cut
    if _WHOLE.search(word.replace("_", " ")) and not _CUT.search(word):
        return None
    named = f" ({word})" if word.isascii() and word.replace("_", "").isalnum() and len(word) < 40 else ""
    return Cut(f"the server stopped the answer for a reason that is not known here{named}: it may not be whole.")


def reason_in(*places: dict[str, Any]) -> object:
    """Why a model stopped: under its usual name, else under that of another API; None where nothing is said."""
    for name in _NAMES:
        for place in places:
            if not is_none(reason := place.get(name)) and (name == _NAMES[0] or isinstance(reason, str)):
                return reason
    return None


def is_none(reason: object) -> bool:
    """Is no reason given, in whatever way that is written?"""
    return not reason or (isinstance(reason, str) and reason.strip().lower() in ("", "null", "none"))


def all_thought(cut: Cut) -> Cut:
    """The same for an answer of which no word came."""
    return Cut(_ALL_THOUGHT + "Raise the answer limit.") if cut is _LIMIT else cut
