// What the customer would have received of each run: a letter that comes out of its envelope, with a stamp.

import { el, svg } from "./paper.mjs";
import { visible } from "./plain.mjs";

const LINES = 2; // of a letter that nobody has asked to read whole
const FEW = 90; // characters that fit into them at every width

export const isLong = (text) => text.length > FEW || text.split("\n").length > LINES;

// Returns {box, draw, stop}. `draw(run, letters, reasons)`: those of another run come out when they are seen; the reasons
// say what each came to.
export function envelopesOf() {
  const box = el("section", { class: "envelopes", "aria-label": "What the customer would have received", hidden: "" });
  let known = "", opened = "", stop = () => {};

  /**
   * @param {string} run
   * @param {import("./sent.mjs").Envelope[]} letters
   * @param {string[]} reasons
   */
  function draw(run, letters, reasons = []) {
    const key = JSON.stringify([run, letters, reasons]);
    if (key === known) return;
    known = key;
    stop();
    const shut = letters.some(({ stamp }) => !stamp), fresh = shut || opened !== run;
    opened = shut ? "" : run;
    box.hidden = !letters.length;
    box.classList.toggle("sealed", fresh);
    box.classList.remove("opening");
    const row = el("div", { class: "envelopes-row" });
    row.append(...letters.map((one, i) => envelope(one, reasons[i])));
    box.replaceChildren(el("h3", { class: "envelopes-head quiet" }, "What the customer would have received"), row);
    if (fresh && !shut) stop = openInSight(box);
  }

  return { box, draw, stop: () => stop() };
}

function openInSight(box) {
  const watch = new IntersectionObserver(([seen]) => {
    if (!seen.isIntersecting) return;
    watch.disconnect();
    box.classList.replace("sealed", "opening");
  }, { threshold: 0.4 });
  watch.observe(box);
  return () => watch.disconnect();
}

/**
 * @param {import("./sent.mjs").Envelope} one
 * @param {string} [reason]
 */
function envelope(one, reason) {
  const { title, kind, stamp } = one, words = visible(one.text).trim();
  const box = el("div", { class: "envelope", role: "group", "aria-label": stamp ? `${title}: ${stamp}` : title });
  const letter = box.appendChild(el("div", { class: "letter" })), head = letter.appendChild(el("div", { class: "letter-head" }));
  head.append(el("b", { class: "serif" }, title));
  if (stamp) head.append(el("span", { class: `stamp is-${kind}` }, stamp));
  const text = letter.appendChild(el("p", { class: `letter-text${words ? "" : " quiet"}${one.program ? " program" : ""}` }));
  text.textContent = words || (stamp ? "(an empty text)" : "");
  const foot = letter.appendChild(el("div", { class: "letter-foot" }));
  foot.append(el("p", { class: "letter-ended quiet" }, reason || one.ended));
  if (isLong(words)) foot.append(more(text));
  box.append(pocket());
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
