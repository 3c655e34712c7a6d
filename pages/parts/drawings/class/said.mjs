// Answers in words. None is on the screen before the teacher has clicked it, and then it is text and nothing else.

import { el, fill } from "../paper.mjs";

/**
 * Returns {box, draw(words)}; `words`: [{device, text, shown}] in the order they came. `show(device, on)` lets one on the
 * screen, or takes it away again. Who words an answer anew takes it from the screen, too.
 */
export function saidOf(show) {
  const box = el("ol", { class: "said", "aria-label": "Answers in words" }), rows = new Map();
  const press = (name, words, label, onclick) => el("button", { type: "button", class: name, "aria-label": label, onclick }, words);

  function turn(row, device, place, shown) {
    if (row.shown === shown) return;
    const name = `Answer ${place + 1}`;
    row.shown = shown;
    row.words = shown ? el("p", { class: "said-words", tabindex: "-1" }) : null;
    row.node.replaceChildren(...(shown
      ? [row.words, press("said-hide", "✕", `Hide ${name.toLowerCase()}`, () => show(device, false))]
      : [press("said-hidden", `Show ${name.toLowerCase()}`, null, () => show(device, true))]));
  }

  return {
    box,
    draw(words) {
      box.hidden = !words.length;
      words.forEach(({ device, text, shown }, place) => {
        if (!rows.has(device)) rows.set(device, { node: box.appendChild(el("li", { class: "said-one" })), shown: null });
        const row = rows.get(device);
        turn(row, device, place, shown);
        if (shown) fill(row.words, {}, text);
      });
      const here = new Set(words.map(({ device }) => device));
      for (const [device, { node }] of rows) if (!here.has(device)) { node.remove(); rows.delete(device); }
    },
  };
}
