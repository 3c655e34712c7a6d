// A program that a model wrote.

import { el } from "./paper.mjs";
import { hangingLines, visible } from "./plain.mjs";

/** @param {import("./views.mjs").Program} data */
export function draw(root, data) {
  const pre = el("pre", { class: "program-text", dir: "auto" });
  pre.append(...hangingLines(visible(data.text)));
  root.replaceChildren(pre);
}
