// The switch of every timeline: as it ran, or end to end.

import { el, fill } from "../paper.mjs";
import { explain } from "../terms.mjs";

const NAMES = {
  ran: ["as it ran", "Each call where it ran: the longest chain of calls sets the time."],
  line: ["end to end", "All calls in one row, one after the other: how long they take added up."],
};

// `press("ran" | "line")`. Returns {box, update(shown)}; shown null: there is nothing to lay, "hand": neither of the two.
export function switchOf(press) {
  const box = el("span", { class: "arrange", role: "group", "aria-label": "The calls" });
  const buttons = Object.entries(NAMES).map(([name, [words, meaning]]) => {
    const button = box.appendChild(el("button", { type: "button", onclick: () => press(name) }, words));
    explain(button, meaning);
    return [name, button];
  });
  return {
    box,
    update(shown) {
      box.hidden = shown === null;
      for (const [name, button] of buttons) fill(button, { "aria-pressed": `${shown !== "hand" && (shown === "line") === (name === "line")}` });
    },
  };
}
