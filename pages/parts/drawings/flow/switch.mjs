// The switch of every timeline: as it ran, or end to end.

import { el, fill } from "../paper.mjs";

const NAMES = { ran: "as it ran", line: "end to end" };

// `press("ran" | "line")`. Returns {box, update(shown)}; shown null: there is nothing to lay.
export function switchOf(press) {
  const box = el("span", { class: "arrange", role: "group", "aria-label": "The calls" });
  const buttons = Object.entries(NAMES).map(([name, words]) => {
    const button = box.appendChild(el("button", { type: "button", onclick: () => press(name) }, words));
    return [name, button];
  });
  return {
    box,
    update(shown) {
      box.hidden = shown === null;
      for (const [name, button] of buttons) fill(button, { "aria-pressed": `${(shown === "line") === (name === "line")}` });
    },
  };
}
