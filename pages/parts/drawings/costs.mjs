// What patterns cost: of one run its calls in time, of a thousand runs calls, tokens and money, a bar each; computed by
// the formulas, or from a run that was measured.

import { cells, longest } from "./costs_layout.mjs";
import { cut } from "./letters.mjs";
import { pencil, svg } from "./paper.mjs";
import { shape } from "./shape.mjs";
import { seconds } from "./ticks.mjs";

const THICK = 12; // px of a bar

function bar(pen, key, name, x, y, width) {
  pen.put(key, "rect", { class: `costs-bar ${name}`, x, y, width: Math.max(width, 1.5), height: THICK, rx: 2 });
}

// A call has its shape; calls in a block are rectangles, and of several kinds by turns each has its share of the height.
function drawCalls(pen, key, { blocks, scale, lane, count, gap, apart }, { x, y, h }) {
  const top = y + (h - lane * count) / 2, rect = (left, over, right, under) => `M${left} ${over}H${right}V${under}H${left}Z`;
  blocks.forEach(({ kinds, rects, alone, narrow }, number) => {
    let above = 0; // of the height
    for (const [kind, share] of kinds) {
      const d = rects.map(({ start, end, lane: place }) => {
        const left = x + start * scale, right = x + end * scale, over = alone ? y + (h - THICK) / 2 : top + place * lane + gap / 2;
        const high = alone ? THICK : lane - gap, own = kinds.length > 1 ? share * high : high;
        return narrow ? rect(left, over + above * high, right, over + above * high + own) : shape(kind, left, over, right - left - apart, high);
      }).join("");
      pen.put(`${key} call ${number} ${kind}`, "path", { class: `costs-call k-${kind}${narrow ? " narrow" : ""}`, d });
      above += share;
    }
  });
}

function drawTime(pen, row, place, drawn) {
  const { x, y, h } = place, end = x + drawn.end;
  drawCalls(pen, row.name, drawn, place);
  pen.put(`${row.name} end`, "path", { class: "costs-end", d: `M${end} ${y}V${y + h}` });
  pen.put(`${row.name} time`, "text", { class: "costs-value strong", x: end + 7, y: y + h / 2 + (row.spread ? 1 : 5) }, seconds(row.seconds));
  if (row.spread) pen.put(`${row.name} spread`, "text", { class: "costs-count", x: end + 7, y: y + h / 2 + 15 }, row.spread);
  if (drawn.said) pen.put(`${row.name} count`, "text", { class: "costs-count", x, y: y + h + 14 }, drawn.said);
}

function drawBars(pen, key, bars, { x, y, w, h, words }, most, texts) {
  const rows = bars.length, step = rows > 1 ? THICK + 4 : 0;
  bars.forEach((parts, number) => {
    const top = y + (h - (rows - 1) * step - THICK) / 2 + number * step;
    let left = x;
    for (const [name, value] of parts) {
      const width = most ? (value / most) * (w - words) : 0;
      bar(pen, `${key} ${number} ${name}`, name, left, top, width);
      left += width;
    }
    const beside = left + (parts.length ? 7 : 0);
    pen.put(`${key} ${number} value`, "text", { class: "costs-value strong", x: beside, y: top + 11 }, texts[number]);
  });
}

const money = (row) => row.money.map((dollars, place) => (dollars === null ? [] : [[place ? "other" : "one", dollars]]));

function drawRow(pen, row, place, most, units) {
  pen.put(`${row.name} name`, "text", { class: "costs-name", ...place.name }, cut(row.name, place.name.width));
  const unit = (words, name) => (units ? `${words} ${name}` : words);
  drawTime(pen, row, place.time, place.drawn);
  drawBars(pen, `${row.name} calls`, [[["one", row.calls]]], place.calls, most.calls, [unit(row.words[0], "calls")]);
  const tokens = row.tokens.map((count, number) => [number ? "out" : "into", count]);
  drawBars(pen, `${row.name} tokens`, [tokens], place.tokens, most.tokens, [unit(row.words[1], "tokens")]);
  drawBars(pen, `${row.name} money`, money(row), place.money, most.money, row.words.slice(2));
}

// What the columns are, and what filled and hollow bars mean.
function drawHead(pen, head, models) {
  const swatch = (key, name, x, y, words, room) => {
    pen.put(`${key} swatch`, "rect", { class: `costs-bar ${name}`, x, y: y - 9, width: 14, height: 9, rx: 2 });
    pen.put(key, "text", { class: "costs-head", x: x + 19, y }, cut(words, room - 19, 13));
  };
  for (const [key, { x, y, words, strong }] of Object.entries(head.words)) {
    pen.put(`head ${key}`, "text", { class: strong ? "costs-head strong" : "costs-head", x, y }, words);
  }
  for (const [key, d] of Object.entries(head.rules)) pen.put(`rule ${key}`, "path", { class: "costs-rule", d });
  swatch("into", "into", head.into.x, head.into.y, "in", 60);
  swatch("out", "out", head.out.x, head.out.y, "out", 60);
  models.forEach((model, number) => {
    const { x, y, width } = head.models[number];
    swatch(`model ${number}`, number ? "other" : "one", x, y, model, width);
  });
}

/** @param {import("./views.mjs").Costs} data */
export function draw(root, data, { state }) {
  const width = root.clientWidth;
  if (!width) return;
  if (!state.pen) {
    state.picture = root.appendChild(svg("svg", { class: "costs", role: "img" }));
    state.pen = pencil(state.picture);
  }
  const { head, rows, height, units } = cells(width, data.rows, data.models.length);
  for (const [name, value] of Object.entries({ width, height, "aria-label": data.label })) state.picture.setAttribute(name, value);
  state.pen.begin();
  drawHead(state.pen, head, data.models);
  const most = longest(data.rows);
  data.rows.forEach((row, i) => drawRow(state.pen, row, rows[i], most, units));
  state.pen.end();
}
