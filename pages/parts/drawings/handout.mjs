// All patterns on a sheet of paper: the small picture, the law, when to use it and when not; and a button that prints.

import { aloneIn } from "./home/alone.mjs";
import { el } from "./paper.mjs";

function fact(name, words) {
  const line = el("p", { class: "handout-fact" });
  line.append(el("span", { class: "quiet" }, `${name} `), el("b", {}, words));
  return line;
}

function advice(head, words) {
  const part = el("div", { class: "handout-advice" });
  part.append(el("h4", { class: "handout-head" }, head), el("p", {}, words));
  return part;
}

function leafPart(leaf, runs, painters) {
  const part = el("section", { class: "handout-leaf" });
  const law = part.appendChild(el("div", { class: "handout-law" }));
  law.append(el("h3", {}, leaf.title), el("p", { class: "quiet" }, leaf.line));
  if (leaf.run) painters.push(aloneIn(law, leaf.run, runs));
  law.append(fact("Calls", leaf.calls), fact("Time", leaf.time));
  part.append(advice("Use it when", leaf.use), advice("Better not when", leaf.avoid));
  return part;
}

/** @param {import("./views.mjs").Handout} data */
export function draw(root, data, { state }) {
  const known = JSON.stringify(data.leaves);
  if (state.handout === known) return state.again();
  state.handout = known;
  const painters = [], runs = data.leaves.flatMap(({ run }) => (run ? [run] : []));
  state.again = () => painters.forEach((paint) => paint());
  const button = el("button", { class: "handout-print", type: "button", onclick: () => print() }, "Print");
  root.replaceChildren(button, ...data.leaves.map((leaf) => leafPart(leaf, runs, painters)));
  state.again();
}
