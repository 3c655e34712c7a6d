// How long a run takes for each number of calls at once: a curve, with the present choice marked on it.

import { textWidth } from "./letters.mjs";
import { svg } from "./paper.mjs";
import { seconds, ticks } from "./ticks.mjs";

const HEIGHT = 138, TOP = 14, BASE = 102, LEFT = 34, RIGHT = 14; // px
const BIG = 5, SMALL = 2.5; // px, of a point
const GAP = 9; // px between a point and its words

// Where everything stands: {x(k), y(t), axis}, for `times[k - 1]` seconds at k calls at once.
export function plotted(times, width) {
  const axis = ticks(Math.max(...times), 3), step = (width - LEFT - RIGHT) / Math.max(1, times.length - 1);
  return { axis, x: (k) => LEFT + (k - 1) * step, y: (t) => BASE - (t / axis.end) * (BASE - TOP) };
}

// The numbers under the axis: all that have room, and always the first and the last.
export function numbered(count, width) {
  const every = Math.max(1, Math.ceil((count * 26) / width));
  const shown = Array.from({ length: count }, (_, i) => i + 1).filter((k) => (k - 1) % every === 0 && count - k >= every);
  return [...shown, count];
}

/** @param {import("./views.mjs").Curve} data */
export function draw(root, data) {
  const width = root.clientWidth, { times, at_once: chosen, covered } = data;
  if (!width) return;
  const { axis, x, y } = plotted(times, width), longest = times[times.length - 1];
  const caption = covered ? `${chosen} at once` : `${chosen} at once: ${seconds(times[chosen - 1])}`;
  const picture = svg("svg", { class: "curve", width, height: HEIGHT, role: "img", "aria-label": `${data.label}. ${caption}.` });
  const write = (name, left, top, text) => picture.append(svg("text", { class: name, x: left, y: top }, text));
  const line = (name, d) => picture.append(svg("path", { class: name, d }));
  for (const t of axis.at) {
    line("curve-grid", `M${LEFT} ${y(t)}H${width - RIGHT}`);
    if (!covered) write("curve-time", LEFT - 8, y(t) + 4, t === axis.end ? `${axis.label(t)} s` : axis.label(t));
  }
  for (const k of numbered(times.length, width - LEFT - RIGHT)) write(k === chosen ? "curve-number chosen" : "curve-number", x(k), BASE + 17, `${k}`);
  write("curve-name", (LEFT + width - RIGHT) / 2, BASE + 33, "calls at once");
  line("curve-floor", `M${LEFT} ${y(longest)}H${width - RIGHT}`);
  line("curve-line", times.map((t, i) => `${i ? "L" : "M"}${x(i + 1)} ${y(t)}`).join(""));
  times.forEach((t, i) => picture.append(svg("circle", { class: "curve-point", cx: x(i + 1), cy: y(t), r: SMALL })));
  const left = x(chosen), top = y(times[chosen - 1]), wide = textWidth(caption, 14, 600);
  line("curve-drop", `M${left} ${top}V${BASE}`);
  picture.append(svg("circle", { class: "curve-chosen", cx: left, cy: top, r: BIG }));
  const room = left + GAP + wide <= width;
  const over = room ? top : y(Math.max(...times.filter((_, i) => x(i + 2) > left - wide && i < chosen))); // above the line
  const words = svg("text", { class: "curve-words", x: room ? left + GAP : left, y: Math.max(over - 10, 12) }, caption);
  if (!room) words.setAttribute("text-anchor", "end");
  picture.append(words);
  root.replaceChildren(picture);
}
