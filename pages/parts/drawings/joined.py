"""One text out of ES modules that import each other: Streamlit takes the script of a component as a single module.

Each module becomes a function with what it imports at hand, so all its other names stay its own. A module may use two
forms: `import { a, b } from "./other.mjs";`, and `export` before a function or a constant. Another form is an error,
and so are modules that need each other. Comments that stand on lines of their own are left out: pages carry the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

_IMPORT = re.compile(r'^import \{([\w\s,]+)\} from "(\.[\w./]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:function|const) (\w+))", re.MULTILINE)
_COMMENT = re.compile(r"^ *(?://.*|/\*\*(?:.|\n)*?\*/)\n", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


@dataclass(frozen=True)
class Module:
    """A file, the names that it takes from other files, those that it gives, and the rest of it."""

    path: Path
    imports: Mapping[Path, list[str]]
    exports: list[str]
    body: str


@cache
def module(path: Path) -> Module:
    """The module in a file; a ValueError says what cannot be joined."""
    text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    imports: dict[Path, list[str]] = {}
    for names, other in _IMPORT.findall(text):
        imports.setdefault((path.parent / other).resolve(), []).extend(re.findall(r"\w+", names))
    if other_form := _OTHER.search(body):
        raise ValueError(f"{path.name}: {other_form[0]!r} cannot be joined")
    return Module(path, imports, _EXPORT.findall(text), body)


def needed(paths: Iterable[Path]) -> list[Module]:
    """The modules in these files and all that they need, each one after those that it imports."""
    modules: dict[Path, Module] = {}
    to_do = [path.resolve() for path in paths]
    while to_do:
        path = to_do.pop(0)
        if path not in modules:
            modules[path] = module(path)
            to_do += modules[path].imports
    for each in modules.values():
        for other, names in each.imports.items():
            if missing := set(names) - set(modules[other].exports):
                raise ValueError(f"{each.path.name}: {', '.join(sorted(missing))} is not exported by {other.name}")
    order = TopologicalSorter({path: each.imports for path, each in modules.items()}).static_order()
    return [modules[path] for path in order]


def script(paths: Iterable[Path], default: str) -> str:
    """The modules as one, whose default export is an expression of what the files in `paths` export."""
    paths = [path.resolve() for path in paths]
    modules = needed(paths)
    numbers = {each.path: f"$${number}" for number, each in enumerate(modules)}  # a name that no module can have

    def taken(imports: Mapping[Path, list[str]]) -> str:
        return "".join(f"const {{ {', '.join(names)} }} = {numbers[path]};\n" for path, names in imports.items())

    joined = [
        f"const {numbers[each.path]} = (() => {{ // {each.path.name}\n{taken(each.imports)}{each.body}"
        f"return {{ {', '.join(each.exports)} }};\n}})();\n"
        for each in modules
    ]
    return "\n".join([*joined, f"{taken({path: module(path).exports for path in paths})}export default {default};\n"])


def sheet(paths: Iterable[Path]) -> str:
    """The sheets that lie beside the modules, under the same names: what all draw with comes last."""
    sheets = [each.path.with_suffix(".css") for each in reversed(needed(paths))]
    return "\n".join(path.read_text(encoding="utf-8") for path in sheets if path.exists())
