// The keys of the whole app, one listener on every page: p goes into presenter mode and out, Escape out; while
// presenting, n or PageDown goes to the next page of the lesson, b or PageUp to the one before. Python is told of
// these, and of a change of theme, since charts have their colours from there.

import { isPrinting } from "./ground.mjs";

const LESSON_KEYS = { n: "next", PageDown: "next", b: "back", PageUp: "back" };
const IN_A_FIELD = "input, textarea, select, [contenteditable], [role=listbox], [role=dialog]";

/** @param {import("./views.mjs").Keys} data */
export function draw(root, data, { state, trigger }) {
  const ground = root.dataset.ground;
  if (!isPrinting()) document.documentElement.dataset.ground = ground; // for the charts in print, see page.css
  if (!isPrinting() && ground !== data.ground && ground !== state.told) trigger("ground", (state.told = ground));
  if (state.stop) return;
  const onKey = (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.composedPath().some((node) => node instanceof Element && node.matches(IN_A_FIELD))) return;
    const presenting = new URLSearchParams(location.search).get("presenter") === "1";
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "p" || (key === "Escape" && presenting)) return trigger("presenter", true);
    if (!presenting || !LESSON_KEYS[key]) return;
    event.preventDefault(); // PageDown would scroll as well
    trigger("go", LESSON_KEYS[key]);
  };
  document.addEventListener("keydown", onKey, true);
  state.stop = () => document.removeEventListener("keydown", onKey, true);
}
