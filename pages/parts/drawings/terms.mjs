// Words of the lab in a text: underlined, and what each means stands below it, on hover and on focus.

import { el, fill } from "./paper.mjs";

const WIDE = 280; // px of the words that explain
let made = 0;

// The text in pieces, [piece, the name of a term or null]: each term where it stands first, unless it was `met` before.
export function termsIn(text, names, met = new Set()) {
  const pieces = [];
  let rest = text;
  while (rest) {
    const open = names.filter((name) => !met.has(name)).map((name) => [name, rest.search(new RegExp(`\\b${name}`, "i"))]);
    const [name, at] = open.filter(([, place]) => place >= 0).sort((a, b) => a[1] - b[1])[0] ?? [null, rest.length];
    if (at > 0) pieces.push([rest.slice(0, at), null]);
    if (name === null) break;
    met.add(name);
    pieces.push([rest.slice(at, at + name.length), name]);
    rest = rest.slice(at + name.length);
  }
  return pieces;
}

// The same as nodes. `terms`: what each means, by its name.
export const withTerms = (text, terms = {}, met = new Set()) =>
  termsIn(text, Object.keys(terms), met).map(([piece, name]) => (name === null ? piece : term(piece, terms[name])));

const term = (word, meaning) => explain(el("span", { class: "term", tabindex: 0 }, word), meaning);

// What a node means, below it; it lies over everything, so that nothing that scrolls cuts it off.
export function explain(node, meaning) {
  const id = `term-${++made}`;
  fill(node, { "aria-describedby": id, "aria-label": node.tagName === "BUTTON" ? node.textContent : null });
  const means = node.appendChild(el("span", { class: "term-means", role: "tooltip", id, popover: "manual" }, meaning));
  const hide = () => means.hidePopover();
  const show = () => {
    const at = node.getBoundingClientRect(), zoom = node.currentCSSZoom ?? 1; // of presenter mode
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - WIDE * zoom - 16));
    Object.assign(means.style, { left: `${left / zoom}px`, top: `${at.bottom / zoom + 6}px` });
    if (!means.matches(":popover-open")) means.showPopover();
  };
  const onfocus = () => { if (node.matches(":focus-visible")) show(); }; // pressed with a mouse, it would stay
  Object.assign(node, { onmouseenter: show, onfocus, onmouseleave: hide, onblur: hide });
  node.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  return node;
}
