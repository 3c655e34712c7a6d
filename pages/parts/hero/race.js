// The race: two runs on one time axis, and beside them one figure and one sentence.

// Where everything stands. Wide and of one step: titles left of the rows; else above them, with each call's name.
function racePlan(width, runs, named) {
  const beside = width >= 560 && !named;
  const names = named ? runs.flatMap((run) => run.calls.map((call) => textWidth(call.name, 13))) : [];
  const gutter = named ? Math.min(Math.max(0, ...names), width < 420 ? 84 : 120) + 34 : 24;
  const left = (beside ? 150 : 0) + gutter;
  const most = Math.max(...runs.map((run) => run.calls.length), 1);
  const pitch = most <= 16 ? 22 : Math.max(5, Math.floor(352 / most));
  const live = runs.some((run) => run.running); // then both have room for what is known, so that little moves
  const plan = { width, beside, gutter, named, left, right: width - (width < 420 ? 62 : 108), pitch, bar: pitch > 16 ? 14 : pitch - 2 };
  let top = 4;
  plan.panels = runs.map((run) => {
    const head = beside ? 0 : 26;
    const rows = Math.max((live ? most : run.calls.length) * pitch, beside ? 44 : pitch);
    const panel = { top, first: top + head + 4, bottom: top + head + 8 + rows };
    top = panel.bottom + 16;
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

function raceAxis(pen, plan, x, reach) {
  pen.begin();
  const { at, label } = ticks(reach, plan.width < 420 ? 4 : 6);
  for (const t of at.filter((t) => t <= reach * 1.0001)) {
    pen.put(`grid ${t}`, "path", { class: "race-rule", d: `M${x(t)} 0V${plan.floor}` });
    pen.put(`tick ${t}`, "text", { class: "race-small race-middle", x: x(t), y: plan.floor + 18 }, label(t));
  }
  const middle = (plan.panels[0].bottom + plan.panels[1].top) / 2;
  pen.put("between", "path", { class: "race-rule", d: `M0 ${middle}H${plan.width}` });
  const unit = Math.min(plan.right + 70, plan.width);
  pen.put("unit", "text", { class: "race-small race-right", x: unit, y: plan.floor + 18 }, "seconds");
  pen.end();
}

function raceTitles(pen, plan, runs) {
  pen.begin();
  runs.forEach((run, i) => {
    const y = plan.panels[i].top + 15;
    pen.put(`title ${i}`, "text", { class: "race-title race-halo", x: 0, y }, run.title);
    const lines = plan.beside ? run.note.split(", ") : [run.note];
    lines.forEach((line, number) => {
      const at = plan.beside ? { x: 0, y: y + 20 + 17 * number } : { x: 100, y };
      pen.put(`note ${i} ${number}`, "text", { class: "race-small race-halo", ...at }, line);
    });
  });
  pen.end();
}

// One row: its number, its name where calls differ, and its stretches up to the clock.
function raceRow(pen, key, call, top, plan, x, now) {
  const middle = top + plan.bar / 2;
  if (plan.pitch >= 14 || call.row % 5 === 0 || call.row === 1) {
    const number = { class: "race-small race-right", x: plan.named ? 18 : plan.left - 8, y: middle + 4.5 };
    pen.put(`${key} number`, "text", number, String(call.row));
    if (plan.named) pen.put(`${key} name`, "text", { class: "race-name", x: 26, y: middle + 4.5 }, cut(call.name, plan.gutter - 34, 13));
  }
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

// What colour alone would not say: a call that failed or was cancelled.
const RACE_MARKS = { error: "✕ failed", cancelled: "⊘ cancelled" };

function raceMark(pen, key, call, top, plan, x, now) {
  const [, , end] = call.bars[call.bars.length - 1] || [];
  const words = RACE_MARKS[call.status];
  if (!words || plan.pitch < 14 || end === null || end === undefined || end > now) return;
  const crosses = plan.ends.find((at) => at > x(end) - 2 && at < x(end) + textWidth(words, 13) + 12);
  const left = (crosses ?? x(end)) + 8;
  pen.put(`${key} mark`, "text", { class: `race-small race-halo ${call.status}`, x: left, y: top + plan.bar / 2 + 4.5 }, words);
}

function raceBars(pen, plan, runs, x, clock) {
  pen.begin();
  runs.forEach((run, i) => {
    plan.ends = run.running ? [] : [x(run.end)];
    run.calls.forEach((call, row) => {
      raceRow(pen, `${i} ${call.row}`, call, plan.panels[i].first + row * plan.pitch, plan, x, clock[i]);
    });
  });
  pen.end();
}

// An ink line where each run ended, or is, and the measure between the two ends.
function raceEnds(pen, plan, runs, saved, x, clock) {
  pen.begin();
  runs.forEach((run, i) => {
    const { top, first, bottom } = plan.panels[i], at = x(run.running ? clock[i] : run.end);
    const above = !plan.beside && at > 112 + textWidth(run.note, 13); // room beside the title
    pen.put(`end ${i}`, "path", { class: "race-end", d: `M${at} ${above ? top : first - 8}V${bottom + 2}` });
    const words = run.running ? seconds(clock[i]) : run.time;
    const last = run.calls[run.calls.length - 1];
    const y = above ? top + 13 : i && last && !RACE_MARKS[last.status] ? bottom - 2 : first + 7;
    pen.put(`time ${i}`, "text", { class: "race-time race-halo", x: at + 8, y }, words);
  });
  if (saved) raceMeasure(pen, plan, runs, saved, x);
  pen.end();
}

// In the panel of the faster run, on the row nearest to its middle that has no words of its own.
function raceMeasure(pen, plan, runs, saved, x) {
  const fast = runs[0].end <= runs[1].end ? 0 : 1;
  const { first, bottom } = plan.panels[fast], calls = runs[fast].calls, middle = Math.floor(calls.length / 2);
  const free = calls.map((_, row) => row).filter((row) => !RACE_MARKS[calls[row].status]);
  const row = free.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? middle;
  const from = x(runs[fast].end), to = x(runs[1 - fast].end), y = first + row * plan.pitch + plan.bar / 2;
  pen.put("other", "path", { class: "race-other", d: `M${to} ${first - 4}V${bottom - 18}` });
  if (to - from > 24) {
    const tip = (at, way) => `M${at + 5 * way} ${y - 4}L${at} ${y}L${at + 5 * way} ${y + 4}`;
    pen.put("measure", "path", { class: "race-measure", d: `M${from + 4} ${y}H${to - 1}${tip(from + 4, 1)}${tip(to - 1, -1)}` });
  }
  const wide = textWidth(saved, 13), look = "race-saved race-halo";
  if (to - from > wide + 24) pen.put("saved", "text", { class: `${look} race-middle`, x: (from + to) / 2, y: y - 7 }, saved);
  else if (to + 8 + wide <= plan.width) pen.put("saved", "text", { class: look, x: to + 8, y: y + 4.5 }, saved);
  else pen.put("saved", "text", { class: `${look} race-right`, x: plan.width, y: y - 10 }, saved);
}

function racePaint(race) {
  const { runs, saved, named } = race.data, clock = raceClock(race);
  const plan = racePlan(race.picture.clientWidth, runs, named);
  const reach = raceReach(runs, clock);
  const x = (t) => plan.left + ((plan.right - plan.left) * t) / reach;
  race.svg.classList.toggle("tiny", plan.bar < 9);
  race.words.style.marginTop = `${Math.min(Math.max(0, plan.height - race.words.clientHeight - 40) / 2, 90)}px`;
  fill(race.svg, { width: plan.width, height: plan.height, "aria-label": runs.map((r) => `${r.title}: ${r.note}, ${r.progress}.`).join(" ") });
  raceAxis(race.axis, plan, x, reach);
  raceTitles(race.titles, plan, runs);
  raceBars(race.bars, plan, runs, x, clock);
  raceEnds(race.ends, plan, runs, saved, x, clock);
  if (!race.data.ended) race.figure.textContent = seconds(Math.max(...clock));
}

function raceWords(race) {
  const { data } = race;
  race.figure.replaceChildren();
  if (data.figure) race.figure.append(data.figure.replace("×", ""), el("span", { class: "race-times" }, "×"));
  const sentence = data.ended ? data.sentence : data.runs.map((run) => `${run.title}: ${run.progress}.`).join(" ");
  if (race.sentence.textContent !== sentence) race.sentence.textContent = sentence; // said aloud only when it is new
  race.world.textContent = [data.world, race.blind].filter(Boolean).join(". ");
}

function raceBuild(root) {
  root.replaceChildren();
  root.classList.add("race");
  const words = root.appendChild(el("div", { class: "race-words" }));
  const picture = root.appendChild(el("div", { class: "race-picture" }));
  const drawing = picture.appendChild(svg("svg", { role: "img" }));
  drawing.append(hatches());
  const layer = () => pencil(drawing.appendChild(svg("g")));
  return {
    words, picture, svg: drawing, axis: layer(), titles: layer(), bars: layer(), ends: layer(),
    figure: words.appendChild(el("div", { class: "race-figure" })),
    sentence: words.appendChild(el("div", { class: "race-sentence", "aria-live": "polite" })),
    world: words.appendChild(el("div", { class: "race-world quiet" })),
  };
}
