// Below the figures: the changes that would save most, each a press away from being shown.

import { el } from "../../paper.mjs";
import { seconds } from "../../ticks.mjs";

/**
 * @param {{change: (string | number | null)[], words: string, seconds: number, money: string}[]} best
 * @param {(change: (string | number | null)[]) => void} show
 */
export function drawBest(box, best, show) {
  const key = JSON.stringify(best);
  if (box.dataset.key === key) return;
  box.dataset.key = key;
  box.replaceChildren();
  if (!best.length) return;
  box.append(el("b", {}, best.length > 1 ? "Computed: what would save most" : "Computed: what would save time"), " ");
  for (const { change, words, seconds: saved, money } of best) {
    const along = change[0] === "limit" ? "at no cost" : /\d/.test(money) ? `(the call costs ${money})` : `(${money})`;
    const one = box.appendChild(el("span", { class: "best-one" }));
    one.append(el("button", { type: "button", onclick: () => show(change) }, words), ` saves ${seconds(saved)} ${along} `);
  }
}
