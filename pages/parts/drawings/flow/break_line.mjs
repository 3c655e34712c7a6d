// Below the plan, in words: what is broken, or how to break a step.

import { el } from "../paper.mjs";

// Returns {draw}; `order(words)` tells Python.
export function breakLineOf(order) {
  const box = el("div", { class: "break-line" }), words = el("span");
  const clear = el("button", { type: "button", onclick: () => order("clear") }, "Clear");
  box.append(words, clear);
  return {
    box,
    draw({ broken }) {
      box.hidden = !broken;
      words.textContent = broken?.[0] ?? "";
      clear.hidden = !broken?.[1];
    },
  };
}
