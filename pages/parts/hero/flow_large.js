// Many calls: the rows scroll in a window of fixed height, a strip beside it shows all of them at once, and the longest
// and the failed ones are listed. Only what is in sight is drawn.

const STRIP = 44, BESIDE = 22; // px: the strip of all rows, and the room for a scroll bar

function scrollParts(s, drawing) {
  const box = el("div", { class: "rows" });
  const tall = box.appendChild(el("div"));
  tall.append(drawing);
  box.onscroll = () => {
    const first = Math.round(box.scrollTop / s.places.row);
    if (!s.places.large || first === s.places.first) return;
    s.places.first = first;
    s.states = null;
    drawAt(s, s.at);
  };
  box.onwheel = box.ontouchmove = () => { s.scrolled = true; };
  return { box, tall };
}

function placeScroller(s) {
  const { places: p, rows: view, flow: { scroller: { box, tall } } } = s;
  box.classList.toggle("large", p.large);
  box.style.height = p.large ? `${p.height}px` : "";
  tall.style.height = p.large ? `${p.height + (view.calls.length - p.shown) * p.row}px` : "";
  p.first = p.large ? Math.round(box.scrollTop / p.row) : 0;
  if (p.large && s.data.status === "running" && !s.scrolled && s.moments) bringIntoSight(s, busiest(s));
}

const inSight = (s) => (s.places.large ? s.rows.calls.slice(s.places.first, s.places.first + s.places.shown) : s.rows.calls);

// Scroll so that the row of a call, or of what it is folded into, can be seen.
function bringIntoSight(s, id) {
  const { places: p, flow: { scroller: { box } } } = s;
  const unit = s.rows.unit(id);
  const row = s.rows.calls.findIndex((call) => call.id === unit);
  if (!p.large || row < 0 || (row >= p.first && row < p.first + p.shown)) return;
  const near = row === p.first - 1 ? row : row === p.first + p.shown ? p.first + 1 : Math.round(row - p.shown / 2);
  box.scrollTop = Math.max(0, near) * p.row;
  p.first = Math.round(box.scrollTop / p.row);
  s.states = null;
  drawAt(s, s.at);
}

// All rows in a narrow strip: for each line of pixels from the first start to the last end; failed ones in red.
function drawDensity(s, pen, p) {
  const { rows: view } = s;
  const height = p.shown * p.row, count = view.calls.length, left = p.whole - STRIP - BESIDE + 6, wide = STRIP - 6;
  if (s.density?.view !== view || s.density.height !== height) {
    const lines = Array.from({ length: Math.min(height, count) }, () => ({ from: Infinity, to: 0, failed: false }));
    const end = s.data.end || 1;
    for (const call of view.calls) {
      const at = lines[Math.floor((call.row / count) * lines.length)];
      const times = call.fold ? s.data.calls.filter((c) => call.fold.calls.includes(c.id)) : [call];
      for (const one of times) {
        at.from = Math.min(at.from, one.attempts[0]?.[1] ?? Infinity);
        at.to = Math.max(at.to, one.end ?? s.data.now ?? end);
        at.failed ||= one.status === "error";
      }
    }
    const thick = height / lines.length;
    const path = (failed) => lines.map(({ from, to, failed: red }, i) => (from > to || red !== failed ? "" :
      `M${left + (from / end) * wide} ${p.top + (i + 0.5) * thick}H${left + Math.max((to / end) * wide, (from / end) * wide + 1)}`)).join("");
    s.density = { view, height, thick, good: path(false), bad: path(true) };
  }
  const { thick, good, bad } = s.density;
  pen.put("density", "path", { class: "density", d: good, "stroke-width": Math.max(thick - 0.5, 0.8) });
  pen.put("density bad", "path", { class: "density bad", d: bad, "stroke-width": Math.max(thick - 0.5, 1.5) });
  pen.put("window", "rect", { class: "window", x: left - 2, y: p.top + (p.first / count) * height, width: wide + 4, height: Math.max((p.shown / count) * height, 6), rx: 2 });
  const track = s.flow.pens.strip.put("strip", "rect", { class: "strip", x: left - 2, y: p.top, width: wide + 4, height });
  track.onpointerdown = (event) => {
    const box = s.flow.drawing.getBoundingClientRect();
    const share = (((event.clientY - box.top) * p.height) / box.height - p.top) / height;
    s.flow.scroller.box.scrollTop = (share * count - p.shown / 2) * p.row;
    s.scrolled = true;
  };
}

const LISTED = 5;

// The longest calls and the failed ones by name, when there are too many rows to see them.
function drawNotable(s) {
  const { notable } = s.flow;
  const many = s.data.ended && s.rows.calls.length > MOST_ROWS;
  const key = many ? `${s.data.run} ${s.data.calls.length}` : "";
  if (notable.dataset.key === key) return;
  notable.dataset.key = key;
  notable.replaceChildren();
  if (!many) return;
  const lasted = (call) => (call.end ?? 0) - begun(call);
  const longest = [...s.data.calls].filter((call) => call.end !== undefined).sort((a, b) => lasted(b) - lasted(a)).slice(0, LISTED);
  const failed = s.data.calls.filter((call) => call.status === "error");
  const line = (words, calls, told) => {
    const row = notable.appendChild(el("p", {}));
    row.append(el("b", {}, words), " ");
    for (const call of calls) row.append(el("button", { type: "button", onclick: () => s.choose(call.id) }, `${call.name} ${told(call)}`.trim()), " ");
  };
  line("Longest", longest, (call) => seconds(lasted(call)));
  if (failed.length) line(failed.length > LISTED ? `Failed, ${LISTED} of ${failed.length}` : "Failed", failed.slice(0, LISTED), () => "");
}
