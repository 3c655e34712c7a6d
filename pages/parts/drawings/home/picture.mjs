// The picture of one section: its bars beside its rows, the axis below them, and the playhead over all.

import { drawBars } from "../flow/bars.mjs";
import { brace, wordsOf } from "../flow/sum.mjs";
import { cut, textWidth } from "../letters.mjs";
import { seconds, ticks } from "../ticks.mjs";
import { barsOf, sizesOf, sumOf } from "./bars.mjs";
import { namePlaces } from "./names.mjs";

const WORDS = 158; // px for the words after the last bar
const BOX = 9; // px of a bar: dashed boxes below one another that are lower run together, and are lines
const AIR = 4; // px from a name to the end of its run
const TICK = 18; // px from the end of the grid to the base of its numbers

const scaleOf = ({ left, width }, reach, narrow) => {
  const axis = ticks(reach, width < 420 ? 4 : 8), wide = width - (narrow ? 10 : WORDS);
  return { axis, x: (t) => left + (t / axis.end) * wide, right: left + width };
};

// `parts`: from where to where its lines go.
function drawGrid(pen, axis, x, parts, floor) {
  for (const t of axis.at) {
    pen.put(`grid ${t}`, "path", { class: "home-grid", d: parts.map(([from, to]) => `M${x(t)} ${from}V${to}`).join("") });
    const last = t === axis.end, text = last ? `${axis.label(t)} s` : axis.label(t);
    pen.put(`tick ${t}`, "text", { class: "home-small", "text-anchor": t === 0 ? "start" : last ? "end" : "middle", x: x(t), y: floor + TICK }, text);
  }
}

function drawNames(pen, key, run, act, sizes, x, top, right) {
  for (const { name, lane, from, left } of namePlaces(run, sizes, x, right)) {
    if (from >= act.at) continue;
    pen.put(`${key} name ${from}`, "text", { class: "home-small", x: left, y: top + sizes.above + lane * sizes.lane - 5 }, name);
  }
}

function drawGhosts(pen, key, run, act, sizes, x, top) {
  for (const [lane, from, to] of run.ghosts) {
    if (from >= act.at) continue;
    const y = top + sizes.above + lane * sizes.lane, name = `${key} ghost ${lane}`;
    if (sizes.bar < BOX) pen.put(name, "path", { class: "home-ghost", d: `M${x(from)} ${y + sizes.bar / 2}H${x(to)}` });
    else pen.put(name, "rect", { class: "home-ghost", x: x(from) + 0.75, y: y + 1.25, width: x(to) - x(from) - 1.5, height: sizes.bar - 2.5, rx: 2 });
  }
}

// The time of a run that has ended, after its bars; on a narrow page below them, where there is no sum. More words come
// when nothing moves across them any more.
function drawTime(pen, key, { run, time }, { from, to, x, right, narrow, raced }) {
  if (narrow && run.sums) return;
  const end = x(run.seconds), bold = seconds(run.seconds);
  const place = narrow ? { x: x(0), y: to + 19 } : { x: end + 9, y: (from + to) / 2 + 5 };
  if (!narrow) pen.put(`${key} end`, "path", { class: "home-end", d: `M${end} ${from - 3}V${to + 1}` });
  pen.put(`${key} time`, "text", { class: "home-time", ...place }, bold);
  if (!raced) return;
  const left = place.x + textWidth(bold, 15, 600) + 8, room = right - left;
  const text = [`${run.words}, ${time}`, run.words].find((words) => time && textWidth(words, 13) <= room) ?? cut(run.words, room, 13);
  pen.put(`${key} words`, "text", { class: "home-small", x: left, y: place.y }, text);
}

function drawSum(pen, key, known, y, x, right) {
  const end = x(known.seconds), words = wordsOf(known.sum), wide = textWidth(words, 14, 600);
  pen.put(`${key} brace`, "path", { class: "home-brace", d: brace(x(0), end, y) });
  const middle = Math.max(x(0) + wide / 2, Math.min((x(0) + end) / 2, right - wide / 2));
  pen.put(`${key} sum`, "text", { class: "home-sum", x: middle, y: y + 23 }, words);
}

// `section`: its rows with the places that are kept for their bars.
export function drawPicture({ rows, foot, pen }, act, reach, { narrow, compact }) {
  const room = { left: rows[0].room.offsetLeft, width: rows[0].room.offsetWidth }, floor = foot.offsetTop + 2;
  const { axis, x, right } = scaleOf(room, reach, narrow);
  pen.begin();
  const beside = [[0, floor]], below = rows.map(({ room: own }) => [own.offsetTop, own.offsetTop + own.offsetHeight]);
  drawGrid(pen, axis, x, narrow ? below : beside, floor);
  for (const { row, room: own } of rows) {
    const { run } = row, key = row.page, sizes = sizesOf(run, { narrow, compact }), top = own.offsetTop;
    const from = top + sizes.above, to = from + run.lanes * sizes.lane;
    const over = act.at >= run.seconds - 1e-3, known = sumOf(run, act);
    drawGhosts(pen, key, run, act, sizes, x, top);
    drawBars(pen, barsOf(run, act, sizes, x, top).map((bar) => ({ ...bar, key: `${key} ${bar.key}` })));
    const lies = run.beside && run.sums && act.share > 0;
    if (!lies) drawNames(pen, key, run, act, sizes, x, top, narrow ? right : x(run.seconds) - AIR);
    if (over && !lies) drawTime(pen, key, row, { from, to, x, right, narrow, raced: act.raced });
    if (known) drawSum(pen, key, known, to + 1, x, right);
  }
  if (!act.raced) {
    pen.put("head", "path", { class: "home-head", d: `M${x(act.at)} 0V${floor}` });
    pen.put("house", "path", { class: "home-house", d: `M${x(act.at)} ${floor}l6 5v6h-12v-6z` });
  }
  pen.end();
}
