// What a time is made of, under its brace: each term lights the bars whose time it is.

import { textWidth } from "../letters.mjs";
import { el } from "../paper.mjs";

// `light(calls)` is called with the calls of the term that is pointed at, and with null.
export function sumOf(parent, light) {
  const box = parent.appendChild(el("div", { class: "sum", role: "group", "aria-label": "What the time is made of", hidden: "" }));
  let shown = null;

  function build({ terms, total }) {
    box.replaceChildren(...terms.map(({ text, calls }) => {
      if (!calls.length) return el("span", {}, text);
      const term = el("button", { type: "button", class: "term" }, text);
      term.onpointerenter = term.onfocus = () => light(calls);
      term.onpointerleave = term.onblur = () => light(null);
      return term;
    }), el("b", {}, ` ${total}`));
  }

  return {
    // Under the middle of its brace, between `least` and `most` px; `top` px down.
    draw(sum, { middle, least, most, top, small } = {}) {
      box.hidden = !sum;
      if (!sum) return;
      if (shown !== sum) build(shown = sum);
      const size = small ? 14 : 17, wide = Math.min(textWidth(wordsOf(sum), size, 600) + 8, most - least);
      box.classList.toggle("small", small);
      const left = Math.max(least, Math.min(middle - wide / 2, most - wide));
      for (const [name, px] of Object.entries({ top, width: wide, left })) box.style[name] = `${px}px`;
    },
  };
}

export const wordsOf = ({ terms, total }) => `${terms.map(({ text }) => text).join("")} ${total}`;

// A brace below something from `left` to `right`; its point is in the middle.
export function brace(left, right, y) {
  const r = Math.min(5, (right - left) / 4), middle = (left + right) / 2;
  return `M${left} ${y}q0 ${r} ${r} ${r}H${middle - r}q${r} 0 ${r} ${r}q0 ${-r} ${r} ${-r}H${right - r}q${r} 0 ${r} ${-r}`;
}
