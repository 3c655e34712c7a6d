// The paths that runs took as a tree: what they have in common is drawn once, a line is as thick as many runs took it.

import { columnsOf, LINE, listed, rowsOf, thickness } from "./branches_layout.mjs";
import { bringIntoSight } from "./in_sight.mjs";
import { cut, textWidth } from "./letters.mjs";
import { el, svg } from "./paper.mjs";
import { shape } from "./shape.mjs";

const HEIGHT = 27;
const SEEN = 420; // px that must be in sight when they have been asked for
const WORDS = 136; // px behind the last step
const LANE = 16; // px from the left of a step to the line that comes from above
const DOWN = 108; // px of a step where they stand below each other

function node(picture, step, x, y, w) {
  const kind = step.failed ? "failed" : `k-${step.kind}`;
  picture.append(svg("path", { class: `branches-shape ${kind}`, d: shape(step.kind, x, y, w, HEIGHT) }));
  const room = w - (step.kind === "decide" && w > 60 ? 12 : 4), size = textWidth(step.name, 13) > room ? 12 : 13;
  const place = { x: x + w / 2, y: y + 18, style: `font-size:${size}px` };
  picture.append(svg("text", { class: "branches-name", ...place }, cut(step.name, room, size)));
}

function line(picture, d, runs, all) {
  picture.append(svg("path", { class: "branches-line", d, style: `stroke-width:${thickness(runs, all)}px` }));
}

// Words broken into as many lines as they need.
function lines(words, width) {
  const rows = [""];
  for (const word of words.split(" ")) {
    const longer = `${rows.at(-1)} ${word}`.trim();
    if (rows.at(-1) && textWidth(longer, 13) > width) rows.push(word);
    else rows[rows.length - 1] = longer;
  }
  return rows;
}

function endWords(picture, end, x, y, width) {
  const text = svg("text", { class: "branches-end", x, y });
  text.append(svg("tspan", { class: "branches-runs" }, end.runs === 1 ? "1 run" : `${end.runs} runs`));
  for (const row of lines(end.words, width)) text.append(svg("tspan", { x, dy: 15 }, row));
  picture.append(text);
}

function across(tree, width, columns) {
  const tops = rowsOf(tree, (end) => lines(end.words, WORDS - 12).length);
  const picture = svg("svg", { width, height: tops.at(-1), "aria-hidden": "true" });
  const middle = (row) => tops[row] + 23;
  const nodes = tree.steps.map((step) => ({ x: columns.x(step.column), y: middle(step.row) }));
  const from = (after) => (after === null ? { x: 2, y: middle(0) } : { x: nodes[after].x + columns.w, y: nodes[after].y });
  tree.steps.forEach((step, place) => {
    const a = from(step.after), b = nodes[place], half = (a.x + b.x) / 2;
    line(picture, `M${a.x} ${a.y}C${half} ${a.y} ${half} ${b.y} ${b.x} ${b.y}`, step.runs, tree.runs);
  });
  for (const end of tree.ends) {
    const a = from(end.after), y = middle(end.row), x = Math.max(columns.end - 12, a.x + 12);
    line(picture, `M${a.x} ${a.y}C${a.x + 14} ${a.y} ${a.x + 4} ${y} ${Math.min(a.x + 22, x)} ${y}H${x}`, end.runs, tree.runs);
    endWords(picture, end, x + 10, y - 3, WORDS - 12);
  }
  tree.steps.forEach((step, place) => {
    node(picture, step, nodes[place].x, nodes[place].y - HEIGHT / 2, columns.w);
    if (step.counted) {
      const y = nodes[place].y - 7 - thickness(step.runs, tree.runs) / 2;
      picture.append(svg("text", { class: "branches-count", x: nodes[place].x - 5, y }, `${step.runs}`));
    }
  });
  return picture;
}

function down(tree, width) {
  const items = listed(tree), picture = svg("svg", { width, height: items.length * LINE + 8, "aria-hidden": "true" });
  for (const { step, end, x, y, from, indent } of items) {
    const { runs } = step || end;
    const top = from ? from.y + HEIGHT : -4, lane = indent + LANE, goal = y + HEIGHT / 2;
    const d = x === indent ? `M${lane} ${top}V${step ? y + 2 : goal + 6}` : `M${lane} ${top}C${lane} ${goal} ${lane} ${goal} ${x + (step ? 2 : LANE)} ${goal}`;
    line(picture, d, runs, tree.runs);
  }
  for (const { step, end, x, y } of items) {
    if (end) {
      endWords(picture, end, x + LANE + 12, y + 10, width - x - LANE - 12);
      continue;
    }
    node(picture, step, x, y, DOWN);
    if (step.counted) picture.append(svg("text", { class: "branches-count beside", x: x + DOWN + 8, y: y + 18 }, `${step.runs}`));
  }
  return picture;
}

// The tree in words, for who cannot see it: each path from its first step to its end.
function inWords(tree) {
  const list = el("ul", { class: "hidden" });
  for (const end of tree.ends) {
    const names = [];
    for (let place = end.after; place !== null; place = tree.steps[place].after) names.unshift(tree.steps[place].name);
    list.append(el("li", {}, `${end.runs} of ${tree.runs} runs: ${names.join(", ")}; ${end.words}`));
  }
  return list;
}

/** @param {import("./views.mjs").Branches} data */
export function draw(root, data, { state }) {
  const width = root.clientWidth;
  if (!width) return;
  const columns = columnsOf(width, data.sides, WORDS);
  root.replaceChildren();
  for (const tree of data.sides) {
    const part = root.appendChild(el("section", { class: "branches-side" }));
    const head = part.appendChild(el("div", { class: "branches-head" }));
    head.append(el("h2", {}, tree.title), el("span", { class: "branches-total" }, tree.count));
    part.append(columns ? across(tree, width, columns) : down(tree, width), inWords(tree));
  }
  const foot = root.appendChild(el("div", { class: "branches-foot" }));
  foot.append(el("span", {}, data.same), el("span", { class: "branches-world quiet" }, data.world));
  if (data.asked && data.asked !== state.asked) bringIntoSight(root, SEEN);
  state.asked = data.asked || state.asked;
}
