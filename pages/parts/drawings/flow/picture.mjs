// The picture of a run: all that depends on the data and the width, then all that depends on the moment.

import { secondsNow } from "../class_stage.mjs";
import { el, fill } from "../paper.mjs";
import { halfOf } from "./answers.mjs";
import { drawAxis, drawHead, glides, grow } from "./axis.mjs";
import { barsOf, drawBars, drawCritical, drawWaited } from "./bars.mjs";
import { drawEdges, drawEnds } from "./edges.mjs";
import { isGliding } from "./end_to_end.mjs";
import { drawFigures } from "./figures.mjs";
import { drawFlight, drawLevel } from "./flight.mjs";
import { busiest, focusOf, neighbours } from "./focus.mjs";
import { folded, momentOf } from "./folds.mjs";
import { drawHandle } from "./handle.mjs";
import { drawLabels } from "./labels.mjs";
import { drawLegend } from "./legend.mjs";
import { isPlayable, isTooLarge } from "./model.mjs";
import { moment } from "./moment.mjs";
import { drawNames } from "./named.mjs";
import { drawNodes } from "./nodes.mjs";
import { drawNotable } from "./notable.mjs";
import { closingPlaces, RAIL_BELOW } from "./places.mjs";
import { drawList, drawRows } from "./rows.mjs";
import { inSight } from "./scroll.mjs";
import { drawSigns } from "./signs.mjs";
import { drawState } from "./state.mjs";
import { drawScores, drawTarget } from "./track.mjs";
import { DIAGRAM, EVERY_FRAME, PAST } from "./view.mjs";

const MIDDLING_BELOW = 760; // px, where card and code have no room side by side
const DENSE_FROM = 17; // rows
const CLOSES = 300; // ms in which the room closes that nobody needed
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

export function layOut(flow) {
  const { model, view, acts } = flow, { data } = model, { nodes, words } = view;
  view.width = view.root.clientWidth;
  if (!data || !view.width) return;
  view.rows = folded(data, view.folded);
  hold(view, data);
  measure(view, data);
  nodes.paper.hidden = isTooLarge(model);
  followScroll(flow);
  drawCover(view, data.covered);
  view.parts.broken.draw(data);
  nodes.notice.textContent = [data.error, flow.line.blind].filter(Boolean).join(" ");
  nodes.guessed.textContent = data.guessed ?? "";
  const own = model.given?.run === data.run ? model.given : {}; // the stream may have brought another run by now
  const { stale } = own;
  view.root.classList.toggle("stale", Boolean(stale));
  drawState(words.state, data, stale, own.goes_on && { words: own.goes_on, go: acts.goOn });
  drawLegend(words.legend, nodes.why, data, view.marked, acts.mark);
  drawFigures(words.figures, data);
  drawNotable(nodes.notable, data, view.rows, acts.choose);
  drawAnew(flow);
  goOnClosing(flow);
}

// The rows keep the room that they once had, in a window of the same width, till their run has ended; for a class not
// with a letter above them.
function hold(view, data) {
  const { held, width, rows } = view, compact = Boolean(data.compact), lettered = compact && data.letters?.length;
  const same = held.width === width && held.compact === compact && !view.folded.size && !lettered;
  const since = data.ended ? held.since ?? performance.now() : null;
  const open = since === null ? 1 : STILL.matches ? 0 : Math.max(1 - (performance.now() - since) / CLOSES, 0);
  view.places = closingPlaces(rows, width, same ? held.floor : 0, open, view.arrangement.share);
  const { floor, own } = view.places;
  view.held = { width, compact, floor: same && floor > own ? held.floor : floor, since: floor > own ? since : null };
}

function goOnClosing(flow) {
  const { view } = flow, { ended } = flow.model.data, { floor, own } = view.places;
  if (ended && floor > own) view.closing ??= requestAnimationFrame(() => { view.closing = null; layOut(flow); });
}

function measure({ root, stage, sheets, width, rows, places: p, texts }, data) {
  stage.style.height = `${p.height}px`;
  for (const sheet of Object.values(sheets)) fill(sheet, { width, height: p.height });
  root.classList.toggle("narrow", width < RAIL_BELOW);
  root.classList.toggle("middling", width < MIDDLING_BELOW);
  root.classList.toggle("rail", p.rail);
  root.classList.toggle("compact", Boolean(data.compact));
  root.classList.toggle("texts", Boolean(data.compact) && texts);
  root.classList.toggle("dense", rows.calls.length >= DENSE_FROM);
}

// While many calls run, the window of rows goes with them, until the reader moves it.
function followScroll({ model: { data }, view }) {
  const { scroller } = view.parts;
  scroller.place();
  if (view.places.large && data.status === "running" && !scroller.touched && view.moments) scroller.bring(busiest(data, view.moments));
}

function drawCover({ nodes: { cover }, places: p }, covered) {
  cover.hidden = !covered;
  if (covered && cover.textContent !== covered.join("")) cover.replaceChildren(el("b", { class: "serif" }, covered[0]), el("span", {}, covered[1]));
  cover.style.left = `${p.over ? 0 : p.t0}px`;
  cover.style.top = `${p.over ? p.floor : 6}px`; // below names that stand over their bars
  cover.classList.toggle("low", p.over);
}

// At the cursor, the diagram too.
export function drawAnew(flow) {
  flow.view.drawn = null;
  drawNow(flow);
}

// At the cursor: what has changed since the last time.
export function drawNow(flow) {
  const { model, clock, view } = flow, { data } = model, { at } = clock, { rows, pens, parts } = view;
  if (!rows) return; // nothing is laid out yet, as in a tab that nobody has seen
  if (!isArranged(view)) parts.arranged.hide();
  view.moments = new Map(data.calls.map((call) => [call.id, moment(call, at)]));
  const moves = data.status === "running" || clock.playing || at < data.end;
  view.focus = focusOf(data, view.moments, { chosen: view.chosen, moves, first: model.first });
  view.lit = data.ended || view.chosen !== null ? rows.unit(view.focus) : null; // many come and go while it runs
  const over = data.ended && at >= data.end; // only then it is known what was thrown away
  const calls = inSight(view).map((call) => {
    const now = momentOf(call, at, view.moments, model.ends);
    return { call, now: over && call.thrown ? { ...now, thrown: true } : now };
  });
  const states = `${over} ${view.lit} ${view.places.first} ${clock.playing} ${calls.map(({ call, now }) => `${call.id} ${now.state} ${now.thrown} ${call.words}`).join()}`;
  const same = view.drawn === states;
  view.drawn = states;
  if (!same) drawDiagram(flow, calls, over);
  for (const name of EVERY_FRAME) pens[name].begin();
  if (isArranged(view)) drawSum(flow, calls);
  else if (!data.covered) drawTimeline(flow, calls, same);
  else for (const name of PAST) { pens[name].begin(); pens[name].end(); }
  if (data.covered && view.places.over) drawLabels(pens, calls, view.places, null, null, null, () => "");
  for (const name of EVERY_FRAME) pens[name].end();
  parts.player.draw();
  parts.hand.draw();
  parts.reading();
  parts.table();
}

const isArranged = ({ arrangement }) => arrangement.shown !== "plain" || isGliding(arrangement);

// What only changes with the calls' states.
function drawDiagram(flow, calls, over) {
  const { rows, places: p, pens, words, lit, marked } = flow.view;
  for (const name of DIAGRAM) pens[name].begin();
  const { ends, lines } = drawEdges(pens, rows, calls, p, lit, marked.critical);
  flow.view.lines = lines;
  drawNodes(pens.nodes, calls, p, lit, neighbours(rows, lit));
  drawEnds(pens.ends, rows, calls, p, ends, over);
  flow.view.parts.handed(flow.model.data, p, over);
  drawRows(flow, calls, p);
  drawSigns(pens.folds, rows, calls, p, flow.acts.fold);
  for (const name of DIAGRAM) pens[name].end();
  drawList(words.list, calls, p);
}

// In the place of the timeline at the cursor: the whole run, with what its time is made of.
function drawSum(flow, calls) {
  const { model, view } = flow, { places: p, pens, parts, arrangement } = view;
  view.drawnReach = null;
  for (const name of PAST) pens[name].begin();
  parts.arranged.draw();
  for (const name of PAST) pens[name].end();
  if (p.large) parts.strip(model.data);
  if (arrangement.shown === "ran" && !isGliding(arrangement)) {
    const { goal } = view.axis, pace = new Set(model.data.sums.as_it_ran.pace.map(view.rows.unit));
    const aside = new Set(calls.map(({ call }) => call.id).filter((id) => !pace.has(id)));
    drawLabels(pens, calls, p, (t) => p.t0 + (t / goal) * (p.t1 - p.t0), null, view.lit, () => "", { aside });
  }
  slide(view, null, model.data.end, model.data);
}

// What changes with every moment.
function drawTimeline(flow, calls, same) {
  const { model, clock, view, acts } = flow, { data } = model, { rows, places: p, pens, parts, axis } = view;
  const marks = grow(axis, data, clock.at, p, STILL.matches, secondsNow());
  if (glides(axis)) acts.wake();
  const x = (t) => p.t0 + (t / axis.reach) * (p.t1 - p.t0);
  const head = rows.calls.length ? x(clock.at) : null;
  drawAxis(pens.axis, rows, p, x, marks, head);
  drawLevel(pens, rows, p, head);
  drawTarget(pens, rows, p, head);
  if (p.large) parts.strip(data);
  if (!data.ended || !same || view.drawnReach !== axis.reach) drawPast(view, calls, x, data.ended ? data.end : clock.at, data.ended);
  if (head !== null) drawHead(pens.head, p);
  const line = data.ended && head !== null ? x(data.end) : null; // from the beginning: words that made room at the end would jump
  const tail = (call, now) => tailOf(call, now, model.cards.get(call.id), clock.at);
  const ends = drawLabels(pens, calls, p, x, head, view.lit, tail, { line });
  if (data.ended) drawNames(pens, rows, calls, p, x, ends, clock.at >= data.end);
  if (head !== null && isPlayable(model)) drawHandle(flow, p);
  parts.hand.drawGrips();
  slide(view, head, clock.at, data);
}

// The last words of a streaming answer: from the live picture, or from the text as far as it had come.
const tailOf = (call, now, card, at) => (call.tail || call.fold || now.state !== "streaming" ? call.tail : halfOf(card, at).tail);

// The past: of a run that has ended whole stretches, each as it looks at the cursor; they are shown as far as it stands.
function drawPast(view, calls, x, until, whole) {
  const { rows, places: p, pens, parts, marked } = view;
  view.drawnReach = view.axis.reach;
  for (const name of PAST) pens[name].begin();
  drawFlight(pens.flight, rows, p, x, until);
  drawScores(pens.flight, rows, p, x, until);
  parts.hand.drawGhosts(calls);
  drawBars(pens.bars, barsOf(calls, p, x, whole));
  if (marked.waited) drawWaited(pens.waited, rows, calls, p, x, until);
  if (marked.critical) drawCritical(pens.waited, rows, calls, p, x);
  for (const name of PAST) pens[name].end();
}

// Move the two sheets: the past's window ends at the cursor, while what is behind it stands still.
function slide({ root, sheets: { past, ride }, width }, head, at, data) {
  const ends = head === null || !data.ended || at >= data.end ? width : head;
  const by = (px) => (px ? `translateX(${px}px)` : "none");
  root.classList.toggle("replay", data.ended);
  past.parentNode.style.transform = by(ends - width);
  past.style.transform = by(width - ends);
  ride.style.transform = by(head ?? 0);
}
