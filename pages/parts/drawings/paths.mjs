// Paths that runs took, as small diagrams: steps from left to right, below each who chose it.

import { cut, textWidth } from "./letters.mjs";
import { el, svg } from "./paper.mjs";
import { shape } from "./shape.mjs";

const HEIGHT = 27;
const LETTERS = 108; // px of a name at most
const WORDS = 170; // px of what a tool was given, at most

function stepShape(step) {
  const width = Math.ceil(Math.min(textWidth(step.name, 14), LETTERS)) + (step.kind === "decide" ? 32 : 24);
  const picture = svg("svg", { width, height: HEIGHT, "aria-hidden": "true" });
  const kind = step.failed ? "failed" : `k-${step.kind}`;
  picture.append(svg("path", { class: `paths-shape ${kind}`, d: shape(step.kind, 1, 1, width - 2, HEIGHT - 2) }));
  picture.append(svg("text", { class: "paths-name", x: width / 2, y: 18 }, cut(step.name, LETTERS)));
  return picture;
}

function stepItem(step) {
  const node = stepShape(step);
  const item = el("li", { class: "paths-step", style: `--w:${node.getAttribute("width")}px` });
  item.append(node);
  const who = step.who || "choosing";
  item.append(el("span", { class: step.who ? "paths-who" : "paths-who quiet" }, who));
  if (step.words) item.append(el("span", { class: "paths-words quiet" }, cut(step.words, WORDS, 13)));
  const words = `${step.name}${step.failed ? ", failed" : ""}${step.words ? `: ${step.words}` : ""}`;
  item.append(el("span", { class: "hidden" }, words));
  return item;
}

function pathRow(path) {
  const row = el("div", { class: "paths-row" });
  const about = row.appendChild(el("div", { class: "paths-about" }));
  about.append(el("span", { class: "quiet" }, path.words));
  const steps = row.appendChild(el("ol", { class: "paths-steps" }));
  for (const step of path.steps) steps.append(stepItem(step));
  return row;
}

/** @param {import("./views.mjs").Paths} data */
export function draw(root, data, { state }) {
  const known = `${JSON.stringify(data)} ${textWidth("calculate", 14)}`; // texts are measured once more when the fonts are there
  if (state.paths === known) return;
  state.paths = known;
  root.replaceChildren();
  for (const side of data.sides) {
    const part = root.appendChild(el("section", { class: "paths-side" }));
    part.append(el("h3", { class: "paths-head" }, side.title));
    for (const path of side.paths) part.append(pathRow(path));
  }
  root.append(el("p", { class: "paths-world quiet" }, data.world));
}
