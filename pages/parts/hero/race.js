// The race: two runs on one time axis, and beside them one figure and one sentence.

const NAMED_FROM = 13; // px of a row that has room for words
const ROUNDED = 0.001; // seconds by which a bar's end, to a thousandth, may lie behind its run's end

// Where everything stands. Wide and of one step: titles left of the rows; else above them, with each call's name.
function racePlan(width, { runs, rows, named, ended, alike, saved, compact }) {
  const beside = width >= 560 && !named;
  const names = named ? runs.flatMap((run) => run.calls.map((call) => textWidth(call.name, 13))) : [];
  const gutter = named ? Math.min(Math.max(0, ...names), width < 420 ? 84 : 120) + 34 : 24;
  const left = (beside ? 150 : 0) + gutter;
  const times = Math.max(...runs.map((run) => 1.1 * textWidth(run.time, 17, 600))) + 12; // the serif is wider
  const right = width - Math.max(width < 420 ? 62 : 108, times);
  const most = Math.max(rows, 1);
  const usual = most <= 8 && width >= 560 ? 22 : most <= 18 ? 18 : Math.max(5, Math.floor(352 / most));
  const least = named && most <= MOST_PRESENTED ? NAMED_FROM : 5; // names stay, and what is too high then scrolls
  const pitch = compact ? Math.max(least, Math.min(usual, Math.floor(118 / most))) : usual; // both runs on 480 px, with the player
  const plan = { width, rows, beside, gutter, named, missing: ended && alike, left, right, pitch, bar: pitch > 16 ? 14 : pitch - 2 };
  plan.fast = runs[0].end <= runs[1].end ? 0 : 1;
  plan.below = width < 420 && Boolean(saved); // no room beside the bars: the measure has a row of its own
  let top = 4;
  plan.panels = runs.map((run, i) => {
    const head = beside ? 0 : 26;
    const panel = { top, first: top + head + 4, bottom: top + head + 8 + Math.max(most * pitch, beside ? 44 : pitch) };
    top = panel.bottom + 16 + (plan.below && i === plan.fast ? 32 : 0);
    return panel;
  });
  plan.floor = top - 8;
  plan.height = plan.floor + 26;
  return plan;
}

// How far the axis reaches: to the later end, or, while they run, in steps ahead of the clock.
function raceReach(runs, clock) {
  const last = Math.max(...runs.map((run, i) => (run.running ? clock[i] : run.end)), 0.01);
  return runs.some((run) => run.running) ? ticks(Math.max(2, last * 1.04), 5).end : last;
}

function raceAxis(pen, plan, x, reach, head) {
  pen.begin();
  const { at, label } = ticks(reach, plan.width < 420 ? 4 : 6);
  for (const t of at.filter((t) => t <= reach * 1.0001)) {
    pen.put(`grid ${t}`, "path", { class: "race-rule", d: `M${x(t)} 0V${plan.floor}` });
    if (head === null || Math.abs(x(t) - head) > 24) pen.put(`tick ${t}`, "text", { class: "race-small race-middle", x: x(t), y: plan.floor + 18 }, label(t));
  }
  const middle = plan.panels[1].top - 8;
  pen.put("between", "path", { class: "race-rule", d: `M0 ${middle}H${plan.width}` });
  const unit = Math.min(plan.right + 70, plan.width);
  pen.put("unit", "text", { class: "race-small race-right", x: unit, y: plan.floor + 18 }, "seconds");
  pen.end();
}

// Where the note of a run begins on the line of its title.
const raceNoteAt = (run) => Math.max(100, 1.1 * textWidth(run.title, 18, 600) + 16); // the serif is wider

function raceTitles(pen, plan, runs) {
  pen.begin();
  runs.forEach((run, i) => {
    const y = plan.panels[i].top + 15;
    pen.put(`title ${i}`, "text", { class: "race-title race-halo", x: 0, y }, run.title);
    const fits = raceNoteAt(run) + textWidth(run.note, 13) <= plan.width;
    const lines = plan.beside ? run.note.split(", ") : fits ? [run.note] : [];
    lines.forEach((line, number) => {
      const at = plan.beside ? { x: 0, y: y + 20 + 17 * number } : { x: raceNoteAt(run), y };
      pen.put(`note ${i} ${number}`, "text", { class: "race-small race-halo", ...at }, line);
    });
  });
  pen.end();
}

// One row's number, and its name where calls differ.
function raceName(pen, key, row, name, top, plan) {
  if (plan.pitch < NAMED_FROM && row % 5 && row !== 1) return;
  const y = top + plan.bar / 2 + 4.5;
  pen.put(`${key} number`, "text", { class: "race-small race-right", x: plan.named ? 18 : plan.left - 8, y }, String(row));
  if (plan.named && plan.pitch >= NAMED_FROM) pen.put(`${key} name`, "text", { class: "race-name", x: 26, y }, cut(name, plan.gutter - 34, 13));
}

// One call's stretches up to the clock.
function raceRow(pen, key, call, top, plan, x, now) {
  const middle = top + plan.bar / 2;
  call.bars.forEach(([phase, start, end], i) => {
    if (start > now) return;
    const left = x(start), to = x(Math.min(end ?? now, now)), tone = `k-${call.kind}`;
    if (phase === "slot" || phase === "back-off") {
      pen.put(`${key} ${i} ${phase}`, "path", { class: `race-wait ${phase}`, d: `M${left} ${middle}H${to}` });
      return;
    }
    const hatch = phase === "first" ? call.kind : phase === "cancelled" ? "idle" : null;
    const inset = phase === "answer" ? 0 : 0.75;
    pen.put(`${key} ${i} ${phase}`, "rect", {
      class: `race-bar ${phase} ${tone}`, x: left + inset, y: top + inset, rx: 2, height: plan.bar - 2 * inset,
      width: Math.max(to - left - 2 * inset, 0.5), fill: hatch ? `url(#hatch-${hatch})` : null,
    });
  });
  raceMark(pen, key, call, top, plan, x, now);
}

// A row that this run left empty: the other one made the call.
function raceMissing(pen, key, other, top, plan) {
  const middle = top + plan.bar / 2, from = plan.left + 4, words = `only in ${other.title.toLowerCase()}`;
  pen.put(`${key} missing`, "path", { class: "race-missing", d: `M${from} ${middle}h10` });
  if (plan.pitch < NAMED_FROM) return;
  pen.put(`${key} only`, "text", { class: "race-small race-halo", x: raceAside([plan.head], from + 18, words), y: middle + 4.5 }, words);
}

// Where words may begin so that no ink line goes through them: right of it.
function raceAside(lines, left, words, size = 13) {
  const crossed = lines.filter((at) => at !== null && at > left - 10 && at < left + textWidth(words, size) + 4);
  return crossed.length ? Math.max(...crossed) + 8 : left;
}

// What colour alone would not say: a call that failed or was cancelled.
const RACE_MARKS = { error: "✕ failed", cancelled: "⊘ cancelled" };

function raceMark(pen, key, call, top, plan, x, now) {
  const [, , end] = call.bars[call.bars.length - 1] || [];
  const mark = RACE_MARKS[call.status];
  if (!mark || plan.pitch < NAMED_FROM || end === null || end === undefined || end > now) return;
  const place = (words) => raceAside([...plan.ends, plan.head], x(end) + 8, words);
  const whole = `${mark} at ${seconds(end)}`, reach = place(whole) + textWidth(whole, 13);
  const words = call.status === "cancelled" && reach <= Math.min(plan.width, plan.other - 4) ? whole : mark;
  const left = place(words), wide = textWidth(words, 13);
  const at = left + wide <= plan.width ? left : Math.max(x(end) - 8 - wide, plan.left + 4);
  pen.put(`${key} mark`, "text", { class: `race-small race-halo ${call.status}`, x: at, y: top + plan.bar / 2 + 4.5 }, words);
}

function raceBars(pen, plan, runs, x, clock) {
  pen.begin();
  runs.forEach((run, i) => {
    plan.ends = run.running || clock[i] < run.end ? [] : [x(run.end)];
    plan.other = plan.saved && i === plan.fast && !plan.below ? x(runs[1 - i].end) : Infinity; // a line to keep words from
    const made = new Map(run.calls.map((call) => [call.row, call])), other = runs[1 - i];
    const theirs = new Map(other.calls.map((call) => [call.row, call]));
    for (let row = 1; row <= plan.rows; row++) {
      const top = plan.panels[i].first + (row - 1) * plan.pitch, key = `${i} ${row}`, call = made.get(row);
      if (call || plan.missing) raceName(pen, key, row, (call || theirs.get(row)).name, top, plan);
      if (call) raceRow(pen, key, call, top, plan, x, clock[i] + ROUNDED);
      else if (plan.missing) raceMissing(pen, key, other, top, plan);
    }
  });
  pen.end();
}

// An ink line where each run ended, or is, and the measure between the two ends.
function raceEnds(pen, plan, runs, saved, x, clock) {
  pen.begin();
  runs.forEach((run, i) => {
    if (!run.running && clock[i] < run.end) return;
    const { top, first, bottom } = plan.panels[i], at = x(run.running ? clock[i] : run.end);
    const above = !plan.beside && at > 12 + raceNoteAt(run) + textWidth(run.note, 13); // room beside the title
    pen.put(`end ${i}`, "path", { class: "race-end", d: `M${at} ${above ? top : first - 8}V${bottom + 2}` });
    const words = run.running ? seconds(clock[i]) : run.time;
    const last = run.calls.find((call) => call.row === plan.rows);
    const y = above ? top + 13 : i && last && !RACE_MARKS[last.status] ? bottom - 2 : first + 7;
    pen.put(`time ${i}`, "text", { class: "race-time race-halo", x: raceAside([plan.head], at + 8, words, 17), y }, words);
  });
  if (saved) raceMeasure(pen, plan, runs, saved, x);
  pen.end();
}

// In the panel of the faster run, on the row nearest to its middle that has no words of its own; or below its rows.
function raceMeasure(pen, plan, runs, saved, x) {
  const { fast } = plan, { first, bottom } = plan.panels[fast], middle = Math.floor((plan.rows + 1) / 2);
  const free = runs[fast].calls.filter((call) => !RACE_MARKS[call.status]).map((call) => call.row);
  const row = free.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? middle;
  const from = x(runs[fast].end), to = x(runs[1 - fast].end);
  const y = plan.below ? bottom + 12 : first + (row - 1) * plan.pitch + plan.bar / 2;
  pen.put("other", "path", { class: "race-other", d: plan.below ? `M${to} ${y - 8}V${y + 6}` : `M${to} ${first - 4}V${bottom - 18}` });
  if (plan.below) pen.put("from", "path", { class: "race-end", d: `M${from} ${bottom}V${y + 6}` });
  if (to - from > 24) {
    const tip = (at, way) => `M${at + 5 * way} ${y - 4}L${at} ${y}L${at + 5 * way} ${y + 4}`;
    pen.put("measure", "path", { class: "race-measure", d: `M${from + 4} ${y}H${to - 1}${tip(from + 4, 1)}${tip(to - 1, -1)}` });
  }
  const wide = textWidth(saved, 13), look = "race-saved race-halo", centre = (from + to) / 2;
  const inside = Math.min(Math.max(centre, wide / 2), plan.width - wide / 2 - 2);
  if (plan.below) pen.put("saved", "text", { class: `${look} race-middle`, x: inside, y: y + 20 }, saved);
  else if (to - from > wide + 24) pen.put("saved", "text", { class: `${look} race-middle`, x: centre, y: y - 7 }, saved);
  else if (to + 8 + wide <= plan.width) pen.put("saved", "text", { class: look, x: to + 8, y: y + 4.5 }, saved);
  else pen.put("saved", "text", { class: `${look} race-right`, x: plan.width, y: y - 10 }, saved);
}

// The picture at one moment of both runs.
function racePaint(race) {
  const { data } = race, { runs } = data, clock = raceClock(race), plan = race.plan;
  const reach = raceReach(runs, clock);
  const x = (t) => plan.left + ((plan.right - plan.left) * t) / reach;
  Object.assign(race, { reach, x });
  const head = race.slider ? x(raceAt(race)) : null;
  plan.head = race.cursor === null ? null : head;
  raceAxis(race.axis, plan, x, reach, head);
  plan.saved = race.cursor === null ? data.saved : "";
  raceBars(race.bars, plan, runs, x, clock);
  raceEnds(race.ends, plan, runs, plan.saved, x, clock);
  raceHead(race, head);
  raceFigure(race, clock);
}

// Everything that depends on the data and the width, then what depends on the moment.
function raceShow(race) {
  const width = race.picture.clientWidth;
  if (!width) return;
  const { runs } = race.data;
  race.plan = racePlan(width, race.data);
  race.slider = race.data.ended && Math.max(...runs.map((run) => run.end)) > 0;
  race.picture.classList.toggle("presented", Boolean(race.data.compact));
  race.svg.classList.toggle("tiny", race.plan.bar < 9);
  fill(race.svg, { width, height: race.plan.height, "aria-label": runs.map((r) => `${r.title}: ${r.note}, ${r.progress}.`).join(" ") });
  raceTitles(race.titles, race.plan, runs);
  raceRows(race);
  racePlayer(race);
  racePaint(race);
  const beside = !race.root.classList.contains("narrow");
  if (race.cursor === null) race.sentence.style.minHeight = "";
  const room = Math.max(0, race.plan.height - race.words.clientHeight - 40) / 2;
  race.words.style.marginTop = beside ? `${Math.min(room, 90)}px` : "";
  if (race.cursor === null) race.sentence.style.minHeight = `${race.sentence.clientHeight}px`; // nothing moves while it plays
}

const raceWorld = (race) => [race.data.world, race.blind].filter(Boolean).join(". ");

// The one figure and its sentence: the verdict at the end; before it the clock, or at the cursor the calls done.
function raceFigure(race, clock) {
  const { data } = race, { runs } = data, scrubbed = race.cursor !== null;
  const done = runs.map((run, i) => run.calls.filter(({ bars }) => bars.length && (bars.at(-1)[2] ?? Infinity) <= clock[i] + ROUNDED).length);
  const figure = !data.ended ? seconds(Math.max(...clock)) : scrubbed ? done.join(" : ") : data.figure;
  if (race.figure.dataset.says !== figure) {
    race.figure.dataset.says = figure;
    race.figure.replaceChildren(figure.replace("×", ""));
    if (figure.endsWith("×")) race.figure.append(el("span", { class: "race-times" }, "×"));
  }
  const each = runs.map((run, i) => `${run.title}: ${done[i]} of ${run.calls.length}.`).join(" ");
  const going = runs.map((run) => `${run.title}: ${run.progress}.`).join(" ");
  const sentence = !data.ended ? going : scrubbed ? `calls done after ${seconds(race.cursor)}. ${each}` : data.sentence;
  if (race.sentence.textContent !== sentence) { // said aloud only when it is new, and not while it plays
    fill(race.sentence, { "aria-live": scrubbed ? "off" : "polite" }, sentence);
  }
  if (race.world.textContent !== raceWorld(race)) race.world.textContent = raceWorld(race);
}

function raceBuild(root) {
  root.replaceChildren();
  root.classList.add("race");
  const words = root.appendChild(el("div", { class: "race-words" }));
  const picture = root.appendChild(el("div", { class: "race-picture" }));
  const drawing = picture.appendChild(svg("svg", { role: "group" }));
  drawing.append(hatches());
  const layer = (hidden = "true") => pencil(drawing.appendChild(svg("g", { "aria-hidden": hidden })));
  const race = {
    root, words, picture, svg: drawing, cursor: null, speed: 1, chosen: null, hovered: null,
    wash: layer(), axis: layer(), titles: layer(), bars: layer(), ends: layer(), hits: layer(null), head: layer(null),
    figure: words.appendChild(el("div", { class: "race-figure" })),
    sentence: words.appendChild(el("div", { class: "race-sentence", "aria-live": "polite" })),
    world: words.appendChild(el("div", { class: "race-world quiet" })),
    line: picture.appendChild(el("p", { class: "race-line quiet", "aria-live": "polite" })),
  };
  racePlayerBuild(race);
  return race;
}
