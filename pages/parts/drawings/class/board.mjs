// What a class has done: its own runs; and on the page of the room the lesson, what was tried and every question so far.

import { el, fill } from "../paper.mjs";
import { byPageOf } from "./by_page.mjs";
import { lessonOf } from "./lesson.mjs";
import { poolPicture } from "./pool_picture.mjs";
import { soFarOf } from "./so_far.mjs";

/**
 * Returns {box, take(data), show(lead), putAway(on), size(width)}.
 * @param {{post: (what: object) => Promise<object | null>, trigger: (value: object) => void}} to
 */
export function boardOf(to) {
  const box = el("div", { class: "board" }), lesson = lessonOf(to);
  const tried = section("What has been tried"), triedList = tried.appendChild(el("ul", { class: "tried" }));
  const soFar = soFarOf(), asked = section("Questions so far");
  const none = asked.appendChild(el("p", { class: "quiet" }, "None yet."));
  asked.append(soFar.box);
  const runs = section("Our class’s runs"), title = runs.appendChild(el("p", { class: "pool-title" }));
  const pool = poolPicture(), facts = runs.appendChild(el("p", { class: "pool-facts quiet" }));
  const slowest = el("button", { type: "button", class: "pool-slowest" }, "The slowest run");
  const pages = byPageOf();
  facts.before(pool.box);
  runs.append(slowest, pages.box);
  const columns = el("div", { class: "board-columns" });
  columns.append(lesson.box, tried);
  box.append(columns, asked, runs);
  const state = { data: null, lead: null, width: 0 };
  let away = false; // in presenter mode, where it would push the picture down
  slowest.onclick = () => to.trigger({ do: "slowest", run: state.lead.pool.slowest });

  function redraw() {
    const { data, lead, width } = state, whole = Boolean(data?.whole), ours = lead?.pool ?? null;
    columns.hidden = asked.hidden = !whole;
    const here = ours ? whole || ours.page === data.page : Boolean(lead?.all.everyone); // those of another page are on the room's own
    runs.hidden = !here;
    box.hidden = !whole && (runs.hidden || away);
    runs.classList.toggle("large", Boolean(data?.compact));
    if (!lead || box.hidden) return;
    if (whole) {
      triedList.replaceChildren(...lead.tried.map(({ page, runs: count }) => el("li", {}, `${data.titles[page] ?? page}: ${count}`)));
      tried.hidden = !lead.tried.length;
      none.hidden = Boolean(lead.asked.length);
      soFar.draw(lead.asked, width);
    }
    fill(title, {}, lead.all.everyone ? runningOf(lead.all.everyone) : "");
    for (const node of [pool.box, facts, slowest, pages.box]) node.hidden = !ours?.n;
    if (!ours?.n) return;
    pool.draw(ours, width);
    fill(facts, {}, factsOf(ours));
    slowest.hidden = !ours.slowest;
    pages.draw(ours["by page"], width);
  }

  return {
    box,
    take(data) {
      state.data = data;
      lesson.take(data.lesson, data.place);
      redraw();
    },
    show(lead) {
      state.lead = lead;
      redraw();
    },
    putAway(on) {
      if (on === away) return;
      away = on;
      redraw();
    },
    size(width) {
      if (width !== state.width) {
        state.width = width;
        redraw();
      }
    },
  };
}

function section(title) {
  const part = el("section", { class: "board-part", "aria-label": title });
  part.append(el("h2", {}, title));
  return part;
}

// How far everyone's runs have come.
export function runningOf({ title, started, ended }) {
  if (!started) return `${title}: press Run on your phone`;
  return ended < started ? `${title}: ${ended} of ${started} have ended` : `${title}: all ${ended} have ended`;
}

export const factsOf = ({ n, world, forecast }) =>
  `${n} ${n === 1 ? "run" : "runs"}, ${world}. A dot is a run.${forecast.some((side) => side?.length) ? " Dotted: how they would fall by the forecast, computed." : ""}`;
