"""Just enough grammar to put a task into a sentence: orders become nouns ("teach my dog" becomes "teaching my dog")."""

import re

from core.models.simulated.writer.text import each, excerpt, one_line, small, uncourteous, without_wrap

ORDERS = each(
    "achieve act adopt answer apply ask attend avoid bake be become begin book boost bring build buy "
    "calculate call celebrate change check choose "
    "clean climb close collect come convince cook count cut decide decorate deliver develop discover do "
    "don't draw drink drive earn eat escape explore feed "
    "fight fill find finish fix fly follow forecast forget get give go grow handle have help hire hold "
    "improve increase install introduce invent "
    "invite join keep knit know lead learn leave listen live lose maintain make manage measure meet migrate "
    "mix motivate move name negotiate never always open "
    "order organise organize paint pay persuade pick plan plant play practise practice prepare present "
    "prevent programme promote protect prove publish put "
    "raise reach read record recycle reduce refactor remember renovate repair replace rest ride run save say "
    "sell send set share show sign sing "
    "sleep solve sort speak spend start stay stop study survive swim take talk teach tell test think train "
    "travel treat try turn understand "
    "update use visit wait walk wash watch wear win work write"
)
_DOUBLE = each("begin cut drag forget get knit plan put run set shop sit stop swim win")
_TAKEN_OFF = re.compile(
    r"^\W*(?:please )?(?:can you |could you |help me (?:to )?)?(?:(?:plan|organi[sz]e|write|create|make"
    r"|prepare|design|research|investigate|describe|compare|explain"
    r"|find out|analy[sz]e|study|report on|launch|draft|discuss|present|give|list|summari[sz]e|tell (?:me"
    r"|us))\b(?: (?:me"
    r"|us))?(?: about| on)?\s+)",
    re.IGNORECASE,
)


def gerund(verb: str) -> str:
    """teach: teaching, bake: baking, run: running."""
    if verb in _DOUBLE:
        return verb + verb[-1] + "ing"
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "be")) else verb) + "ing"


_SINGULAR = re.compile(r"(?:[suai]s|ics|news|lens|gas|mars|[A-Z]\w+ess)$", re.IGNORECASE)
_MANY = re.compile(r" and |\b(?:people|children|men|women|mice|police|data|media)$", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(?!(?:an?|the|my|our|your|this|that|its|their|how|why|what|no|some|any)\b)(?=[a-z])\S+ (?:\S+ )?"
    r"(?:cycle|system|revolution|war|process|tower|bridge|wall|theory|effect|method|law|rule|party|trip|festival|plan"
    r"|problem|project|concert|market|union|council|network|engine|machine|garden|library|museum|period|crisis)$"
)


def many(thing: str) -> bool:
    """Whether a thing takes a plural verb: trains, pupils and teachers; not physics, a bus."""
    if _MANY.search(thing):
        return True
    head = re.split(r" (?:of|for|in|on|with|from|to|at) ", thing.strip())[0]
    return head.endswith("s") and not _SINGULAR.search(head)


def with_article(thing: str) -> str:
    """the water cycle: a countable thing without an article gets one."""
    return f"the {thing}" if _COUNTED.match(thing) else thing


def short_name(task: str) -> str:
    """The task's noun phrase up to its first addition: `a summer festival`."""
    whole = nounlike(task)
    first = re.split(
        r"\s+(?:and|for|with|in|on|at|from|so that|which|that|including)\s+|(?:,(?!\d)|[;:](?!/)|\()", whole
    )[0]
    return first if len(first.split()) >= 2 and len(first) > 6 else whole


def nounlike(task: str, limit: int = 60) -> str:
    """A task as something one can speak about: `a product launch`, `teaching my dog to sit`."""
    line = uncourteous(one_line(task.split("\n")[0][:400])).rstrip(".!?…:; ")
    line = without_wrap(line).rstrip(".!?…:; ")
    if len(line) > 50:
        line = line.partition(": ")[0]
    bare = _TAKEN_OFF.sub("", line, count=1) or line
    first, _, rest = bare.partition(" ")
    if first.lower() in ORDERS and first.lower() not in ("don't", "never", "always") and rest:
        bare = f"{gerund(first.lower())} {rest}"
    return excerpt(small(bare) if " " in bare else bare, limit)
