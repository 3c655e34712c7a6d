// Rows as things to choose: the call in both runs at once, and a line that says what became of it.

const RACE_HINT = "Point at a call, or choose one, to see what became of it.";

// One button a row, over the first run; the second run's row answers to the mouse alone.
function raceRows(race) {
  const { hits, plan, data } = race;
  hits.begin();
  data.lines.forEach((words, index) => {
    const row = index + 1;
    const at = (panel) => ({ x: 0, y: raceTop(plan, panel, row), width: plan.width, height: plan.pitch });
    const first = hits.put(`0 ${row}`, "rect", {
      class: "race-hit", role: "button", "data-row": row, "aria-label": words, tabindex: row === (race.chosen ?? 1) ? 0 : -1,
      "aria-pressed": String(row === race.chosen), ...at(0),
    });
    const second = hits.put(`1 ${row}`, "rect", { class: "race-hit", "aria-hidden": "true", ...at(1) });
    for (const node of [first, second]) {
      node.onclick = () => raceChoose(race, row === race.chosen ? null : row);
      node.onpointerenter = () => raceHover(race, row);
      node.onpointerleave = () => raceHover(race, null);
    }
    first.onfocus = () => raceHover(race, row);
    first.onblur = () => raceHover(race, null);
    first.onkeydown = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      first.onclick();
    };
  });
  hits.end();
  raceWash(race);
}

const raceTop = (plan, panel, row) => plan.panels[panel].first + (row - 1) * plan.pitch - (plan.pitch - plan.bar) / 2;

function raceHover(race, row) {
  race.hovered = row;
  raceWash(race);
}

// Chosen stays chosen, till another one is, or none.
function raceChoose(race, row) {
  if (row === race.chosen) return;
  race.chosen = row;
  raceRows(race);
}

function raceWash(race) {
  const { wash, plan, data } = race;
  const lit = race.hovered ?? race.chosen;
  wash.begin();
  for (const row of new Set([race.chosen, race.hovered])) {
    if (row === null || row > data.lines.length) continue;
    for (const panel of [0, 1]) {
      const x = plan.beside ? plan.left - 32 : -8;
      wash.put(`${panel} ${row}`, "rect", { class: "race-wash", x, y: raceTop(plan, panel, row), width: plan.width - x, height: plan.pitch, rx: 3 });
    }
  }
  wash.end();
  race.line.hidden = !data.lines.length || (Boolean(data.compact) && lit === null);
  const words = lit === null ? RACE_HINT : data.lines[lit - 1];
  if (race.line.textContent !== words) race.line.textContent = words;
  race.line.classList.toggle("quiet", lit === null);
}

// From call to call, by keyboard.
function raceGo(race, way) {
  const last = race.data.lines.length;
  if (!last) return;
  const row = Math.min(Math.max((race.hovered ?? race.chosen ?? (way > 0 ? 0 : last + 1)) + way, 1), last);
  race.svg.querySelector(`.race-hit[data-row="${row}"]`).focus({ preventScroll: true });
}
