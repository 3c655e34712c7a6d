// How a class comes in: the letters, the address, and both as a QR code for the back row.

import { el } from "../paper.mjs";
import { draw } from "../scan.mjs";

// Letters as they are read out, one by one.
export const spelled = (letters) => [...letters].join(" ");

// An address without what nobody types.
export const typed = (address) => address.replace(/^https?:\/\//, "");

/** @param {import("../views.mjs").Join} join */
export function joinOf(join, letters) {
  const box = el("div", { class: "join" });
  const code = box.appendChild(el("div", { class: "join-code" }));
  const words = box.appendChild(el("div", { class: "join-words" }));
  draw(code, { rows: join.code, label: `Opens ${join.scanned}` });
  const line = (name, text) => words.appendChild(el("p", { class: name }, text));
  line("join-how quiet", "Scan it, or open");
  line("join-address", typed(join.address));
  line("join-how quiet", "and type");
  const spoken = words.appendChild(el("p", { class: "join-letters serif" }));
  spoken.append(el("span", { "aria-hidden": "true" }, spelled(letters)), el("span", { class: "hidden" }, [...letters].join(", ")));
  line("join-kept quiet", "No name, no account. Answers are kept for this room, until it is closed.");
  if (join.alone) {
    const opens = words.appendChild(el("div", { class: "join-alone" }));
    opens.append(el("p", {}, "Only this computer can open it now. Start the lab with"), el("code", {}, join.alone));
  }
  return box;
}
