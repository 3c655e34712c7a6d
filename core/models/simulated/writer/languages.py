"""How some programming languages write a function, as far as a small program needs it; and how each is recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Language:
    """`head`, `argument`, `guard` and `test` are templates; a type that is missing is not written."""

    name: str
    cue: str  # how a task names it
    sign: str  # what only code of this language, or of its kin, has
    comment: str = "// {}"
    head: str = ""  # {result} {name} {arguments}
    argument: str = "{name}"
    returns: str = "return {};"
    guard: str = ""  # {test} {nothing}
    end: str = "}"
    test: str = ""  # {call} {value}
    before: str = ""
    after: str = ""
    types: dict[str, str] = field(default_factory=dict)

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.sign, re.MULTILINE)


_C_LIKE = r"^[\w<>\[\]:*& ]+\s[*&]?\w+\([^)]*\)\s*(?:const\s*)?\{"
_C = {"number": "int", "text": "const char *", "numbers": "const int *", "yes": "bool"}
LANGUAGES = (
    Language(
        "TypeScript", r"typescript", r"\bfunction \w+\s*\([^)]*:|\b(?:const|let) \w+.*=|=>|^\s*(?:interface|type) \w+",
        head="function {name}({arguments}): {result} {{", argument="{name}: {type}",
        guard="if ({test}) {{\n  return {nothing};\n}}", test="console.log({call}); // {value}",
        types={"number": "number", "text": "string", "numbers": "number[]", "yes": "boolean"},
    ),
    Language(
        "JavaScript", r"java ?script|\bjs\b|node(?:\.js)?",
        r"\bfunction \w*\s*\(|\b(?:const|let|var) \w+\s*=|=>|console\.|document\.",
        head="function {name}({arguments}) {{", guard="if ({test}) {{\n  return {nothing};\n}}",
        test="console.log({call}); // {value}",
    ),
    Language(
        "Java", r"java(?! ?script)",
        r"\b(?:public|private|static|final|class|interface|void)\b.*[{(;]|\b(?:int|double|String|boolean"
        r"|List<\w+>) \w+\s*[=(;]",
        head="    static {result} {name}({arguments}) {{", argument="{type} {name}",
        guard="if ({test}) {{\n    return {nothing};\n}}", end="    }",
        test="    public static void main(String[] arguments) {{\n"
        "        System.out.println({call}); // {value}\n    }}",
        before="class Example {\n", after="}",
        types={"number": "double", "text": "String", "numbers": "double[]", "yes": "boolean"},
    ),
    Language(
        "C#", r"c#|c sharp|csharp",
        r"\b(?:public|private|static|class|void|using|var)\b.*[{(;]|\b(?:int|double|string|bool) \w+\s*[=(;]",
        head="static {result} {name}({arguments})\n{{", argument="{type} {name}",
        guard="if ({test})\n{{\n    return {nothing};\n}}", test="Console.WriteLine({call}); // {value}",
        types={"number": "double", "text": "string", "numbers": "double[]", "yes": "bool"},
    ),
    Language(
        "C++", r"c\+\+|cpp", _C_LIKE + r"|#include|std::|cout",
        head="{result} {name}({arguments}) {{", argument="{type} {name}",
        guard="if ({test}) {{\n    return {nothing};\n}}", test="// {call} gives {value}",
        before="#include <string>\n#include <vector>\n\n",
        types={"number": "double", "text": "std::string", "numbers": "std::vector<double>", "yes": "bool"},
    ),
    Language(
        "C", r"in c\b|(?:a|an|small|short) c (?:function|program|code)|c function|c program|ansi c",
        _C_LIKE + r"|#include|printf",
        head="{result} {name}({arguments}) {{", argument="{type} {name}",
        guard="if ({test}) {{\n    return {nothing};\n}}", test="/* {call} gives {value} */", comment="/* {} */",
        before="#include <stdbool.h>\n\n", types=_C | {"number": "double"},
    ),
    Language(
        "Go", r"golang|in go\b|go (?:function|program|code)", r"\bfunc \w+\(|:=|^package \w+|fmt\.",
        head="func {name}({arguments}) {result} {{", argument="{name} {type}", returns="return {}",
        guard="if {test} {{\n\treturn {nothing}\n}}", test="// {call} gives {value}",
        types={"number": "float64", "text": "string", "numbers": "[]float64", "yes": "bool"},
    ),
    Language(
        "Rust", r"rust", r"\bfn \w+|\blet (?:mut )?\w+|println!|->",
        head="fn {name}({arguments}) -> {result} {{", argument="{name}: {type}", returns="{}",
        guard="if {test} {{\n    return {nothing};\n}}", test="// assert_eq!({call}, {value});",
        types={"number": "f64", "text": "String", "numbers": "&[f64]", "yes": "bool"},
    ),
    Language(
        "Kotlin", r"kotlin", r"\bfun \w+|\bval \w+|println\(",
        head="fun {name}({arguments}): {result} {{", argument="{name}: {type}", returns="return {}",
        guard="if ({test}) return {nothing}", test="// {call} gives {value}",
        types={"number": "Double", "text": "String", "numbers": "List<Double>", "yes": "Boolean"},
    ),
    Language(
        "Swift", r"swift", r"\bfunc \w+|\blet \w+|\bvar \w+|print\(",
        head="func {name}({arguments}) -> {result} {{", argument="_ {name}: {type}", returns="return {}",
        guard="if {test} {{ return {nothing} }}", test="print({call}) // {value}",
        types={"number": "Double", "text": "String", "numbers": "[Double]", "yes": "Bool"},
    ),
    Language(
        "PHP", r"php", r"<\?php|\$\w+|\bfunction \w+",
        head="function {name}({arguments}): {result}\n{{", argument="{type} ${name}",
        guard="if ({test}) {{\n    return {nothing};\n}}", test="echo {call}; // {value}", before="<?php\n\n",
        types={"number": "float", "text": "string", "numbers": "array", "yes": "bool"},
    ),
    Language(
        "Ruby", r"ruby", r"^\s*def \w+|\bend\b|\bputs\b|\.each\b",
        head="def {name}({arguments})", returns="{}", guard="return {nothing} if {test}", end="end",
        test="puts {call} # {value}", comment="# {}",
    ),
    Language(
        "R", r"in r\b|r (?:function|script|code)", r"<-|\bfunction\(|library\(",
        head="{name} <- function({arguments}) {{", returns="{}", guard="if ({test}) return({nothing})",
        test="print({call}) # {value}", comment="# {}",
    ),
    Language(
        "Lua", r"lua", r"\bfunction \w+|\blocal \w+|\bend\b",
        head="function {name}({arguments})", returns="return {}", guard="if {test} then return {nothing} end",
        end="end", test="print({call}) -- {value}", comment="-- {}",
    ),
    Language("SQL", r"sql|mysql|sqlite|postgres\w*", r"(?i)\bselect\b[\s\S]*\bfrom\b|\binsert into\b|\bcreate table\b"
             r"|\bupdate \w+ set\b|\bdelete from\b", comment="-- {}"),
    Language("HTML", r"html|web ?page in html",
             r"(?i)<(?:!doctype|html|head|body|h[1-6]|p|ul|ol|li|div|table|form|a|img)\b[^>]*>",
             comment="<!-- {} -->"),
    Language("CSS", r"css|style ?sheet", r"[.#]?[\w-]+[^{}\n]*\{\s*[\w-]+\s*:", comment="/* {} */"),
    Language("Bash", r"bash|shell script|shell command|zsh",
             r"^#!|\$\w+|\| *\w+|^\s*(?:for \w+ in|if \[|while |echo |ls\b|find |wc |grep |cat |mkdir |rm |cp |mv )",
             comment="# {}"),
    Language("a regular expression", r"regex(?:es|p)?|regular expressions?",
             r"\\[wdsb]|\[[^\]]+\][+*?{]|\.[*+]", comment="# {}"),
    Language("pseudocode", r"pseudo ?-?code",
             r"(?im)^\s*(?:function|procedure|for|while|if|return|set|repeat|input|output)\b"
             r"|←|:=", head="function {name}({arguments})", returns="return {}",
             guard="if {test} then\n    return {nothing}\nend if", end="end function", test="# {call} gives {value}",
             comment="# {}"),
)  # fmt: skip
_UNKNOWN = (
    "Haskell", "Scala", "Perl", "COBOL", "Fortran", "Prolog", "assembly", "assembler", "MATLAB", "VBA", "Lisp",
    "Erlang",
    "Elixir", "Clojure", "Pascal", "Ada", "Julia", "Dart", "Scratch", "LaTeX", "Smalltalk",
)  # fmt: skip
_PATTERNS = tuple(
    (language, re.compile(rf"(?<![\w.])(?:{language.cue})(?![\w+#])", re.IGNORECASE)) for language in LANGUAGES
)
PSEUDO = LANGUAGES[-1]


def language_of(task: str) -> Language | None:
    """The language, other than Python, that a task asks for; None where it names none."""
    return next((language for language, cue in _PATTERNS if cue.search(task[:1_000])), None)


def unknown_language(task: str) -> str:
    """The language that a task names and that is not written here; empty where there is none."""
    return next((name for name in _UNKNOWN if re.search(rf"\b{name}\b", task[:1_000], re.IGNORECASE)), "")


PYTHON = re.compile(r"^\s*(?:async )?def \w+\(.*\).*:\s*$|^\s*(?:import|from) \w+", re.MULTILINE)
