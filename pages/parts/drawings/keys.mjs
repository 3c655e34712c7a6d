// The keys of the whole app, one listener on every page: p goes into presenter mode and out, Escape out. While presenting,
// Space, PageDown and the arrow to the right go on by one beat, PageUp and the other arrow back, so a clicker tells it
// all; r runs, c compares, b breaks, n goes to the next page. In a room the same press goes on with its question first;
// a asks, s shows the answers, g has them given again, d lays them in the place of the picture, e has everyone run it
// and j shows how to join. Python is told of what only it can do, of a connection that is there again, and of a change
// of theme, since charts have their colours from there. The focus is kept where it was, too.

import { ALONE, back, onward } from "./beats.mjs";
import { beatsLine } from "./beats_line.mjs";
import { buttonOf } from "./button_of.mjs";
import { classNow, listenToClass } from "./class_stage.mjs";
import { isPrinting } from "./ground.mjs";
import { handOver } from "./hand_over.mjs";
import { listenToStage, onStage } from "./stage.mjs";
import { thereAgain } from "./there_again.mjs";

const ON = ["PageDown", "ArrowRight", " "], BACK = ["PageUp", "ArrowLeft"];
const IN_A_FIELD = "input:not([type=radio]), textarea, select, [contenteditable], [role=listbox], [role=dialog], [role=slider]";
const PRESSED = "input, button, a, summary, [role=button], [role=radio], [role=switch], [role=tab]";
const IN_CLASS = { a: "ask", s: "show", g: "again", d: "answers", e: "everyone", j: "join", n: "next" };
const PATIENCE = 3000; // ms in which a press that starts a run is not taken for two

const isIn = (event, what) => event.composedPath().some((node) => node instanceof Element && node.matches(what));

/** @param {import("./views.mjs").Keys} data */
export function draw(root, data, { state, trigger }) {
  const ground = root.dataset.ground;
  if (!isPrinting()) document.documentElement.dataset.ground = ground; // for the charts in print, see page.css
  if (!isPrinting() && ground !== data.ground && ground !== state.told) trigger("ground", (state.told = ground));
  state.leader ??= leaderOf(root, trigger);
  state.leader.take(data.beats);
  if (state.stop) return;
  const onKey = (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isIn(event, IN_A_FIELD)) return;
    const presenting = new URLSearchParams(location.search).get("presenter") === "1";
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "p" || (key === "Escape" && presenting)) return trigger("presenter", true);
    if (presenting && state.leader.press(key, event)) event.preventDefault(); // PageDown would scroll as well
  };
  document.addEventListener("keydown", onKey, true);
  const kept = handOver();
  let times = 0;
  const again = thereAgain(() => trigger("poll", (times += 1))); // the script runs once
  state.stop = () => {
    document.removeEventListener("keydown", onKey, true);
    state.leader.stop();
    kept();
    again();
  };
}

// What leads through the beats of a page, or without them from page to page.
function leaderOf(root, trigger) {
  let beats = null; // of this page, as Python told
  let why = ""; // the picture whose reason is in sight
  let pressed = { key: "", at: -Infinity }; // the picture at which a run was started last

  // The picture that the beats of this page lead through.
  const staged = () => (beats?.page ? onStage() : null);

  function shown() {
    if (beats?.page === "") return ALONE;
    const picture = staged();
    return picture && { ...picture.staged, compares: Boolean(buttonOf(`${beats.page} compare`)), why: why === picture.key };
  }

  const line = beatsLine(root, () => go("on"));
  const drawLine = () => line.draw(shown(), classNow()?.acts.next ? "the next question" : beats?.next ?? "", classNow());
  const deaf = [listenToStage(drawLine), listenToClass(drawLine)];

  function start(name) {
    const { key } = onStage(), button = buttonOf(`${beats.page} ${name}`), now = performance.now();
    if (!button || button.disabled || (pressed.key === key && now - pressed.at < PATIENCE)) return;
    pressed = { key, at: now };
    button.click();
  }

  function look(key) {
    why = key;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    document.querySelector(key ? ".st-key-presenter-why" : ".st-key-presenter")?.scrollIntoView({ block: "start", behavior });
    drawLine();
  }

  function breakIt() {
    const step = onStage()?.root.querySelector(".hit.breakable");
    if (step) step.dispatchEvent(new MouseEvent("click"));
    else buttonOf(`${beats.page} break it`)?.click();
  }

  // To the next step of a lesson that a room goes through, else to the next page.
  const turn = (way) => (way === "next" && classNow()?.acts.next ? classNow().acts.next() : trigger("go", way));

  const acts = {
    run: () => start("go"), compare: () => start("compare"), break: breakIt, page: turn,
    line: () => onStage().lay("line"), ran: () => onStage().lay("ran"), plain: () => onStage().lay("plain"),
    why: () => look(onStage().key), picture: () => look(""), before: () => trigger("go", "before"), "": () => {},
  };

  function go(way) {
    if (way === "on" && classNow()?.next) return classNow().next.press();
    const now = shown(), act = !now ? "page" : way === "on" ? onward(now) : back(now);
    acts[act](way === "on" ? "next" : "back");
  }

  return {
    take(given) {
      const isNew = given && (given.page !== beats?.page || given.next !== beats?.next);
      beats = given;
      if (isNew) document.querySelector("[data-testid=stMain]")?.scrollTo({ top: 0, behavior: "instant" });
      // It stands there till the page is drawn to its end, and a first Space would press it again.
      if (isNew) document.querySelector(".st-key-present button:focus")?.blur();
      drawLine();
    },
    // Returns whether the key was ours.
    press(key, event) {
      const way = ON.includes(key) ? "on" : BACK.includes(key) ? "back" : "";
      if (way) return isOurs(key, event) && (go(way), true);
      const act = { r: "run", c: "compare", b: "break" }[key], inClass = classNow()?.acts[IN_CLASS[key]];
      if (inClass) return inClass(), true;
      if (key === "n") acts.page("next");
      else if (!act || !staged()) return false;
      else acts[act]();
      return true;
    },
    stop: () => deaf.forEach((end) => end()),
  };

  // PageDown and PageUp always are. The other keys belong to what has the focus, and Space to a run that is played.
  function isOurs(key, event) {
    if (key.startsWith("Page")) return true;
    const picture = staged();
    if (isIn(event, PRESSED)) return false;
    if (!picture) return key !== " " || shown() === ALONE; // else it scrolls: the picture is still to come
    return key === " " ? !picture.staged.playing : !event.composedPath().includes(picture.root);
  }
}
