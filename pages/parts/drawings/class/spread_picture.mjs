// The answers of a class as a picture: the first turn above the second, on one axis, and what is true as a line of ink
// that comes down on both.

import { cut, textWidth } from "../letters.mjs";
import { el, fill, pencil, svg } from "../paper.mjs";
import { bars, dots, inWords, written } from "./spread.mjs";

const TURNS = ["first", "second"];
const STRIP = 28; // px that the calls of a run have
const COUNT = 44; // px for the number behind a bar

// How large it is: in a room, and on a desk.
const SIZES = {
  large: { text: 19, small: 15, thick: 26, gap: 14, label: 0.4, turn: 84, alone: 170, dot: 10, bars: 250 },
  plain: { text: 14, small: 13, thick: 14, gap: 9, label: 0.36, turn: 74, alone: 110, dot: 7, bars: 330 },
};

// Returns {box, draw(question, width, facts)}. `facts`: {large, run}, for a room, and the calls of the run that answers a
// question of seconds: they stand on the same axis, above the answers.
export function spreadPicture() {
  const box = el("div", { class: "spread" }), picture = box.appendChild(svg("svg", { role: "img" }));
  const pens = { under: pencil(picture.appendChild(svg("g"))), over: pencil(picture.appendChild(svg("g"))) };
  let truth = ""; // that has come down
  return {
    box,
    draw(question, width, { large = false, run = [] } = {}) {
      const turns = turnsOf(question), fresh = question.truth ? `${question.number}` : "";
      box.hidden = !turns.length || !width || Boolean(turns[0].words);
      if (box.hidden) return;
      for (const pen of Object.values(pens)) pen.begin();
      const drawing = turns[0].bars ? drawBars : drawDots;
      const calls = question.truth && question.unit === "s" ? run : [];
      const height = drawing(pens, question, turns, width, SIZES[large ? "large" : "plain"], calls);
      for (const pen of Object.values(pens)) pen.end();
      fill(picture, { width, height, viewBox: `0 0 ${width} ${height}`, "aria-label": told(question, turns) });
      box.classList.toggle("falls", Boolean(fresh) && truth !== fresh);
      truth = fresh;
    },
  };
}

// What is shown of it: the first answers, and the second where there are any.
const turnsOf = ({ spread }) => [spread?.first, spread?.second].filter(Boolean);

function told(question, turns) {
  const each = turns.map((turn, i) => `${turns.length > 1 ? `${TURNS[i]} answers` : "Answers"}: ${inWords(turn, question)}.`);
  return [...each, question.truth ? `True: ${question.truth.words}.` : ""].filter(Boolean).join(" ");
}

function drawBars({ under, over }, question, turns, width, size) {
  const { choices, truth } = question, label = Math.min(size.label * width, 24 + Math.max(...choices.map((words) => textWidth(words, size.text, 600))));
  const left = Math.round(label) + 12, { thick, gap } = fitting(choices.length, turns.length, size), tight = turns.length > 1 && thick + 3 < size.small;
  const { rows, height } = bars(turns.map((turn) => turn.bars), width - left - (tight ? 2 * COUNT : COUNT), thick, gap);
  rows.forEach((row, choice) => {
    const right = truth?.value === choice, high = row.bars.at(-1).y + thick - row.y;
    const words = cut(`${right ? "✓ " : ""}${choices[choice]}`, left - 14, size.text, right ? 600 : 400);
    over.put(`choice ${choice}`, "text", { class: `spread-choice${right ? " strong" : ""}`, x: left - 12, y: row.y + high / 2 + size.text * 0.35, "font-size": size.text }, words);
    row.bars.forEach(({ y, width: long, count }, turn) => {
      under.put(`bar ${choice} ${turn}`, "rect", { class: `spread-bar ${lookOf(turn, turns)}`, x: left, y, width: Math.max(long, 1), height: thick, rx: 2 });
      if (!tight) under.put(`count ${choice} ${turn}`, "text", { class: "spread-count", x: left + long + 8, y: y + thick / 2 + size.small * 0.35, "font-size": size.small }, `${count}`);
    });
    const counts = row.bars.map(({ count }) => count).join(" → "), longest = Math.max(...row.bars.map(({ width: long }) => long));
    if (tight) under.put(`counts ${choice}`, "text", { class: "spread-count", x: left + longest + 8, y: row.y + high / 2 + size.small * 0.35, "font-size": size.small }, counts);
    if (right) over.put("truth", "path", { class: "spread-truth", d: `M${left - 1} ${row.y - 4}V${row.y + high + 4}` });
  });
  under.put("foot", "path", { class: "spread-foot", d: `M${left - 0.5} 0V${height - gap}` });
  return height + (turns.length > 1 ? legend(under, left, height, turns, size) : 0);
}

// How thick a bar is, and the gap between two choices, so that all of them have room on one screen.
function fitting(choices, turns, { thick, gap, bars: room }) {
  const own = turns > 1 ? Math.round(thick * 0.62) : thick, each = Math.min(turns * (own + 3) + gap, room / choices);
  const between = Math.min(gap, each * 0.28);
  return { gap: between, thick: Math.min(own, (each - between) / turns - 3) };
}

// The answers that came last are filled.
const lookOf = (turn, turns) => (turn === turns.length - 1 ? "last" : "before");

function legend(pen, x, y, turns, size) {
  let left = x;
  TURNS.slice(0, turns.length).forEach((name, turn) => {
    const words = `${name} answers`;
    pen.put(`legend ${turn}`, "rect", { class: `spread-bar ${lookOf(turn, turns)}`, x: left, y: y + 2, width: 14, height: 9, rx: 2 });
    pen.put(`legend words ${turn}`, "text", { class: "spread-small", x: left + 20, y: y + 11, "font-size": size.small }, words);
    left += 20 + textWidth(words, size.small) + 20;
  });
  return 20;
}

function drawDots({ under, over }, question, turns, width, size, calls) {
  const unit = question.unit === "s" ? "seconds" : question.unit;
  const left = textWidth("second", size.small) + 16, right = width - textWidth(unit, size.small) - 32;
  const strip = calls.length ? STRIP : 0, said = question.truth ? size.text + 10 : 4, top = said + strip;
  const high = turns.length > 1 ? size.turn - strip / 2 : size.alone - strip;
  const laid = dots(turns.map((turn) => turn.dots), question, { left, right, high, most: size.dot });
  const floor = top + turns.length * high;
  drawCalls(under, calls, laid.x, said);
  for (const t of laid.axis.at) {
    under.put(`grid ${t}`, "path", { class: "spread-grid", d: `M${laid.x(t)} ${said}V${floor}` });
    under.put(`tick ${t}`, "text", { class: "spread-small middle", x: laid.x(t), y: floor + size.small + 9, "font-size": size.small }, laid.axis.label(t));
  }
  turns.forEach((turn, i) => {
    const base = top + (i + 1) * high;
    under.put(`line ${i}`, "path", { class: "spread-line", d: `M${left - 6} ${base}H${right + 6}` });
    if (turns.length > 1) under.put(`turn ${i}`, "text", { class: "spread-small right", x: left - 14, y: base - 4, "font-size": size.small }, TURNS[i]);
    laid.sets[i].forEach(({ x, y }, k) => {
      under.put(`dot ${i} ${k}`, "circle", { class: `spread-dot ${lookOf(i, turns)}`, cx: x, cy: base - y, r: laid.r - 0.75 });
    });
    if (turn.n) drawMedian(under, i, laid.x(turn.median), base);
  });
  if (unit) under.put("unit", "text", { class: "spread-small", x: right + 12, y: floor + size.small + 9, "font-size": size.small }, cut(unit, width - right - 12, size.small));
  if (question.truth) drawTruth(over, question, laid.x, { left, right, floor }, size);
  return floor + size.small + 16;
}

// Each call as a thin bar: who reads the guesses sees what they were about.
function drawCalls(pen, calls, x, top) {
  const each = Math.min(7, STRIP / Math.max(1, calls.length));
  calls.forEach(({ kind, bars: stretches }, i) => {
    const [from, to] = [stretches[0]?.[1], stretches.at(-1)?.[2]];
    if (from === undefined || to === null || to === undefined) return;
    pen.put(`call ${i}`, "rect", { class: `spread-call k-${kind}`, x: x(from), y: top + i * each, width: Math.max(x(to) - x(from), 1), height: Math.max(each - 2, 1), rx: 1 });
  });
}

// Half of the answers lie below it: a notch under the line.
function drawMedian(pen, turn, x, base) {
  pen.put(`median ${turn}`, "path", { class: "spread-median", d: `M${x} ${base + 1}l5 7h-10z` });
}

function drawTruth(pen, { truth, low, high }, x, { left, right, floor }, size) {
  const beyond = truth.value > high, at = x(Math.min(Math.max(truth.value, low), high));
  const words = beyond ? `${truth.words} →` : truth.words, wide = textWidth(words, size.text, 600);
  pen.put("truth", "path", { class: "spread-truth", d: `M${at} 2V${floor + 5}` });
  const fits = at + 8 + wide <= Math.max(right + 60, left + wide);
  pen.put("truth words", "text", { class: `spread-true${fits ? "" : " right"}`, x: fits ? at + 8 : at - 8, y: size.text - 1, "font-size": size.text }, words);
}

// Of a question of numbers: where half of the answers lie, in words.
export function medians({ spread, unit }) {
  const [first, second] = [spread?.first, spread?.second];
  if (!first?.dots || !first.n) return "";
  const with_unit = (value) => `${written(value)}${unit ? ` ${unit}` : ""}`;
  return second?.n ? `median ${with_unit(first.median)}, then ${with_unit(second.median)}` : `median ${with_unit(first.median)}`;
}
