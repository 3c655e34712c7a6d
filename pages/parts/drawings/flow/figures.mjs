// The figures below the picture, with a sentence each.

import { el } from "../paper.mjs";

export function drawFigures(pen, data) {
  pen.begin();
  for (const [value, name, sentence] of data.numbers || []) {
    const item = pen.put(name, "div", { class: "figure" });
    if (item.dataset.said === value + sentence) continue;
    item.dataset.said = value + sentence;
    const words = el("div", { class: "quiet" }, ` ${sentence}`);
    const big = el("div", { class: "value serif" }, value.replace("×", ""));
    if (value.endsWith("×")) big.append(el("span", { class: "times" }, "×"));
    words.prepend(el("b", {}, name));
    item.replaceChildren(big, words);
  }
  pen.end();
}
