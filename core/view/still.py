"""A run as a still picture for a notebook: diagram and timeline on shared rows, one piece of HTML without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from core.run import RunStatus
from core.trace.trace import Trace
from core.view.colors import DARK, LIGHT, Colors
from core.view.drawings import CallRow, Flow
from core.view.picture import picture

MOST_ROWS = 50
_ROW, _BAR, _NODE = 30, 16, 24  # px: pitch of the rows, height of a bar, of a node
_LEFT, _DIAGRAM, _RESULT, _AXIS, _WORDS = 120, 400, 150, 340, 240  # px, from the left to the right
_START = _LEFT + _DIAGRAM + _RESULT  # where time begins
_WIDTH = _START + _AXIS + _WORDS
_REUSED = 14  # px of a bar that took no time
_LETTER = 7.2  # px, on average
_FIRST = 22  # px above the first row, for the axis


def still(trace: Trace, status: RunStatus, error: str = "") -> str:
    """The picture of a run that has ended; of more than 50 calls the first ones. `error`: why it failed."""
    flow = picture(trace, status=status, error=error)
    calls = [call for call in flow["calls"] if call["row"] < MOST_ROWS]
    _, bold, words = flow["state"]
    more = f" The first {MOST_ROWS} of {trace.calls:,} calls are drawn." if trace.calls > MOST_ROWS else ""
    head = f"<p><i>{escape(' '.join(flow['world']))}</i><b>{escape(bold)}</b> {escape(words)}{more}</p>"
    why = f"<p>{escape(error)}</p>" if error else ""
    drawn = _drawing(flow, calls) if calls else ""
    return f'<figure class="workflow-run"><style>{_sheet()}</style>{head}{why}{drawn}</figure>'


def _sheet() -> str:
    def tokens(colors: Colors) -> str:
        return "".join(f"--{name}:{value};" for name, value in colors._asdict().items())

    own = ".workflow-run"
    return (
        f"{own}{{{tokens(LIGHT)}margin:0;padding:12px;background:var(--ground);color:var(--ink);"
        "font:14px/1.4 'Source Sans','Source Sans 3',system-ui,sans-serif;font-variant-numeric:tabular-nums}"
        f"@media (prefers-color-scheme:dark){{{own}{{{tokens(DARK)}}}}}"
        f"{own} p{{margin:0 0 8px}}{own} i{{font-style:normal;float:right;color:var(--quiet)}}"
        f"{own} svg{{max-width:100%;height:auto;font:inherit}}{own} text{{fill:var(--ink);font-size:13px}}"
        f"{own} text.quiet{{fill:var(--quiet)}}{own} text.bold{{font-weight:600}}"
        f"{own} :is(.quiet,.bold){{paint-order:stroke;stroke:var(--ground);stroke-width:4px}}"
    )


def _drawing(flow: Flow, calls: list[CallRow]) -> str:
    height = _FIRST + len(calls) * _ROW + 8
    shapes = [*map(_hatch, ("work", "decide", "judge", "combine")), *_axis(flow, height), *_edges(flow, calls)]
    for call in calls:
        shapes += [*_node(call, flow["columns"]), *_bars(call, flow)]
    alone = f"{flow['state'][1]}. {', '.join(call['name'] for call in calls)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" role="img" '
        f'aria-label="{escape(alone)}">{"".join(shapes)}</svg>'
    )


def _hatch(kind: str) -> str:
    """The same in each picture, so that it does not matter whose a notebook takes."""
    size = 'width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    line = f'<path d="M1 0V6" stroke="var(--{kind})" stroke-width="1.6" stroke-opacity=".6"/>'
    return f'<pattern id="workflow-run-{kind}" {size}><path d="M0 0H6V6H0Z" fill="var(--ground)"/>{line}</pattern>'


def _text(x: float, y: float, words: str, look: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{look}" text-anchor="{anchor}">{escape(words)}</text>'


def _middle(call: CallRow) -> float:
    return _FIRST + (call["row"] + 0.5) * _ROW


def _x(t: float, flow: Flow) -> float:
    return _START + _AXIS * t / max(flow["end"] or 0.0, 1e-9)


def _axis(flow: Flow, height: float) -> Iterator[str]:
    for t in (0.0, flow["end"] or 0.0):
        yield f'<path d="M{_x(t, flow):.1f} 16V{height}" stroke="var(--hairline)"/>'
        yield _text(_x(t, flow), 11, f"{t:.2f}", "quiet", "middle")
    yield _text(_START + _AXIS + 24, 11, "seconds", "quiet")


def _place(call: CallRow, columns: int) -> tuple[float, float, float]:
    """Left and right end of a node, and the height of its middle."""
    pitch = min(_DIAGRAM / max(columns, 1), 132.0)
    left = _LEFT + 12 + call["column"] * pitch
    return left, left + pitch - 28, _middle(call)


def _edges(flow: Flow, calls: list[CallRow]) -> Iterator[str]:
    places = {call["id"]: _place(call, flow["columns"]) for call in calls}
    came = {call["id"]: call["status"] == "ok" for call in calls}
    center = _FIRST + len(calls) * _ROW / 2
    result = _START - 128.0
    for before, after in flow["edges"]:
        if {before, after} <= {None, *places}:
            start = (_LEFT - 22.0, center) if before is None else places[before][1:]
            end = (result, center) if after is None else places[after][::2]
            look = (
                'stroke="var(--ink)"'
                if before is None or came[before]
                else 'stroke="var(--idle)" stroke-dasharray="2 3"'
            )
            yield f'<path d="{_way(*start, *end)}" fill="none" stroke-width="1.5" {look}/>'
    for x, (bold, below), anchor in ((_LEFT - 26, flow["input"], "end"), (result + 4, flow["result"], "start")):
        yield _text(x, center, _cut(bold, 100), "bold", anchor)
        yield _text(x, center + 15, _cut(below, 100), "quiet", anchor)


def _way(x: float, y: float, to: float, at: float) -> str:
    """A curve to the right; a loop goes back left between two rows."""
    if to > x:
        bend = max((to - x) / 2, 24)
        return f"M{x:.1f} {y:.1f}C{x + bend:.1f} {y:.1f} {to - bend:.1f} {at:.1f} {to:.1f} {at:.1f}"
    between = at - _ROW / 2
    return f"M{x:.1f} {y}h6q5 0 5 5V{between - 5}q0 5 -5 5H{to - 6:.1f}q-5 0 -5 5V{at - 5}q0 5 5 5H{to:.1f}"


def _cut(words: str, width: float) -> str:
    most = max(int(width / _LETTER), 1)
    return words if len(words) <= most else words[: most - 1] + "…"


def _node(call: CallRow, columns: int) -> Iterator[str]:
    """Its shape is its kind: a hexagon decides, a pill judges, a notched arrow combines."""
    left, right, y = _place(call, columns)
    top, low, cut = y - _NODE / 2, y + _NODE / 2, 7
    shape = f"M{left} {top}H{right}V{low}H{left}Z"
    if call["kind"] == "decide":
        shape = f"M{left + cut} {top}H{right - cut}L{right} {y}L{right - cut} {low}H{left + cut}L{left} {y}Z"
    elif call["kind"] == "combine":
        shape = f"M{left} {top}H{right - cut}L{right} {y}L{right - cut} {low}H{left}L{left + cut} {y}Z"
    elif call["kind"] == "judge":
        half = _NODE / 2
        round_off = f"a{half} {half} 0 0 1 0"
        shape = f"M{left + half} {top}H{right - half}{round_off} {_NODE}H{left + half}{round_off} -{_NODE}Z"
    color = _color(call)
    dashed = ' stroke-dasharray="3 3"' if call["status"] == "cancelled" else ""
    yield f'<g><title>{escape(call["name"])}</title><path d="{shape}" fill="var(--ground)"/>'
    yield f'<path d="{shape}" fill="{color}" fill-opacity=".16" stroke="{color}" stroke-width="1.5"{dashed}/>'
    yield _text((left + right) / 2, y + 4.5, _cut(call["name"], right - left - 12), "", "middle") + "</g>"


def _color(call: CallRow) -> str:
    name = {"error": "failed", "cancelled": "idle"}.get(call["status"], call["kind"])
    return f"var(--{'work' if name == 'tool' else name})"


def _bars(call: CallRow, flow: Flow) -> Iterator[str]:
    """Dotted: waits for a slot or the provider. Hatched: before the first token. Solid: the answer. Red: in vain."""
    y, ended = _middle(call), call.get("end")
    over = (flow["end"] or 0.0) if ended is None else ended
    starts = [*(stretch[1] for stretch in call["stretches"]), over]
    kind = _color({**call, "status": "ok"})
    for stretch, (begin, end) in zip(call["stretches"], pairwise(starts), strict=True):
        phase, x, width = stretch[0], _x(begin, flow), max(_x(end, flow) - _x(begin, flow), 0.5)
        color = {"error": "var(--failed)", "back-off": "var(--failed)", "cancelled": "var(--idle)"}.get(phase, kind)
        if phase in ("slot", "provider", "back-off"):
            color = color if phase == "back-off" else "var(--idle)"
            yield f'<path d="M{x:.1f} {y}h{width:.1f}" stroke="{color}" stroke-width="2" stroke-dasharray="2 3"/>'
            continue
        if phase == "reused":
            box = f'x="{x:.1f}" y="{y - _BAR / 2}" width="{_REUSED}" height="{_BAR}" rx="2"'
            yield f'<rect {box} fill="none" stroke="{color}" stroke-dasharray="1.5 2.5"/>'
            continue
        hatched = f"url(#workflow-run-{color[6:-1]})" if phase in ("first", "thinking") else color
        filled = ' fill-opacity=".12"' if phase in ("error", "cancelled") else ""
        at = f'x="{x:.1f}" y="{y - _BAR / 2}" width="{width:.1f}" height="{_BAR}" rx="2"'
        yield f'<rect {at} fill="{hatched}"{filled} stroke="{color}"/>'
    sent = next((stretch[1] for stretch in call["stretches"] if stretch[0] != "slot"), None)
    after, took = _x(over, flow) + 8, "" if sent is None else f"{over - sent:.2f} s"
    if reused := call.get("reused"):
        after, took = after + _REUSED, reused
    yield _text(after, y + 4.5, took, "bold")
    yield _text(after + 52, y + 4.5, _cut(call.get("words", ""), _WORDS - 66), "quiet")
