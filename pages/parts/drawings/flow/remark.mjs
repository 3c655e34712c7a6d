// From a judge's remark in a prompt a line of ink to the words that change in the answer beside it.

import { svg } from "../paper.mjs";
import { zoomOf } from "./sight.mjs";

// `draw(mark, last)`: from the piece of the prompt to the change that came last, or to the first one.
export function remarkOf(card) {
  const drawing = svg("svg", { class: "remark", width: 1, height: 1, "aria-hidden": "true" });
  const line = drawing.appendChild(svg("path")), point = drawing.appendChild(svg("circle", { r: 3 }));
  let drawn = "";

  return function draw(mark, last) {
    const changes = card.querySelectorAll(".card-text:not([hidden]) :is(ins, del)"), change = changes[last ? changes.length - 1 : 0];
    if (drawing.parentNode !== card) card.append(drawing);
    const base = card.getBoundingClientRect(), zoom = zoomOf(card), from = boxOf(mark), to = change && boxOf(change);
    const beside = to?.seen && to.left > from.left + 40 * zoom; // not one below the other, as on a phone
    drawing.style.display = beside ? "" : "none";
    if (!beside) return;
    const placed = (x, y) => [(x - base.left) / zoom, (y - base.top) / zoom].map(Math.round);
    const [x1, y1] = placed(from.right + 2, from.middle), [x2, y2] = placed(to.left - 3, to.middle);
    const d = `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`;
    if (d === drawn) return;
    drawn = d;
    line.setAttribute("d", d);
    point.setAttribute("cx", x2);
    point.setAttribute("cy", y2);
  };
}

// Where a piece can be seen in its text, which may scroll: its edges, the middle of its first line, and is that in sight?
function boxOf(piece) {
  const text = piece.closest(".card-text").getBoundingClientRect(), [first] = piece.getClientRects();
  const at = (first.top + first.bottom) / 2, middle = Math.max(text.top + 8, Math.min(at, text.bottom - 8));
  return { left: first.left, right: text.right, middle, seen: Math.abs(at - middle) < first.height / 2 };
}
