// The right half: one bar a call, the calls in flight, the axis, the guess and the playhead.

function drawBars(pen, calls, p, x, whole) {
  for (const { call, now } of calls) {
    const top = p.barTop(call.row), h = p.bar, middle = top + h / 2;
    now.parts.forEach(({ mark, from, to, till, word }, i) => {
      const left = x(from), width = Math.max(x(whole ? till : to) - left, 0);
      const key = `${call.id} ${i} ${mark}`, tone = `k-${call.kind}`;
      if (mark === "slot" || mark === "backoff") {
        pen.put(key, "path", { class: mark, d: `M${left} ${middle}H${left + width}` });
        return;
      }
      const hatch = mark === "wait" ? call.kind : mark === "cancelled" ? "idle" : null;
      const inset = mark === "stream" || width < 2 ? 0 : 0.75;
      pen.put(key, "rect", {
        class: `bar ${mark} ${tone}`, x: left + inset, y: top + inset, rx: 2, height: h - 2 * inset,
        width: Math.max(width - 2 * inset, 0.5), fill: hatch ? `url(#hatch-${hatch})` : null,
      });
      if (mark === "failed" && width >= 14 && h >= 12) {
        const full = `✕ ${word}`;
        pen.put(`${key} word`, "text", { class: "refused", x: left + width / 2, y: middle + 4.5 }, h >= 14 && textWidth(full, 12, 600) + 8 <= width ? full : "✕");
      }
    });
  }
}

// What is said after a bar, never straddling the playhead; on the rail, above it.
function drawLabels(calls, p, x, head, s) {
  const { labels, riding } = s.flow.pens;
  for (const { call, now } of calls) {
    let [bold, quiet] = now.said ?? said(call, now, tailOf(s, call, now));
    const streams = now.state === "streaming" && !call.fold, lit = call.id === s.lit ? " lit" : "";
    const y = p.over ? p.barTop(call.row) - 6 : p.barTop(call.row) + p.bar / 2 + 4.5;
    let left = p.over ? p.t0 : x(now.end) + 9;
    if (p.over) {
      const name = cut(call.name, p.width - left, 14, 600);
      labels.put(`${call.id} name`, "text", { class: `label bold${lit}`, transform: `translate(${left} ${y})` }, name);
      left += textWidth(name, 14, 600) + 8;
      if (bold && quiet && now.state !== "failed") [bold, quiet] = ["", `${bold} · ${quiet}`];
      else if (bold && now.state !== "failed") [bold, quiet] = ["", bold];
    }
    const gap = bold && quiet ? 8 : 0, boldWidth = bold ? textWidth(bold, 14, 600) : 0;
    const wide = boldWidth + gap + textWidth(quiet, 14);
    const rides = !p.over && head !== null && head > left - 10 && head < left + wide + 6;
    const room = p.width - (rides ? 16 * Math.ceil((head + 9) / 16) : left); // in steps, so that it changes seldom
    if (call.fold && textWidth(quiet, 14) > room - boldWidth - gap) quiet = quiet.split(",")[0];
    if (now.state === "cancelled" && textWidth(quiet) > room) quiet = quiet.replace("cancelled at ", "");
    quiet = cut(quiet, room - boldWidth - gap - (streams ? 8 : 0), 14, 400, streams);
    const pen = rides ? riding : labels;
    if (rides) left = 9;
    if (streams) riding.put(`${call.id} edge`, "rect", { class: "live", x: -2, y: p.barTop(call.row) - 2, width: 3, height: p.bar + 4, rx: 1 });
    if (bold) pen.put(`${call.id} bold`, "text", { class: `label bold${lit} s-${now.state}`, transform: `translate(${left} ${y})` }, bold);
    if (quiet) pen.put(`${call.id} quiet`, "text", { class: `label${lit} s-${now.state}`, transform: `translate(${left + boldWidth + gap} ${y})` }, quiet);
    if (streams) pen.put(`${call.id} caret`, "rect", { class: "caret", x: left + textWidth(quiet, 14) + 1, y: y - 12, width: 4, height: 15 });
  }
}

function levels(data, p) {
  const limited = data.limit !== null && data.limit <= 3 * Math.max(data.peak, 1);
  const most = Math.max(data.peak, limited ? data.limit : 0, 1);
  return { limited, up: (level) => p.base - ((p.base - p.peak) * level) / most };
}

function drawFlight(pen, data, p, x, at) {
  const { up } = levels(data, p);
  const seen = data.flight.filter(([t]) => t <= at);
  const steps = seen.filter(([t], i) => i + 1 === seen.length || x(seen[i + 1][0]) - x(t) > 0.75); // no notch finer than a line
  let d = "", level = 0;
  for (const [t, next] of steps) {
    d += d ? `H${x(t)}V${up(next)}` : `M${x(t)} ${p.base}V${up(next)}`;
    level = next;
  }
  if (d && level) d += `H${x(at)}`;
  pen.put("area", "path", { class: "area", d: d && `${d}V${p.base}Z` });
  pen.put("steps", "path", { class: "steps", d });
}

// What stays while the curve grows: its floor, the limit or the peak, and what they are called.
function drawLevel(pen, data, p) {
  const { limited, up } = levels(data, p);
  const mark = limited ? data.limit : Math.max(data.peak, 1);
  pen.put("floor", "path", { class: "rule", d: `M${p.t0} ${p.floor}H${p.t1}` });
  pen.put("base", "path", { class: "base", d: `M${p.t0} ${p.base}H${p.t1}` });
  pen.put("level", "path", { class: limited ? "limit" : "rule", d: `M${p.t0} ${up(mark)}H${p.t1}` });
  const reached = data.peak >= data.limit;
  const told = data.limit === null ? `peak ${data.peak}` : !reached ? `limit ${data.limit}, peak ${data.peak}` : `limit ${data.limit}, reached`;
  if (p.over) {
    pen.put("flight", "text", { class: "small halo", x: p.t0, y: p.peak - 6 }, `calls in flight, ${told}`);
  } else {
    pen.put("flight", "text", { class: "small right", x: p.t0 - 12, y: (p.peak + p.base) / 2 + 4 }, "calls in flight");
    pen.put("told", "text", { class: `small${limited ? " ink" : ""}`, x: p.t1 + 10, y: up(mark) + 4.5 }, told);
  }
}

function drawAxis(pen, data, p, x, axis, head) {
  const guess = data.guess === null || data.guess === undefined ? null : data.guess;
  const shown = guess !== null && guess <= axis.end;
  const guessWords = guess === null ? "" : `guess ${guess.toFixed(1)}${shown ? "" : " →"}`;
  const half = textWidth(guessWords, 13) / 2;
  const guessX = guess === null ? null : aside(shown ? x(guess) : p.t1, half, head, p.width);
  for (const t of axis.at) {
    const px = x(t);
    if (px > p.t1 + 1) continue; // while the axis glides
    pen.put(`grid ${t}`, "path", { class: "rule", d: `M${px} 4V${p.base}` });
    const crowded = (head !== null && Math.abs(px - head) < 24) || (guessX !== null && Math.abs(px - guessX) < half + 14);
    if (!crowded) pen.put(`tick ${t}`, "text", { class: "small middle", x: px, y: p.base + 17 }, axis.label(t));
  }
  if (p.over) {
    pen.put("unit", "text", { class: "small right", x: p.t1 + 12, y: p.base + 32 }, "seconds");
  } else {
    const after = Math.max(p.t1 + 22, head === null ? 0 : head + 16, guessX === null ? 0 : guessX + half + 14);
    pen.put("unit", "text", { class: "small", x: after, y: p.base + 17 }, "seconds");
  }
  if (shown) pen.put("guess", "path", { class: "guess", d: `M${x(guess)} 4V${p.base}` });
  if (guess !== null) pen.put("guess words", "text", { class: "small ink middle", x: guessX, y: p.base + 17 }, guessWords);
}

// The middle of a label that stands at `px` but not under the playhead, and not outside the picture.
function aside(px, half, head, width) {
  const inside = Math.min(px, width - half);
  if (head === null || Math.abs(inside - head) >= half + 12) return inside;
  const right = head + half + 12;
  return px >= head && right + half <= width ? right : head - half - 12;
}

function drawHead(pen, p) {
  pen.put("line", "path", { class: "head", d: `M0 2V${p.base}` });
  pen.put("house", "path", { class: "house", d: `M0 ${p.base + 4}l7 6v8h-14v-8z` });
}

// What the run waited for: an ink line below the bars that it had to wait for, on request.
function drawWaited(pen, data, calls, p, x, at) {
  const rows = new Map(calls.map(({ call }) => [call.id, call.row]));
  data.waited.forEach(([call, from, to], i) => {
    const id = data.unit(call);
    if (!rows.has(id) || from > at) return;
    const y = p.barTop(rows.get(id)) + p.bar + 3;
    pen.put(`waited ${i}`, "path", { class: "waited", d: `M${x(from)} ${y}H${x(Math.min(to, at))}` });
  });
}

// The critical path: an ink frame around the bars of the longest chain of dependencies, on request.
function drawCritical(pen, data, calls, p, x) {
  const path = new Set(data.critical.map(data.unit));
  for (const { call, now } of calls) {
    if (!path.has(call.id) || !now.parts.length) continue;
    const left = x(now.parts[0].from) - 2.5;
    pen.put(`critical ${call.id}`, "rect", { class: "critical", x: left, y: p.barTop(call.row) - 2.5, width: x(now.end) - left + 2.5, height: p.bar + 5, rx: 3 });
  }
}
