// The one figure, what each run's time is made of, and a sentence: the verdict at the end; before it the clock, or at the
// cursor the calls done.

import { el, fill } from "../paper.mjs";
import { seconds } from "../ticks.mjs";
import { ROUNDED } from "./clock.mjs";

const LONG = 36; // letters of a headline from which it is set smaller

/**
 * How many calls of each run had ended where its clock stands.
 * @param {import("../sent.mjs").RaceRun[]} runs
 * @param {number[]} clocks
 */
export function doneBy(runs, clocks) {
  const ended = ({ bars }, at) => bars.length > 0 && (bars.at(-1)[2] ?? Infinity) <= at + ROUNDED;
  return runs.map((run, i) => run.calls.filter((call) => ended(call, clocks[i])).length);
}

/**
 * @param {import("../sent.mjs").Race} data
 * @param {number | null} cursor
 * @param {number[]} clocks
 * @returns {[string, string]} the figure and the sentence
 */
export function verdict(data, cursor, clocks) {
  const { runs } = data;
  if (!data.ended) return [seconds(Math.max(...clocks)), runs.map((run) => `${run.title}: ${run.progress}.`).join(" ")];
  if (cursor === null) return [data.figure, data.sentence];
  const done = doneBy(runs, clocks);
  const each = runs.map((run, i) => `${run.title}: ${done[i]} of ${run.calls.length}.`).join(" ");
  return [done.join(" : "), `calls done after ${seconds(cursor)}. ${each}`];
}

export function drawWords({ figure, heads, sentence, world }, data, cursor, clocks, blind) {
  const [value, words] = verdict(data, cursor, clocks);
  if (figure.dataset.says !== value) {
    figure.dataset.says = value;
    figure.hidden = !value;
    figure.classList.toggle("said", /[a-z]{4}/.test(value));
    figure.replaceChildren(value.replace("×", ""));
    if (value.endsWith("×")) figure.append(el("span", { class: "race-times" }, "×"));
  }
  drawHeads(heads, data.runs);
  if (sentence.textContent !== words) { // said aloud only when it is new, and not while it plays
    fill(sentence, { "aria-live": data.ended && cursor !== null ? "off" : "polite" }, words);
  }
  const from = [data.world, blind].filter(Boolean).join(". ");
  if (world.textContent !== from) world.textContent = from;
}

// Both laws side by side, or what both runs came to.
function drawHeads(box, runs) {
  const heads = runs.map((run) => run.head).join("|");
  if (box.dataset.says === heads) return;
  box.dataset.says = heads;
  box.hidden = heads === "|";
  box.classList.toggle("told", runs.some((run) => run.head.length > LONG));
  box.replaceChildren(...runs.map((run) => {
    const head = el("div", { class: "race-head" });
    head.append(el("span", { class: "quiet" }, run.title), el("b", {}, run.head));
    return head;
  }));
}
