// The keys of the whole app, one listener on every page: p goes into presenter mode and out, Escape out; while
// presenting, n or PageDown goes to the next page of the lesson, b or PageUp to the one before. Python is told of
// these, and of a change of theme, since charts have their colours from there.

const LESSON_KEYS = { n: "next", PageDown: "next", b: "back", PageUp: "back" };
const IN_A_FIELD = "input, textarea, select, [contenteditable], [role=listbox], [role=dialog]";

function drawKeys(root, data, api) {
  const state = api.state();
  const ground = root.dataset.ground;
  if (!printing) document.documentElement.dataset.ground = ground; // for the charts in print, see page.css
  if (!printing && ground !== data.ground && ground !== state.told) api.trigger("ground", (state.told = ground));
  if (state.stop) return;
  const onKey = (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.composedPath().some((node) => node instanceof Element && node.matches(IN_A_FIELD))) return;
    const presenting = new URLSearchParams(location.search).get("presenter") === "1";
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "p" || (key === "Escape" && presenting)) return api.trigger("presenter", true);
    if (!presenting || !LESSON_KEYS[key]) return;
    event.preventDefault(); // PageDown would scroll as well
    api.trigger("go", LESSON_KEYS[key]);
  };
  document.addEventListener("keydown", onKey, true);
  state.stop = () => document.removeEventListener("keydown", onKey, true);
}
