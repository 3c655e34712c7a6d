// From a judge's remark in a prompt a line of ink to the words that change in the answer beside it.

import { svg } from "../paper.mjs";

// `draw(mark, last)`: from the piece of the prompt to the change that came last, or to the first one.
export function remarkOf(card) {
  const drawing = svg("svg", { class: "remark", width: 1, height: 1, "aria-hidden": "true" });
  const line = drawing.appendChild(svg("path")), point = drawing.appendChild(svg("circle", { r: 3 }));
  let drawn = "";

  return function draw(mark, last) {
    const changes = card.querySelectorAll(".card-text:not([hidden]) :is(ins, del)"), change = changes[last ? changes.length - 1 : 0];
    if (drawing.parentNode !== card) card.append(drawing);
    const base = card.getBoundingClientRect(), from = boxOf(mark), to = change && boxOf(change);
    const beside = to && to.left > from.left + 40; // not one below the other, as on a phone
    drawing.style.display = beside ? "" : "none";
    if (!beside) return;
    const [x1, y1] = [from.right + 2 - base.left, from.middle - base.top].map(Math.round);
    const [x2, y2] = [to.left - 3 - base.left, to.middle - base.top].map(Math.round);
    const d = `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`;
    if (d === drawn) return;
    drawn = d;
    line.setAttribute("d", d);
    point.setAttribute("cx", x2);
    point.setAttribute("cy", y2);
  };
}

// Where a piece can be seen in its text, which may scroll: its edges, and the middle of its last line to the right, of
// its first one to the left.
function boxOf(piece) {
  const text = piece.closest(".card-text").getBoundingClientRect(), lines = piece.getClientRects();
  const first = lines[0], inside = (y) => Math.max(text.top + 8, Math.min(y, text.bottom - 8));
  return { left: first.left, right: text.right, middle: inside((first.top + first.bottom) / 2) };
}
