// The first page: each pattern with its name, and the runs of all on one axis of seconds. They race once when the page
// is opened. The words are there from the beginning.

import { kindsOf } from "./kinds.mjs";
import { el, hatches, pencil, svg } from "./paper.mjs";
import { actAt, LASTS } from "./home/acts.mjs";
import { reachOf, sizesOf } from "./home/bars.mjs";
import { drawPicture } from "./home/picture.mjs";

const NARROW_BELOW = 700; // px
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const NOTE = "Predicted, each on an example of its page. Hatched: waiting for the first word. Solid: the answer comes in. Dashed: could have run, did not.";

const isNarrow = (root) => root.clientWidth < NARROW_BELOW;

// A link that stays in this browser session; with a key held down it opens as any link does.
function linkTo(row, query, go) {
  const link = el("a", { class: "home-link", href: row.page + query }, `${row.title} →`);
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(row.page);
  };
  return link;
}

function buildRow(list, row, data, go) {
  const item = list.appendChild(el("li", { class: row.page ? "home-row" : "home-row alone" }));
  if (row.page) {
    const words = item.appendChild(el("div", { class: "home-words" }));
    words.append(linkTo(row, data.query, go), el("div", {}, row.line));
    if (row.done) words.append(el("div", { class: "home-done quiet" }, row.done));
  }
  if (!row.run) {
    if (row.time) item.append(el("div", { class: "home-none quiet" }, row.time));
    return { row, room: null };
  }
  const room = item.appendChild(el("div", { class: "home-room" }));
  const { sums, words, seconds } = row.run, made = sums ? `: ${sums.as_it_ran.terms.map(({ text }) => text).join("")}` : "";
  room.append(el("span", { class: "hidden" }, `Predicted: ${words} in ${seconds.toFixed(2)} s${made}.`));
  return { row, room };
}

function buildSection(root, section, data, go) {
  if (section.title) root.append(el("h2", { class: "home-title" }, section.title));
  const place = root.appendChild(el("div", { class: "home-section" }));
  const list = place.appendChild(el("ol", { class: "home-list" }));
  const rows = section.rows.map((row) => buildRow(list, row, data, go));
  const drawn = rows.filter(({ room }) => room);
  list.classList.toggle("bare", rows.every(({ row }) => !row.run && !row.time));
  if (!drawn.length) return { rows, picture: null };
  const foot = place.appendChild(el("div", { class: "home-foot" }));
  const picture = place.appendChild(svg("svg", { class: "home-picture", "aria-hidden": "true" }));
  picture.append(hatches());
  return { plays: section.plays, rows: drawn, place, foot, picture, pen: pencil(picture) };
}

function buildLegend(root, replay) {
  const legend = root.appendChild(kindsOf());
  legend.prepend(el("button", { type: "button", class: "home-again", onclick: replay }, "Play again"));
  root.append(el("p", { class: "home-note quiet" }, NOTE));
}

/** @param {import("./views.mjs").Home} data */
function build(root, data, state, go) {
  root.replaceChildren();
  root.classList.toggle("compact", data.compact);
  const sections = [];
  for (const section of data.sections) {
    sections.push(buildSection(root, section, data, go));
    if (section.plays) buildLegend(root, () => play(state));
  }
  const runs = sections.flatMap(({ picture, rows }) => (picture ? rows.map(({ row }) => row.run) : []));
  const racing = sections.flatMap(({ plays, rows }) => (plays ? rows.map(({ row }) => row.run.seconds) : []));
  return { sections, reach: reachOf(runs), longest: Math.max(0, ...racing), compact: data.compact };
}

function paint(root, state, measure) {
  if (!root.clientWidth) return;
  const { sections, reach, longest, compact } = state.view, narrow = isNarrow(root), size = { narrow, compact };
  if (measure) {
    root.classList.toggle("narrow", narrow);
    for (const { row, room } of sections.flatMap(({ rows }) => rows)) if (room) room.style.height = `${sizesOf(row.run, size).height}px`;
  }
  const end = actAt(LASTS, longest), act = actAt(state.ms, longest);
  for (const section of sections) {
    if (section.picture && (measure || section.plays)) drawPicture(section, section.plays ? act : { ...end, at: Infinity }, reach, size);
  }
}

function play(state) {
  Object.assign(state, { ms: 0, since: null });
  cancelAnimationFrame(state.frame);
  if (STILL.matches) state.ms = LASTS;
  else state.frame = requestAnimationFrame(state.onFrame);
  state.again();
}

/** @param {import("./views.mjs").Home} data */
export function draw(root, data, { state, trigger }) {
  const known = JSON.stringify(data);
  if (state.known !== known) {
    state.known = known;
    state.view = build(root, data, state, (page) => trigger("go", page));
  }
  state.again = () => paint(root, state, true);
  if (state.onFrame) return state.again();
  state.onFrame = (now) => {
    state.since ??= now;
    state.ms = Math.min(now - state.since, LASTS);
    paint(root, state, false);
    if (state.ms < LASTS) state.frame = requestAnimationFrame(state.onFrame);
  };
  state.stop = () => cancelAnimationFrame(state.frame);
  if (data.sections.some(({ plays }) => plays)) play(state);
  else {
    state.ms = LASTS;
    state.again();
  }
}
