// The figures below the picture, with a sentence each; the words of the lab in them are explained.

import { el } from "../paper.mjs";
import { withTerms } from "../terms.mjs";

const TIME = /^(.+ s)( at .+)$/; // and the speed at which it is true

export function drawFigures(pen, data) {
  const met = new Set();
  pen.begin();
  for (const [value, name, sentence] of data.numbers || []) {
    const item = pen.put(name, "div", { class: "figure" });
    if (item.dataset.said === value + sentence) continue;
    item.dataset.said = value + sentence;
    const words = el("div", { class: "quiet" }), bold = words.appendChild(el("b", {}));
    bold.append(...withTerms(name, data.terms, met));
    words.append(" ", ...withTerms(sentence, data.terms, met));
    const [, time, speed] = TIME.exec(value) ?? [null, value.replace("×", ""), ""];
    const big = el("div", { class: "value serif" }, time);
    if (value.endsWith("×")) big.append(el("span", { class: "times" }, "×"));
    if (speed) big.append(el("span", { class: "speed" }, speed));
    item.replaceChildren(big, words);
  }
  pen.end();
}
