// Answers in words. None is on the screen before the teacher has clicked it, and then it is text and nothing else.

import { el, fill } from "../paper.mjs";

/**
 * Returns {box, draw(words)}; `words`: [{device, text, shown}] in the order they came. `show(device)` lets one on the screen.
 */
export function saidOf(show) {
  const box = el("ol", { class: "said", "aria-label": "Answers in words" }), rows = new Map();
  return {
    box,
    draw(words) {
      box.hidden = !words.length;
      words.forEach(({ device, text, shown }, place) => {
        let row = rows.get(device);
        if (!row) {
          row = el("li", { class: "said-one" });
          row.append(el("button", { type: "button", class: "said-hidden", onclick: () => show(device) }, `Show answer ${place + 1}`));
          rows.set(device, row);
          box.append(row);
        }
        if (shown && row.children[0].tag !== "p" && row.children[0].tagName !== "P") row.replaceChildren(el("p", { class: "said-words", tabindex: "-1" }));
        if (shown) fill(row.children[0], {}, text);
      });
      const here = new Set(words.map(({ device }) => device));
      for (const [device, row] of rows) if (!here.has(device)) { row.remove(); rows.delete(device); }
    },
  };
}
