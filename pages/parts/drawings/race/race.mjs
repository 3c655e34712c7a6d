// The race: two runs on one time axis, and beside them one figure and one sentence. A model (what the server sent), a clock
// (which moment of both is shown) and a view (the page's nodes, and what the reader chose).

import { secondsNow } from "../class_stage.mjs";
import { newArrangement } from "../flow/end_to_end.mjs";
import { envelopesOf } from "../envelopes.mjs";
import { follower } from "../live.mjs";
import { el, fill, hatches, pencil, svg } from "../paper.mjs";
import { arrangedOf } from "./arranged.mjs";
import { drawAxis, drawTitles } from "./axis.mjs";
import { drawRuns } from "./bars.mjs";
import { atOf, clocksOf, lastOf, moveTo, newClock } from "./clock.mjs";
import { drawEnds } from "./ends.mjs";
import { drawHead } from "./head.mjs";
import { byNow, drawMeasures } from "./measures.mjs";
import { planOf, reachOf, SMALL_BELOW } from "./plan.mjs";
import { playerOf } from "./player.mjs";
import { drawRows, drawWash, goOn } from "./rows.mjs";
import { drawWords } from "./words.mjs";

const NARROW_BELOW = 760; // px
const TINY_BELOW = 9; // px of a bar, which then has no outline
const BESIDE_FROM = 640; // px from which, while presenting, the words stand beside the picture

const now = () => performance.now() / 1000;

/** @param {import("../views.mjs").RaceView} data */
export function drawRace(root, data, { state, trigger }) {
  if (!state.race || !root.contains(state.race.view.nodes.picture)) state.race = build(root, trigger);
  const race = state.race, { model, clock, view, line } = race;
  root.classList.toggle("narrow", root.clientWidth < NARROW_BELOW);
  root.classList.toggle("stale", Boolean(data.stale));
  state.stop = () => {
    line.stop();
    clock.playing = false;
    view.arranged.stop();
    view.player.leave();
    view.letters.stop();
  };
  if (data !== model.given) take(race, data);
  model.given = data;
  line.follow(data.live, model.data.ended);
  race.wake();
  layOut(race);
}

function build(root, trigger) {
  const race = { model: { data: null, given: null, key: "" }, clock: newClock(), view: newView(root) };
  const { model, view } = race;
  let frame = null;
  race.line = follower({
    trigger, take: (data) => take(race, { ...data, compact: model.given.compact }), show: () => layOut(race),
    rest: () => { cancelAnimationFrame(frame); frame = null; },
  });
  race.wake = () => { // one more frame while the runs go on
    if (race.line.goesOn()) frame ??= requestAnimationFrame(onFrame);
  };

  function onFrame() {
    frame = null;
    if (view.plan) {
      paint(race);
      race.acts.drawPlayer();
    }
    race.wake();
  }

  race.acts = actsOf(race);
  view.arranged = arrangedOf(race);
  view.player = playerOf(race);
  return race;
}

// What a reader's hand does to the race that is drawn.
function actsOf(race) {
  const { model, clock, view } = race;
  const acts = {
    paint: () => paint(race),
    drawPlayer: () => view.player.draw(view.clocks), // those of the picture: a second look would be a later moment
    go: (way) => goOn(race, way),
    again: () => {
      paint(race);
      acts.drawPlayer();
    },
    jump(t, played = true) { // `played` false: what is laid out stays so
      if (played) view.arranged.leave();
      clock.playing = false;
      moveTo(clock, model.data.runs, t);
      paint(race);
      acts.drawPlayer();
    },
    hover(row) {
      view.hovered = row;
      drawWash(race);
    },
    choose(row) { // chosen stays chosen, till another one is, or none
      if (row === view.chosen) return;
      view.chosen = row;
      drawRows(race);
    },
  };
  return acts;
}

// New data. The same two ended runs again, which a rerun of the page sends, leave the cursor where it stands.
function take({ model, clock, view }, data) {
  const key = JSON.stringify(data.runs);
  if (key !== model.key) {
    Object.assign(clock, { cursor: null, playing: false });
    Object.assign(view, { chosen: null, hovered: null });
    view.arranged.leave();
  }
  Object.assign(model, { key, data });
  clock.arrived = now();
}

function newView(root) {
  root.replaceChildren();
  root.classList.add("race");
  const top = root.appendChild(el("div", { class: "race-top" }));
  const words = top.appendChild(el("div", { class: "race-words" }));
  const measures = top.appendChild(svg("svg", { role: "img", class: "race-measures" }));
  const picture = root.appendChild(el("div", { class: "race-picture" }));
  const drawing = picture.appendChild(svg("svg", { role: "group" }));
  drawing.append(hatches());
  const foot = picture.appendChild(svg("svg", { role: "none", class: "race-foot" }));
  const layer = (hidden = "true", sheet = drawing) => pencil(sheet.appendChild(svg("g", { "aria-hidden": hidden })));
  const pens = {
    wash: layer(), axis: layer(), titles: layer(), names: layer(), bars: layer(), head: layer(), ends: layer(), marks: layer(),
    lanes: [layer(), layer()], hits: layer(null), foot: layer("true", foot), handle: layer(null, foot), measures: pencil(measures),
  };
  const figure = words.appendChild(el("div", { class: "race-figure" }));
  const heads = words.appendChild(el("div", { class: "race-heads", role: "group", "aria-label": "What the time of both is made of" }));
  const letters = envelopesOf();
  words.append(letters.box);
  const column = words.appendChild(el("div", { class: "race-said" }));
  const nodes = {
    top, words, figure, heads, picture, measures,
    sentence: column.appendChild(el("div", { class: "race-sentence", "aria-live": "polite" })),
    world: column.appendChild(el("div", { class: "race-world quiet" })),
    line: picture.appendChild(el("p", { class: "race-line quiet", "aria-live": "polite" })),
    says: root.appendChild(el("div", { class: "hidden", role: "status", "aria-live": "polite" })),
  };
  return {
    root, svg: drawing, foot, pens, nodes, player: null, arranged: null,
    arrangement: newArrangement(), // of the bars: as they ran, or end to end
    letters, // of broken runs
    plan: null, reach: 0, wide: 0, // where everything stands, how far the axis reaches, and px for the measures
    clocks: [0, 0], // where each run's clock stands in the picture
    slides: false, // is there a time to move in?
    chosen: null, hovered: null, // rows
  };
}

// Everything that depends on the data and the width, then what depends on the moment.
function layOut(race) {
  const { model: { data, given }, clock, view, acts } = race, { runs } = data, { picture, sentence, measures, top } = view.nodes;
  view.root.classList.toggle("presented", Boolean(data.compact) && view.root.clientWidth >= BESIDE_FROM);
  view.root.classList.toggle("under-way", !data.ended);
  view.root.classList.toggle("lettered", Boolean(given.letters));
  view.letters.draw(given.shows, given.letters ?? [], runs.map((run) => run.head));
  const width = picture.clientWidth;
  if (!width) return;
  const plan = view.plan = planOf(width, data);
  view.slides = data.ended && lastOf(runs) > 0;
  view.svg.classList.toggle("tiny", plan.bar < TINY_BELOW);
  view.svg.classList.toggle("low", plan.pitch < SMALL_BELOW);
  const high = plan.height - plan.floor;
  fill(view.foot, { width, height: high, viewBox: `0 ${plan.floor} ${width} ${high}` }); // as if it were one sheet
  fill(view.svg, { width, height: plan.floor, "aria-label": runs.map((r) => `${r.title}: ${r.note}, ${r.progress}.`).join(" ") });
  view.wide = top.clientWidth || view.root.clientWidth;
  if (data.ended) drawMeasures(view.pens.measures, measures, data, view.wide);
  drawTitles(view.pens.titles, plan, runs);
  drawRows(race);
  acts.again();
  if (clock.cursor !== null) return;
  sentence.style.minHeight = "";
  sentence.style.minHeight = `${sentence.clientHeight}px`; // nothing moves while it plays
}

// The picture at one moment of both runs, or with what their times are made of.
function paint(race) {
  const { model: { data }, clock, view, line } = race, { runs } = data, { pens, plan, arranged } = view;
  const clocks = view.clocks = clocksOf(clock, runs, now());
  view.reach = reachOf(runs, clocks, secondsNow());
  const x = (t) => plan.left + ((plan.right - plan.left) * t) / view.reach;
  const at = atOf(clock, runs), head = view.slides && !arranged.isShown() ? x(at) : null;
  plan.saved = clock.cursor === null ? data.saved : "";
  if (arranged.isShown()) {
    arranged.draw();
  } else {
    arranged.hide();
    drawAxis(pens, plan, x, view.reach, head);
    drawRuns(pens, plan, runs, x, clocks);
    drawEnds(pens.ends, plan, runs, plan.saved, x, clocks);
  }
  drawHead(race, head, at, lastOf(runs));
  if (!data.ended) drawMeasures(pens.measures, view.nodes.measures, byNow(data, clocks), view.wide);
  drawWords(view.nodes, data, clock.cursor, clocks, line.blind);
}
