// The keys of a player work anywhere on the page, but not while somebody types. Of several players the one that was
// touched last has them; all of a page find each other here, even if each was loaded as a module of its own.

import { el } from "./paper.mjs";

const PLAYERS = (document[Symbol.for("lab players")] ??= []);
const KEYS = [
  ["Space", "play or pause"], ["← →", "step to the event before or after"], ["Home End", "jump to either end"],
  ["↑ ↓", "another row, Enter chooses it"], ["Esc", "let go of the chosen call"], ["P", "presenter mode, in and out"],
  ["Space PageDown →", "presenting: on by one beat"], ["PageUp ←", "presenting: one beat back"],
  ["R C B", "presenting: run, compare, break"], ["N", "presenting: the next page"],
  ["A S G", "presenting a room: ask, show the answers, again"], ["D J E", "presenting a room: the answers, how to join, everyone runs it"], ["?", "this list"],
];
const TYPED = "input, textarea, select, [contenteditable], [role=combobox], [role=listbox], [role=option], [role=spinbutton]";
const PRESSED = "button, a, summary, [role=button], [role=checkbox], [role=switch], [role=radio], [role=tab], [role=menuitem]";

// `acts`: functions by key; `ready()` says whether there is something to play. Returns what ends the listening.
export function listenKeys(root, acts, ready) {
  const player = { root, ready };
  const touch = () => { leave(); PLAYERS.unshift(player); };
  const leave = () => { if (PLAYERS.includes(player)) PLAYERS.splice(PLAYERS.indexOf(player), 1); };
  const onKey = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (PLAYERS.find((p) => p.root.isConnected && p.ready()) !== player) return;
    const target = event.composedPath()[0];
    const on = target instanceof Element ? target : document.body;
    const key = event.key === " " ? "Space" : event.key;
    if (on.closest(TYPED) || ((key === "Space" || key === "Enter") && on.closest(PRESSED)) || !acts[key]) return;
    if (document.querySelector("[role=dialog][aria-modal=true], [data-testid=stDialog]")) return;
    event.preventDefault();
    acts[key]();
  };
  PLAYERS.push(player);
  root.addEventListener("pointerdown", touch);
  root.addEventListener("focusin", touch);
  document.addEventListener("keydown", onKey);
  return () => {
    leave();
    root.removeEventListener("pointerdown", touch);
    root.removeEventListener("focusin", touch);
    document.removeEventListener("keydown", onKey);
  };
}

// The small list of the keys, with `more` of them; `toggle()` opens and closes it.
export function keyList(parent, more) {
  const box = parent.appendChild(el("div", { class: "keys", role: "region", "aria-label": "Keys", hidden: "" }));
  const list = box.appendChild(el("dl"));
  for (const [key, does] of [...more, ...KEYS]) list.append(el("dt", {}, key), el("dd", {}, does));
  const toggle = (open = box.hidden) => {
    box.hidden = !open;
    if (open) box.scrollIntoView({ block: "nearest" });
  };
  return { box, toggle };
}
