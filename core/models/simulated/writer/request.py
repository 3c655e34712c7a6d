"""What a request asks for, read from its words and its structure, never from a fixed template."""

import re
from dataclasses import dataclass, field, replace

from core.models.simulated.writer.text import clean, is_marked

_I = re.IGNORECASE
_POLITE = (
    r"^\W*(?:(?:please|now|then|kindly|hi|hello|ok|okay|can|could|would|will|you|i|want|need|your|job|task|is|to"
    r"|help|me)\b[\s,:]*)*"
)
_SECTION = re.compile(
    r"^[ \t]*\**(the whole task|whole task|overall task|task|your part|part|your subtask|subtask|outline|draft|text"
    r"|feedback|review|message|customer message|e-?mail|parts|results|diagnosis|solution)\**[ \t]*:[ \t]*",
    _I | re.MULTILINE,
)
_SAME = {
    "the whole task": "task",
    "whole task": "task",
    "overall task": "task",
    "your part": "part",
    "your subtask": "part",
    "subtask": "part",
    "text": "draft",
    "review": "feedback",
    "results": "parts",
    "customer message": "message",
    "email": "message",
    "e-mail": "message",
}
_ORDER = re.compile(
    r"^\W*(?:now |please )?(?:score|rate|grade|judge|evaluate|improve|revise|rework|rewrite|mend|give|answer|reply"
    r"|return|name|say|list|write|combine|use|keep|edit|polish|classify|summari[sz]e|translate|sort|extract|diagnose"
    r"|verify|solve|propose)\b",
    _I,
)
_LIST = (
    r"(?:outline|bullets?|bullet points?|key points|main points|talking points|points|notes|keywords|headings|ideas)"
)

# The first kind whose words stand in the command wins, so the narrow ones come first.
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, _I))
    for kind, pattern in (
        (
            "add",
            r"^\W*(?:please |now )?add (?:the |what )\w.{0,60}\bto (?:this|the) "
            r"(?:outline|announcement|notice|invitation|text|draft)\b",
        ),
        ("view", r"\bwhat (?:this|it) means (?:for|to)\b|\bfrom the (?:view|point of view|perspective) of\b"),
        (
            "combine",
            r"\b(?:combin\w+|merge|synthesi[sz]e|put (?:it |them |the \w+ )?together|integrate|weave"
            r"|bring .{0,40}together"
            r"|one answer from|join the (?:parts|results|pieces))\b",
        ),
        ("verify", r"^\W*(?:verify|double-check|check (?:that|whether|if)|confirm that|test (?:whether|that))\b"),
        ("diagnose", r"\b(?:diagnos\w+|likely causes?|root cause|what is (?:probably )?wrong|find the cause)\b"),
        (
            "solve",
            r"\b(?:(?:give|write|propose|suggest|find|name) (?:a |the |one |me a )?(?:solution|fix"
            r"|steps to (?:fix|solve)))\b|^\W*(?:solve|mend|fix)\b",
        ),
        (
            "check",
            r"\b(?:check|look up|review|read|consult|inspect)\b.{0,40}\b(?:account|policy|policies|contract"
            r"|terms|billing history)\b",
        ),
        (
            "classify",
            r"^\W*\w+(?:\s?/\s?\w+)+\W*$|^\W*\w+(?:, \w+)*,? or (?:not )?\w+\W*$"
            r"|\b(?:classif\w+|categori[sz]e|triage|moderat\w+|label (?:this|the|it"
            r"|as|each)|tag (?:this|the|it|as)|is (?:this|it|the following)"
            r" (?:\w+ ){0,2}(?:spam|urgent|normal|positive|negative|important|toxic|offensive|a complaint|phishing)"
            rf"|^{_POLITE[1:]}(?:label|mark|tag|flag|assign|sort|put)\b.{{0,60}}(?:\bas\b|\bwith\b|\binto\b"
            rf"|\bout of\b|\bfrom\b).{{0,80}}"
            r"(?: or |\w ?[/|] ?\w|, |\blabels?\b|\btags?\b)"
            r"|\b(?:decide|say|tell me|judge|determine|state|choose|pick) (?:whether|if|which)\b.{0,60}(?: or |\w/\w)"
            r"|^\W*would you (?:say|call)\b.{0,60} or "
            r"|^\W*(?:is|are) (?:this|it|these|the (?:following|tone|mood|sentiment|language"
            r"|topic))\b.{0,80}(?: or |\w ?/ ?\w)"
            r"|^\W*(?:choose|pick|select|answer with|reply with) (?:exactly |only )?(?:one|from)\b"
            r"|^\W*(?:please |now )?(?:decide|choose|pick)\W*$"
            r"|^\W*(?:do|does) (?:this|it|the)\b.{0,60} or "
            r"|^\W*(?:label|mark|tag|flag)\b.{0,40}(?: or |\w/\w)"
            r"|^\W*(?:judge|name|give|say|tell me|state) (?:its |the )(?:mood|tone|sentiment|language|topic|type)\b"
            r".*(?: or |\w/\w)"
            r"|^\W*(?:assign|choose|pick|give|use|add) (?:exactly |only )?one (?:label|class|category|tag)\b"
            r"|\b(?:which|what) (?:one|of (?:these|the following)|category|class|label|kind|type|sentiment)\b"
            r"|spam or not|approve or reject|vote"
            r"|(?:decide|answer|reply|say|choose)"
            r"\b.{0,30}\b\w+ or (?:not|no|reject)\b|sort (?:this|the|it|them|these) .{0,30}into (?:\w+, )+(?:and|or))",
        ),
        (
            "table",
            r"\b(?:(?:as|into|in|make|create|format|draw|build|give me) (?:(?:it|this|them|these"
            r"|the \w+) )?(?:as |into |in )?(?:an? |the )?(?:\w+ )?table|csv)\b(?! of contents)",
        ),
        ("sort", r"^\W*(?:\w+ ){0,4}?(?:sort|rank|arrange)\b|^\W*(?:please )?order (?:these|them|this|the|by)\b"),
        (
            "extract",
            r"\b(?:extract|pull out|pick out|collect|(?:list|find|give|name) (?:only |just |all |me )*(?:the "
            r"|all )?(?:numbers|figures|values|amounts|names"
            r"|dates|facts|e-?mail addresses|prices)|as a (?:clean )?list)\b",
        ),
        (
            "draft",
            rf"\b(?:write|draft|turn|expand|compose|make|develop|create|flesh|prose|paragraph"
            rf"|text)\b.{{0,80}}\b(?:from|on|based on|using|out of|into|of|with|follow\w*)"
            rf"\b.{{0,30}}\b(?:this|these|the|my|following|given|that)\s+(?:\w+[ -]){{0,3}}{_LIST}\b"
            rf"|\bturn\b.{{0,40}}\binto\b.{{0,30}}\b(?:text|paragraph|prose|draft|article)"
            r"|\bbased on\s*$|^\W*(?:\w+ ){0,5}(?:draft|paragraph|text) from\b",
        ),
        (
            "outline",
            r"\b(?:outline|bullet points?|bullets|(?:key|main|talking|\d+|three|two|four|five|six) points"
            r"|table of contents|agenda|structure (?:for|of)"
            r"|points (?:about|on|for)|headings (?:for|about|on))\b",
        ),
        (
            "translate",
            r"\b(?:translat\w+|(?:say|put|write) (?:this|it|the following|that) in (?:german|french|spanish"
            r"|italian|english|dutch))\b",
        ),
        (
            "summarise",
            r"\b(?:summar\w+|tl;?\s?dr|sum (?:it |this )?up|condense|the gist|in one sentence|key takeaways?"
            r"|boil .{0,20}down)\b",
        ),
        (
            "edit",
            r"\b(?:edit|polish|proof-?read|tighten|shorten|rephrase|reword|rewrite|simplify|clean (?:this "
            r"|it )?up|clarify|copy-?edit|trim"
            r"|make (?:this|it|the (?:text|draft)) (?:\w+ )?(?:clear\w*|short\w*|simpl\w*|better|read\w*"
            r"|concise|tight\w*)|correct (?:the|this|my))\b",
        ),
        (
            "plan",
            r"\b(?:break\b.{0,60}\b(?:into|down|up)|sub-?tasks|split .{0,40}into|decompose|divide .{0,40}into"
            r"|list the steps|step-by-step plan|to-?do list)\b",
        ),
        (
            "work",
            r"^\W*(?:complete|carry out|work on|do|handle|execute)(?: (?:this|the|your) (?:sub-?task|part"
            r"|step|task))?\W*$",
        ),
        (
            "score",
            r"\b(?:score|rate|grade|evaluate|judge)\b|\bscale (?:of|from)\b|\bhow many (?:points|stars)\b"
            r"|\b(?:\d|one|zero) ?(?:to|-|–) ?(?:\d+|five|ten) (?:points|stars)\b",
        ),
        ("improve", r"\b(?:improve|revise|rework|refine|mend)\b"),
    )
)


@dataclass(frozen=True)
class Request:
    """One request, taken apart: what is asked, in which words, about which material."""

    kind: str  # one of KINDS, "part" (of a whole task), "message" (to a specialist), "note" (on a comment) or "ask"
    command: str  # the words that ask
    body: str  # the words it is about
    sections: dict[str, str] = field(default_factory=dict)  # "task", "draft", "feedback", "part"...
    role: str = ""  # the instructions: who is asked


def read(instructions: str, prompt: str) -> Request:
    """Tell what a request asks for and what it is about."""
    instructions, prompt = clean(instructions).strip(), clean(prompt).strip()
    return replace(_read(instructions, prompt), role=instructions)


_NOTE = re.compile(r"\bnotes? (?:for|to) the moderators?\b|\bwhy (?:this|the) \w+ (?:is|was|will) not\b", _I)


def _read(instructions: str, prompt: str) -> Request:
    if _NOTE.search(instructions):
        return Request("note", instructions, prompt)
    sections, order = _sections(prompt)
    if "part" in sections and "task" in sections:
        return Request("part", "", sections["part"], sections)
    if "draft" in sections and ("task" in sections or "feedback" in sections):
        return Request("improve" if "feedback" in sections else "score", order, sections["draft"], sections)
    head, body = _split(prompt)
    kind = _kind(head)
    if _is_desk(instructions) and not (
        kind and body and re.match(_POLITE + r"(?:\w+ ){0,3}", head, _I) and _starts(head)
    ):
        return Request("message", instructions, prompt, sections)
    if kind and (body or kind in _ALONE or _starts_with_verb(head, kind)):
        nothing = prompt.endswith(":")  # the place for the material is there, and empty
        return Request(kind, head, body or ("" if nothing else _about(head)), sections)
    tail_kind = _kind(order) if order else ""
    if tail_kind:
        return Request(tail_kind, order, prompt[: -len(order)].strip(), sections)
    if kind := _kind(instructions):
        return Request(kind, instructions, prompt, sections)
    return Request("ask", instructions, sections.get("task") or prompt, sections)


def _is_desk(instructions: str) -> bool:
    """Whether the instructions put the model at a desk where customers write to."""
    return bool(
        re.search(
            r"\b(?:specialist|customer service|customer support|technical support|support|help ?desk"
            r"|service desk|advisor)\b",
            instructions,
            _I,
        )
    )


_ALONE = ("outline", "plan", "check")  # these need no material of their own
_MAKING = re.compile(
    r"\b(?:python|javascript|java|code|function|script|program|sql|algorithm|haiku|poem|slogan|blurb)\b", _I
)


def _starts_with_verb(head: str, kind: str) -> bool:
    """Whether one line without material is an order of that kind, not a task that only mentions such a word."""
    found = dict(KINDS)[kind].search(head)
    return (
        found is not None
        and found.start() <= 12
        and kind != "draft"
        and " or " not in found[0]
        and not _MAKING.search(head)
    )


def _starts(head: str) -> bool:
    """Whether a command begins with its verb, as a prompt template does and a customer's message seldom."""
    return bool(
        re.match(
            _POLITE + r"(?:briefly |carefully |shortly )?(?:combine|merge|diagnose|find|check|look|verify|classify|give"
            r"|write|solve|propose|suggest"
            r"|confirm|read|review|consult|name|list|summari[sz]e|edit|translate|draft|double-check|test)\b",
            head,
            _I,
        )
    )


def _kind(command: str) -> str:
    return next((kind for kind, pattern in KINDS if pattern.search(command)), "")


def _split(prompt: str) -> tuple[str, str]:
    """The command at the top and the material below it; no material when the prompt is one sentence of command."""
    line, _, rest = prompt.partition("\n")
    colon = re.search(r":(?=\s|$)", line[:400])
    if colon:
        return line[: colon.start()], (line[colon.end() :] + "\n" + rest).strip()
    if rest.strip() and len(line) <= 400 and not is_marked(line):
        return line, rest.strip()
    question = re.match(r"[^.?!\n]{3,200}[?]\s+(?=\S)", line)
    if question:
        return question.group().strip(), (line[question.end() :] + "\n" + rest).strip()
    return line[:400], ""


def _about(head: str) -> str:
    """The subject inside a one-line command: what follows about, on or for."""
    found = re.search(r"\b(?:about|on the subject of|regarding|on|for|of)\s+(.+)$", head, _I)
    about = (found.group(1) if found else head).strip().rstrip(".!")
    return re.sub(
        r"\s+(?:with|in|as|using) (?:\w+[ -]){1,2}(?:bullet )?(?:points?|bullets?|sections|headings|sentences|lines)$",
        "",
        about,
        flags=_I,
    )


def _sections(prompt: str) -> tuple[dict[str, str], str]:
    """Labelled sections (each label counts once) and the order in the last paragraph, if there is one."""
    order = ""
    above, gap, last = prompt.rpartition("\n\n")
    if gap and len(last) < 400 and _ORDER.match(last):
        prompt, order = above, last.strip()
    marks: list[tuple[str, int, int]] = []
    improves = re.search(r"\b(?:improve|revise|rework|rewrite|mend)\b", order, _I) is not None
    wanted = ("task", "feedback", "draft", "part", "message", "outline", "parts", "diagnosis", "solution")
    for found in _SECTION.finditer(prompt):
        name = _SAME.get(found[1].lower(), found[1].lower())
        seen = [mark[0] for mark in marks]
        late = name == "feedback" and improves and "draft" in seen  # a draft may hold labels of its own
        if name in wanted and name not in seen and (late or not {"draft", "part"} & set(seen)):
            marks.append((name, found.start(), found.end()))
    ends = [*(start for _, start, _ in marks[1:]), len(prompt)][: len(marks)]
    return {name: prompt[begin:end].strip() for (name, _, begin), end in zip(marks, ends, strict=True)}, order
