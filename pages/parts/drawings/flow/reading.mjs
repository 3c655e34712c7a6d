// The step card and the code, at the cursor: what of the call was there at that moment, and the line that made it.

import { el } from "../paper.mjs";
import { callCardOf } from "./call_card.mjs";
import { sourceOf } from "./source.mjs";

export function readingOf(flow) {
  const { model, view } = flow;
  const box = view.root.appendChild(el("div", { class: "reading" }));
  const card = box.appendChild(el("section", { class: "card", "aria-label": "The call" }));
  const code = box.appendChild(el("section", { class: "code", "aria-label": "The code" }));
  const drawCard = callCardOf(flow, card), drawSource = sourceOf(flow, code);
  return function draw() {
    const { data } = model;
    const call = data.calls.find(({ id }) => id === view.focus);
    const reads = Boolean(call) && data.ended && !data.covered;
    box.hidden = !model.sources.length;
    box.classList.toggle("both", reads);
    card.hidden = !reads;
    if (reads) drawCard(call, view.moments.get(call.id));
    drawSource(call);
  };
}
