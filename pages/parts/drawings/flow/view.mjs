// The view: the nodes that a run is drawn into, and what the reader has chosen, folded and marked in it.

import { el, hatches, pencil, svg } from "../paper.mjs";
import { newAxis } from "./axis.mjs";
import { newArrangement } from "./end_to_end.mjs";

// Bottom up. `past` is drawn whole and shown up to the cursor, `ride` goes with the cursor: while a run is played again
// the browser only moves these two, and nothing is painted anew until a call's state changes.
const SHEETS = {
  under: ["wash", "axis", "later", "edges", "nodes", "density", "strip"], past: ["ghosts", "flight", "bars", "waited"], over: ["clear", "ends", "labels", "grips"],
  met: ["hits", "folds", "atOnce"], ride: ["head", "riding", "scrub"],
};
const MET = ["hits", "folds", "atOnce", "scrub"]; // what a screen reader meets; the rest is told in words
export const DIAGRAM = ["wash", "later", "edges", "nodes", "ends", "hits", "folds"];
export const PAST = SHEETS.past;
export const EVERY_FRAME = Object.values(SHEETS).flat().filter((name) => !DIAGRAM.includes(name) && !PAST.includes(name));

export function newView(root) {
  const stage = el("div", { class: "stage", role: "group", "aria-label": "Diagram and timeline of the calls" });
  const { sheets, pens } = layers(stage);
  const block = (name) => el("div", { class: name });
  const list = el("ol", { class: "hidden", role: "list", "aria-label": "The calls, in words" });
  const nodes = {
    state: el("div", { class: "state", role: "status" }), notice: el("p", { class: "notice" }), paper: block("paper"),
    cover: block("cover"), guessed: block("guessed"), legend: block("legend"), why: block("why"), figures: block("figures"), best: block("best"), notable: block("notable"),
    list, says: el("div", { class: "hidden", role: "status", "aria-live": "polite" }),
  };
  const words = Object.fromEntries(["state", "legend", "figures", "list"].map((name) => [name, pencil(nodes[name], el)]));
  return {
    root, stage, sheets, pens, nodes, words,
    parts: {}, // what draws itself into the root: scroller, strip, player, handed, reading, table
    width: 0, rows: null, places: null, // of the last layout: the calls, some of them folded, and where they stand
    moments: null, focus: null, lit: null, // at the cursor: what each call does, the call that is shown, and its row
    chosen: null, marked: { waited: false, critical: false }, folded: new Set(), // by the reader
    axis: newAxis(),
    arrangement: newArrangement(), // of the bars: as they ran, or end to end
    held: {}, // how far down the rows have reached, and since when what was not needed of it closes: {width, compact, floor, since}
    closing: null, // and the frame in which it closes further
    lines: new Map(), // along which data flows from row to row, by both: the path
    texts: false, // stand in the place of the picture
    drawn: null, drawnReach: null, // the states in the diagram, and how far the axis of the past reached
    rowNodes: new Map(),
  };
}

function layers(stage) {
  const pens = {}, sheets = {};
  for (const [name, kept] of Object.entries(SHEETS)) {
    const sheet = sheets[name] = svg("svg", { class: `sheet ${name}` });
    for (const layer of kept) pens[layer] = pencil(sheet.appendChild(svg("g", { "aria-hidden": MET.includes(layer) ? null : "true" })));
    if (name === "past") stage.appendChild(el("div", { class: "window-of-past" })).append(sheet);
    else stage.append(sheet);
  }
  sheets.under.prepend(hatches());
  return { sheets, pens };
}

// Another run is shown: nothing that was chosen in the one before holds. What the runs waited for stays marked.
export function forget(view) {
  Object.assign(view, { chosen: null, axis: newAxis() });
  Object.assign(view.arrangement, newArrangement());
  view.marked.critical = false;
  view.folded.clear();
}
