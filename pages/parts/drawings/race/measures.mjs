// Seconds, calls, tokens and money of both runs: a pair of bars each, the first run hollow, the second filled, and what
// the law says of them as a dashed tick.

import { cut, textWidth } from "../letters.mjs";
import { fill } from "../paper.mjs";
import { seconds } from "../ticks.mjs";

const TITLE = 20; // px above the bars,
const ROW = 19; // of a bar with its air,
const BETWEEN = 16; // below them,
const GAP = 28; // and beside them
const LOW = 13; // px of a bar with its air where all pairs stand in one column

/**
 * Where each pair of bars stands, and how many px its greatest value takes.
 * @param {number} width
 * @param {import("../sent.mjs").Measure[]} measures
 * @param {string[]} titles of the two runs, said once before each row of pairs; in one column the measures' names stand
 *   there, and nothing above the bars
 */
export function measurePlan(width, measures, titles) {
  const columns = width >= 720 ? measures.length : width >= 330 ? 2 : 1, alone = columns === 1;
  const before = alone ? measures.map(({ name }) => plain(name)) : titles;
  const names = Math.min(Math.max(0, ...before.map((words) => textWidth(words, 13))), width / 4) + 12;
  const wide = (width - names - GAP * (columns - 1)) / Math.max(columns, 1), title = alone ? 0 : TITLE, row = alone ? LOW : ROW;
  const high = title + 2 * row + (alone ? BETWEEN / 3 : BETWEEN);
  const cells = measures.map(({ values, texts, law }, i) => {
    const most = Math.max(...values.map((value) => value ?? 0), ...law.map((value) => value ?? 0)) || 1;
    const room = Math.max(wide - Math.max(...texts.map((text) => textWidth(text, 13))) - 12, 20);
    return {
      x: names + (i % columns) * (wide + GAP), y: Math.floor(i / columns) * high, wide, title, row, bar: alone ? 9 : 12,
      px: (value) => (value / most) * room,
    };
  });
  return { columns, alone, names, cells, height: Math.ceil(measures.length / columns) * high };
}

const plain = (name) => name.split(",")[0];

// While the runs go on their seconds are those of the picture's clocks, not those of the last message.
export function byNow(data, clocks) {
  const [time, ...rest] = data.measures, texts = time.texts.map((text, i) => text.replace(/^[\d.,]+ s/, seconds(clocks[i])));
  return { ...data, measures: [{ ...time, values: clocks, texts }, ...rest] };
}

/** @param {import("../sent.mjs").Race} data */
export function drawMeasures(pen, svg, data, width) {
  const { measures, runs } = data, titles = runs.map((run) => run.title), plan = measurePlan(width, measures, titles);
  fill(svg, { width, height: plan.height, "aria-label": measures.map((measure) => inWords(measure, titles)).join(" ") });
  pen.begin();
  const write = (key, look, x, y, words, most) => pen.put(key, "text", { class: look, x, y }, cut(words, most, 13));
  measures.forEach((measure, i) => {
    const cell = plan.cells[i];
    if (plan.alone) write(`${i} name`, "race-name", 0, cell.y + cell.row + 4.5, plain(measure.name), plan.names - 8);
    else drawTitle(pen, i, measure, cell);
    if (!plan.alone && i % plan.columns === 0) titles.forEach((title, row) => write(`${i} who ${row}`, "race-small", 0, middleOf(cell, row) + 4.5, title, plan.names - 8));
    drawPair(pen, i, measure, cell);
  });
  pen.end();
}

function inWords({ name, texts, law }, titles) {
  const each = titles.map((title, i) => `${title.toLowerCase()} ${texts[i] || "not yet"}${law[i] === null ? "" : `, by the law ${Number(law[i].toFixed(2))}`}`);
  return `${name}: ${each.join(", ")}.`;
}

const middleOf = (cell, row) => cell.y + cell.title + (row + 0.5) * cell.row;

function drawTitle(pen, key, { name, law }, cell) {
  pen.put(`${key} name`, "text", { class: "race-name", x: cell.x, y: cell.y + 13 }, cut(name, cell.wide, 13));
  if (law.every((value) => value === null)) return;
  const at = cell.x + textWidth(name, 13) + 14;
  pen.put(`${key} sample`, "path", { class: "race-law", d: `M${at} ${cell.y + 2}v14` });
  pen.put(`${key} law`, "text", { class: "race-small", x: at + 7, y: cell.y + 13 }, "law");
}

function drawPair(pen, key, { values, texts, law }, cell) {
  const { x, bar } = cell;
  pen.put(`${key} base`, "path", { class: "race-base", d: `M${x} ${cell.y + cell.title - 1}v${2 * cell.row + 2}` });
  values.forEach((value, row) => {
    const middle = middleOf(cell, row), y = middle - bar / 2, long = value ? Math.max(cell.px(value), 1) : 0;
    if (value) pen.put(`${key} bar ${row}`, "rect", { class: `race-measured ${row ? "filled" : "hollow"}`, x: x + 0.75, y, width: Math.max(long - 0.75, 0.5), height: bar });
    const tick = law[row] === null ? 0 : cell.px(law[row]);
    if (law[row] !== null) pen.put(`${key} tick ${row}`, "path", { class: "race-law", d: `M${x + tick} ${y - 3}v${bar + 6}` });
    if (texts[row]) pen.put(`${key} text ${row}`, "text", { class: "race-value", x: x + Math.max(long, tick) + 7, y: middle + 4.5 }, texts[row]);
  });
}
