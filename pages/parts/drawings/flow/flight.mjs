// How many calls are in flight, as a curve below the bars and on the same axis, with the limit or the peak.

import { textWidth } from "../letters.mjs";
import { clearOf } from "./labels.mjs";

function levels(data, p) {
  const limited = data.limit !== null && data.limit <= 3 * Math.max(data.peak, 1);
  const most = Math.max(data.peak, limited ? data.limit : 0, 1);
  return { limited, most, mark: limited ? data.limit : Math.max(data.peak, 1), up: (level) => p.base - ((p.base - p.peak) * level) / most };
}

// Where the line of the limit stands, or that of the peak, and how many calls in flight the curve has room for.
export function levelOf(data, p) {
  const { most, mark, up } = levels(data, p);
  return { most, line: up(mark) };
}

export function drawFlight(pen, data, p, x, at) {
  const { up } = levels(data, p);
  const seen = data.flight.filter(([t]) => t <= at);
  const steps = seen.filter(([t], i) => i + 1 === seen.length || x(seen[i + 1][0]) - x(t) > 0.75); // no notch finer than a line
  let d = "", level = 0;
  for (const [t, next] of steps) {
    d += d ? `H${x(t)}V${up(next)}` : `M${x(t)} ${p.base}V${up(next)}`;
    level = next;
  }
  if (d && level) d += `H${x(at)}`;
  pen.put("area", "path", { class: "area", d: d && `${d}V${p.base}Z` });
  pen.put("steps", "path", { class: "steps", d });
}

// What stays while the curve grows: its floor, the limit or the peak, and what they are called.
export function drawLevel({ axis: pen, labels, clear }, data, p, head) {
  const { limited, mark, up } = levels(data, p);
  pen.put("floor", "path", { class: "rule", d: `M${p.t0} ${p.floor}H${p.t1}` });
  pen.put("base", "path", { class: "base", d: `M${p.t0} ${p.base}H${p.t1}` });
  pen.put("level", "path", { class: limited ? "limit" : "rule", d: `M${p.t0} ${up(mark)}H${p.t1}` });
  const reached = data.peak >= data.limit;
  const figure = data.limit === null ? `peak ${data.peak}` : !reached ? `limit ${data.limit}, peak ${data.peak}` : `limit ${data.limit}, reached`;
  if (p.over) {
    const words = `calls in flight, ${figure}`;
    labels.put("flight", "text", { class: "small halo", x: p.t0, y: p.peak - 6 }, words);
    clearOf(clear, head)("flight", p.t0, p.t0 + textWidth(words, 13), p.peak - 18, 16);
  } else {
    pen.put("flight", "text", { class: "small right", x: p.t0 - 12, y: (p.peak + p.base) / 2 + 4 }, "calls in flight");
    pen.put("told", "text", { class: `small${limited ? " ink" : ""}`, x: p.t1 + 10, y: up(mark) + 4.5 }, figure);
  }
}
