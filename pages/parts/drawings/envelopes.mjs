// What the customer would have received of each run: a letter that comes out of its envelope, with a stamp.

import { el, svg } from "./paper.mjs";
import { visible } from "./plain.mjs";

const LINES = 3; // of a letter that nobody has asked to read whole
const FEW = 150; // characters that fit into them at every width

export const isLong = (text) => text.length > FEW || text.split("\n").length > LINES;

/** @param {import("./views.mjs").Envelopes} data */
export function draw(root, data, { state }) {
  const key = JSON.stringify([data.run, data.shown]);
  if (key === state.key) return; // only its width has changed, and the sheet sees to that
  const fresh = state.run !== data.run;
  Object.assign(state, { key, run: data.run });
  root.classList.toggle("sealed", fresh);
  root.classList.remove("opening");
  root.replaceChildren(el("h3", { class: "envelopes-head" }, "What the customer would have received"), row(data.shown));
  state.stop?.();
  if (fresh) state.stop = openInSight(root);
}

// They open when they are seen; the result ends the waiting.
function openInSight(root) {
  const watch = new IntersectionObserver(([seen]) => {
    if (!seen.isIntersecting) return;
    watch.disconnect();
    root.classList.replace("sealed", "opening");
  }, { threshold: 0.4 });
  watch.observe(root);
  return () => watch.disconnect();
}

function row(shown) {
  const box = el("div", { class: "envelopes-row" });
  for (const one of shown) box.append(envelope(one));
  return box;
}

/** @param {import("./views.mjs").Envelope} one */
function envelope(one) {
  const box = el("section", { class: "envelope", "aria-label": `${one.title}: ${one.stamp}` });
  const letter = el("div", { class: "letter" }), head = el("div", { class: "letter-head" });
  head.append(el("b", { class: "serif" }, one.title), el("span", { class: `stamp is-${one.kind}` }, one.stamp));
  const words = visible(one.text).trim();
  const text = el("p", { class: `letter-text${words ? "" : " quiet"}${one.program ? " program" : ""}` }, words || "(an empty text)");
  letter.append(head, text);
  if (isLong(words)) letter.append(more(text));
  letter.append(el("p", { class: "letter-ended quiet" }, one.ended));
  box.append(letter, pocket());
  return box;
}

function more(text) {
  const button = el("button", { type: "button", class: "letter-more", "aria-expanded": "false" }, "more");
  button.onclick = () => {
    const whole = text.classList.toggle("whole");
    button.textContent = whole ? "less" : "more";
    button.setAttribute("aria-expanded", String(whole));
  };
  return button;
}

// The front of the envelope, with the two edges of its opening.
function pocket() {
  const front = svg("svg", { class: "pocket", viewBox: "0 0 100 40", preserveAspectRatio: "none", "aria-hidden": "true" });
  front.append(svg("path", { class: "front", d: "M0 0L50 22L100 0V40H0Z" }), svg("path", { class: "seam", d: "M0 0L50 22L100 0" }));
  return front;
}
