// The answer that a run hands over, in two lines: below the diagram where there is room, else right under the player.
// Pressed, all of it stands under the player.

import { textWidth } from "../letters.mjs";
import { el } from "../paper.mjs";
import { visible } from "../plain.mjs";

const LEAST = 170; // px of width for two lines
const BESIDE = 28; // px around what stands there too

// The room below a diagram, for two lines of the answer; null where there is too little.
export function roomBelow(p) {
  const width = p.t0 - textWidth("calls in flight", 13) - BESIDE;
  return p.rail || p.large || width < LEAST ? null : { top: p.floor + 7, width };
}

export function handedOf(view) {
  const box = view.root.appendChild(el("div", { class: "handed", hidden: "" }));
  const button = box.appendChild(el("button", { type: "button", onclick: () => open(!isOpen) }, "Answer"));
  const text = box.appendChild(el("div", { class: "handed-text", dir: "auto" }));
  const near = view.nodes.paper.appendChild(
    el("button", { type: "button", class: "handed-near", hidden: "", onclick: () => open(!isOpen) }),
  );
  near.append(el("b", {}, "Answer"), el("span", { class: "handed-text", dir: "auto" }));
  let shown = null, of = null, room = null, isOpen = false;

  function open(whole) {
    isOpen = whole;
    for (const one of [button, near]) one.setAttribute("aria-expanded", `${whole}`);
    box.classList.toggle("open", whole);
    text.textContent = visible(shown[whole ? 1 : 0]);
    near.hidden = !room;
    box.hidden = Boolean(room) && !whole;
  }

  // Before the cursor is at the end it is not seen, and its room stays; but what was opened is being read.
  return function draw({ ended, run, answer }, p, over) {
    for (const one of [box, near]) one.style.visibility = over || isOpen ? "" : "hidden";
    if (!ended || !answer) {
      shown = null;
      box.hidden = near.hidden = true;
      return;
    }
    room = roomBelow(p);
    if (room) Object.assign(near.style, { top: `${room.top}px`, width: `${room.width}px` });
    const other = of !== run || !shown || shown.join() !== answer.join();
    [shown, of] = [answer, run];
    if (!other) return open(isOpen);
    near.lastChild.textContent = visible(answer[0]);
    for (const one of [box, near]) one.classList.toggle("program", answer[0].includes("\n"));
    open(false);
  };
}
