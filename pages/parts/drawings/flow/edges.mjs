// The lines along which data flows, and the words for the input and the result at their ends.

import { cut, textWidth } from "../letters.mjs";
import { isUntaken } from "./focus.mjs";
import { waysOf } from "./passed.mjs";
import { shortName } from "./places.mjs";

const LEAST_LANE = 5, LANE_END = 4; // px of a lane in which a line can run, and from its end to the line

// Where the lines leave a call: at its shape, or behind the name that stands beside it.
function rightOf({ call }, p) {
  const beside = p.marksOnly && !p.rail ? Math.min(textWidth(shortName(call)), p.nodeWidth - p.node) + 12 : 0;
  return p.column(call.column) + (p.marksOnly ? p.node + beside : p.nodeWidth);
}

// The rows that one end of the picture touches, and where its words stand: of a run that has ended beside the calls that
// were made, not between them and the ways that were not taken.
function endOf({ edges, ended }, calls, p, side) {
  if (p.large) return p.top + (p.shown * p.row) / 2;
  const at = new Map(calls.map(({ call }) => [call.id, call])), met = edges.filter((e) => e[1 - side] === null).map((e) => at.get(e[side])).filter(Boolean);
  const made = met.filter(({ status }) => status !== "idle"), touched = (ended && made.length ? made : met).map(({ row }) => row);
  if (!touched.length) return null;
  return p.nodeMiddle((Math.min(...touched) + Math.max(...touched)) / 2);
}

// Those to come, and those that were not taken, are drawn below the others.
export function drawEdges({ later, edges: pen }, data, calls, p, chosen, critical) {
  const byId = new Map(calls.map((c) => [c.call.id, c]));
  const ends = { in: endOf(data, calls, p, 1), out: endOf(data, calls, p, 0) };
  const lines = new Map();
  const targets = data.edges.map(([, to]) => to), meets = new Set(targets.filter((to, i) => targets.indexOf(to) !== i)); // there dashes coincide
  const path = critical ? data.critical.map(data.unit) : [];
  for (const [from, to] of data.edges) {
    const a = byId.get(from), b = byId.get(to);
    if ((from !== null && !a) || (to !== null && !b)) continue;
    const near = chosen !== null && (from === chosen || to === chosen) && !isUntaken(data, a?.call) && !isUntaken(data, b?.call);
    const on = from !== null && path.some((id, i) => id === from && path[i + 1] === to);
    const d = line(a, b, p, data, ends, calls), look = flow(a, b);
    lines.set(`${from} ${to}`, d);
    const facts = { class: `edge ${look}${near || on ? " near" : ""}`, d };
    if (look !== "later") pen.put(`${from} ${to}`, "path", facts);
    else later.put(`${from} ${to}`, "path", { ...facts, d: meets.has(to) ? line(a, b, p, data, ends, calls, true) : d });
  }
  if (data.ended) drawSwitches(pen, data, byId, p, lines);
  if (p.rail && ends.in !== null) pen.put("in", "circle", { class: "in", cx: p.inX, cy: ends.in, r: 3.5 });
  if (p.rail && ends.out !== null) pen.put("out", "circle", { class: "out", cx: p.outX, cy: ends.out, r: 3.5 });
  return { ends, lines };
}

// At a call whose label chose among several ways: a switch, thrown to the way that was taken.
function drawSwitches(pen, data, byId, p, lines) {
  for (const { call, now } of byId.values()) {
    if (call.kind !== "decide" || !waysOf(data, call.id).taken.length) continue;
    for (const { call: next, now: then } of byId.values()) {
      const way = lines.get(`${call.id} ${next.id}`);
      if (!way) continue;
      const [, x, y] = /^M([\d.]+) ([\d.]+)/.exec(way), thrown = now.state === "done" && then.state !== "idle";
      if (thrown) pen.put(`${call.id} ${next.id} thrown`, "path", { class: "edge thrown", d: way });
      pen.put(`${call.id} pivot`, "circle", { class: "pivot", cx: x, cy: y, r: p.marksOnly ? 2.5 : 4 });
    }
  }
}

// How data goes along an edge: not yet (dashed), nothing came (dotted), has come, or comes right now.
function flow(a, b) {
  const source = a ? a.now.state : "done";
  if (source === "failed" || source === "cancelled") return "none";
  if (source !== "done" || (b ? b.now.state : a.now.state) === "idle") return "later";
  return b && b.now.state === "streaming" ? "now" : "past";
}

function line(a, b, p, data, ends, calls, backwards = false) {
  const x1 = a ? rightOf(a, p) : p.inX + (p.rail ? 4 : 0), y1 = a ? p.nodeMiddle(a.call.row) : ends.in;
  const notch = b && b.call.kind === "combine" && !p.marksOnly ? 9 : 0;
  const x2 = b ? p.column(b.call.column) + notch : p.outX - (p.rail ? 4 : 0), y2 = b ? p.nodeMiddle(b.call.row) : ends.out;
  if (a && b && b.call.column <= a.call.column) return back(a, b, p, data, calls);
  if (p.stairs && a && b && y2 > y1) return down(a, b, p, data);
  if (p.rail && p.lane >= LEAST_LANE) {
    const lane = a ? x2 - LANE_END : p.inX + 4 + LANE_END;
    return backwards ? alongLane(x2, y2, x1, y1, lane) : alongLane(x1, y1, x2, y2, lane);
  }
  if (Math.abs(y1 - y2) < 0.5) return `M${x1} ${y1}H${x2}`;
  const bend = a ? x1 : Math.max(x1, p.fanX), mid = (Math.max(bend, x2 - 60) + x2) / 2;
  return `M${x1} ${y1}H${bend}C${mid} ${y1} ${mid} ${y2} ${x2} ${y2}`;
}

// On a rail a line keeps to the rows of its two calls, which no other shape is in, and to a lane between two columns.
function alongLane(x1, y1, x2, y2, lane) {
  const high = y2 - y1, r = Math.min(LANE_END, Math.abs(high) / 2), dx = Math.sign(x2 - x1) * r, dy = Math.sign(high) * r;
  if (Math.abs(high) < 0.5) return `M${x1} ${y1}H${x2}`;
  return `M${x1} ${y1}H${lane - dx}Q${lane} ${y1} ${lane} ${y1 + dy}V${y2 - dy}Q${lane} ${y2} ${lane + dx} ${y2}H${x2}`;
}

// On stairs a line leaves below its call, down to the next step; where many meet, it comes to the top of that step.
function down(a, b, p, data) {
  const y1 = p.nodeMiddle(a.call.row), y2 = p.nodeMiddle(b.call.row), r = p.marksOnly ? 4 : 8;
  const meets = data.edges.filter(([from, to]) => from !== null && to === b.call.id).length > 1;
  if (meets && !p.marksOnly) {
    const x = p.column(b.call.column) + p.nodeWidth - 13;
    return `M${rightOf(a, p)} ${y1}H${x - r}Q${x} ${y1} ${x} ${y1 + r}V${y2 - p.node / 2}`;
  }
  const x = p.column(a.call.column) + (p.marksOnly ? p.node / 2 : 15);
  return `M${x} ${y1 + p.node / 2}V${y2 - r}Q${x} ${y2} ${x + r} ${y2}H${p.column(b.call.column)}`;
}

// A loop goes back left and drops into the next turn; many at once, or past other calls, take a lane at the left.
function back(a, b, p, data, calls) {
  const left = p.column(a.call.column), target = p.column(b.call.column);
  const y1 = p.nodeMiddle(a.call.row), y2 = p.nodeMiddle(b.call.row), r = p.marksOnly ? 4 : 8;
  const between = calls.some(({ call }) => call.column === b.call.column && call.row > a.call.row && call.row < b.call.row);
  const alone = data.edges.filter(([from, to]) => from === a.call.id || to === b.call.id).length <= 2;
  if (alone && !between && b.call.column < a.call.column) {
    const x = target + (p.marksOnly ? p.node / 2 : 15);
    return `M${left} ${y1}H${x + r}Q${x} ${y1} ${x} ${y1 + r}V${y2 - p.node / 2}`;
  }
  const lane = target - (p.rail ? 5 : 14);
  return `M${left} ${y1}H${lane + r}Q${lane} ${y1} ${lane} ${y1 + r}V${y2 - r}Q${lane} ${y2} ${lane + r} ${y2}H${target}`;
}

// `over`: the cursor is at the end of a run that has ended; before, nothing is told that only then was known.
export function drawEnds(pen, data, calls, p, ends, over) {
  if (!p.rail) {
    const into = calls.filter(({ call }) => data.edges.some(([from, to]) => from === call.id && to === null));
    const made = into.filter(({ call }) => call.status !== "idle");
    const done = made.filter(({ now }) => now.state === "done").length;
    const open = data.ended ? !over : data.status !== "ready" && into.some(({ now }) => !["done", "failed", "cancelled"].includes(now.state));
    const said = open && data.ended ? data.expected : data.result;
    const result = open && made.length > 1 ? [said[0], `${done} so far`] : said;
    if (ends.in !== null) endWords(pen, "in", data.input, 0, ends.in, p.inWidth, true);
    if (ends.out !== null) endWords(pen, "out", result, p.outX + 7, ends.out, p.outWidth, !open && data.status !== "ready");
  }
}

function endWords(pen, key, [bold, quiet], x, y, room, sure) {
  const one = !quiet;
  pen.put(`${key} bold`, "text", { class: sure ? "end" : "end open", x, y: one ? y + 5 : y - 4 }, cut(bold, room, 14, 600));
  pen.put(`${key} quiet`, "text", { class: "small", x, y: y + 13 }, cut(quiet || "", room, 13));
}
