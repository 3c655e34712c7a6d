// The flow view: one cursor in time and one call, and everything that shows them. From the top: state line, diagram and
// timeline on shared rows, player, legend, figures, the step card beside the code, and the same as a table.

// Bottom up. `past` is drawn whole and shown up to the cursor, `ride` goes with the cursor: while a run is played again
// the browser only moves these two, and nothing is painted anew until a call's state changes.
const SHEETS = {
  under: ["wash", "axis", "edges", "nodes", "density", "strip"], past: ["flight", "bars", "waited"], over: ["ends", "labels"],
  met: ["hits", "folds"], ride: ["head", "riding", "scrub"],
};
const LAYERS = Object.values(SHEETS).flat();
const DIAGRAM = ["wash", "edges", "nodes", "ends", "hits", "folds"];
const PAST = SHEETS.past;
const EVERY_FRAME = LAYERS.filter((name) => !DIAGRAM.includes(name) && !PAST.includes(name));
const MET = ["hits", "folds", "scrub"]; // what a screen reader meets; the rest is told in words

function drawFlow(root, data, api) {
  const s = api.state(root);
  if (!s.flow) s.flow = flowParts(root, s, api);
  if (data !== s.given) {
    const same = Boolean(data.run) && data.run === s.data?.run;
    const late = same && !data.ended && (s.data.ended || data.now < s.data.now); // the stream was faster than the script
    if (!late) take(s, data, !same);
    keepTexts(s, data, !same);
    s.given = data;
    followRun(s, data.live, api);
  }
  show(s);
}

function flowParts(root, s, api) {
  const state = el("div", { class: "state", role: "status" });
  const paper = el("div", { class: "paper" });
  const drawing = el("div", { class: "stage", role: "group", "aria-label": "Diagram and timeline of the calls" });
  const cover = el("div", { class: "cover" });
  const notice = el("p", { class: "notice" });
  const [legend, why, figures, notable] = ["legend", "why", "figures", "notable"].map((name) => el("div", { class: name }));
  const list = el("ol", { class: "hidden", role: "list", "aria-label": "The calls, in words" });
  const says = el("div", { class: "hidden", role: "status", "aria-live": "polite" });
  const pens = {}, sheets = {};
  for (const [name, layers] of Object.entries(SHEETS)) {
    const sheet = sheets[name] = svg("svg", { class: `sheet ${name}` });
    for (const layer of layers) pens[layer] = pencil(sheet.appendChild(svg("g", { "aria-hidden": MET.includes(layer) ? null : "true" })));
    if (name === "past") drawing.appendChild(el("div", { class: "window-of-past" })).append(sheet);
    else drawing.append(sheet);
  }
  sheets.under.prepend(hatches());
  const scroller = scrollParts(s, drawing);
  paper.append(scroller.box, cover);
  root.replaceChildren(state, notice, paper);
  Object.assign(s, {
    root, api, chosen: null, waited: false, critical: false, at: 0, scale: null, goal: null, speed: 1, playing: false,
    asked: null, cards: new Map(), sources: [], folded: new Set(), first: 0,
  });
  const player = playerParts(s, root);
  root.append(legend, why, figures, notable);
  const reading = readingParts(s, root);
  const table = tableParts(s, root);
  root.append(list, says);
  s.choose = (id) => choose(s, id);
  const deaf = listenTexts(s);
  const next = () => s.given?.next;
  const idle = listenForPress(() => next()?.button, () => followRun(s, next(), api, listen));
  s.stop = () => { stopFollowing(s); stopPlaying(s); s.quiet(); deaf(); idle(); };
  const html = (parent) => pencil(parent, el);
  return {
    drawing, sheets, paper, cover, notice, pens, scroller, player, reading, table, says, why, drawnRows: list,
    state: html(state), legend: html(legend), figures: html(figures), notable, list: html(list),
  };
}

// New data: the cursor stands at the end of a run that has ended, and at now while it goes on.
function take(s, data, fresh) {
  const ended = Boolean(s.data?.ended) && !fresh;
  s.data = data;
  s.events = null;
  s.ends = new Map(data.calls.map((call) => [call.id, call.end]));
  if (fresh) Object.assign(s, { chosen: null, scale: null, goal: null, lead: null, critical: false, asked: null });
  if (fresh) { stopPlaying(s); s.folded.clear(); }
  if (data.ended && !ended && data.calls.length > OPEN_UP_TO) s.folded = new Set((data.folds || []).map((fold) => fold.id));
  if (data.status === "running") s.lead = Math.max(s.lead ?? -Infinity, data.now - performance.now() / 1000);
  if (!data.ended || !ended) s.at = data.status === "running" ? liveNow(s) : data.end ?? 0;
}

// Texts and sources come with the script's data only; once here they stay, whole texts in the place of cut ones.
function keepTexts(s, data, fresh) {
  if (fresh) s.cards.clear();
  for (const [id, card] of Object.entries(data.cards || {})) {
    const known = s.cards.get(Number(id));
    if (!known || !card.cut || known.cut) s.cards.set(Number(id), card);
  }
  if (data.code) s.sources = data.code;
  s.first = data.first ?? s.first;
}

// Everything that depends on the data and the width, then everything that depends on the moment.
function show(s) {
  if (!s.data) return;
  s.width = s.root.clientWidth;
  if (!s.width) return;
  s.rows = folded(s.data, s.folded);
  s.places = places(s.rows, s.width);
  const { drawing, cover, notice, paper } = s.flow;
  drawing.style.height = `${s.places.height}px`;
  for (const sheet of Object.values(s.flow.sheets)) fill(sheet, { width: s.width, height: s.places.height });
  paper.hidden = s.data.count > s.data.calls.length; // too many for a picture
  placeScroller(s);
  s.root.classList.toggle("narrow", s.width < RAIL_BELOW);
  s.root.classList.toggle("middling", s.width < 760);
  s.root.classList.toggle("rail", s.places.rail);
  s.root.classList.toggle("dense", s.rows.calls.length > 16);
  const covered = s.data.covered;
  cover.hidden = !covered;
  if (covered && cover.textContent !== covered.join("")) cover.replaceChildren(el("b", { class: "serif" }, covered[0]), el("span", {}, covered[1]));
  const below = s.places.rail || s.places.below;
  cover.style.left = `${below ? 0 : s.places.t0}px`;
  cover.style.top = `${below ? s.places.floor : 6}px`;
  notice.textContent = [s.data.error, s.blind].filter(Boolean).join(" ");
  s.states = null; // the diagram too
  drawState(s);
  drawLegend(s);
  drawFigures(s);
  drawNotable(s);
  drawAt(s, s.at);
}

// The picture at the moment `at`, in seconds since the run began.
function drawAt(s, at) {
  if (!s.rows) return; // nothing is laid out yet, as in a tab that nobody has seen
  const { rows: view, flow: { pens } } = s;
  s.moments = new Map(s.data.calls.map((call) => [call.id, moment(call, at)]));
  s.focus = focusOf(s);
  s.lit = s.data.ended || s.chosen !== null ? view.unit(s.focus) : null; // many come and go while it runs
  const calls = inSight(s).map((call) => ({ call, now: momentOf(s, call, at) }));
  const states = `${s.lit} ${s.places.first} ${s.playing} ${calls.map(({ call, now }) => `${call.id} ${now.state} ${call.words}`).join()}`;
  const same = s.states === states;
  s.states = states;
  if (!same) drawDiagram(s, calls);
  for (const name of EVERY_FRAME) pens[name].begin();
  if (!s.data.covered) drawTimeline(s, calls, at, same);
  else for (const name of PAST) { pens[name].begin(); pens[name].end(); }
  for (const name of EVERY_FRAME) pens[name].end();
  drawPlayer(s);
  drawReading(s);
  drawTableAt(s);
}

// What only changes with the calls' states.
function drawDiagram(s, calls) {
  const { rows: view, places: p, flow: { pens } } = s;
  for (const name of DIAGRAM) pens[name].begin();
  const ends = drawEdges(pens.edges, view, calls, p, s.lit, s.critical);
  drawNodes(pens.nodes, calls, p, s.lit, neighbours(view, s.lit));
  drawEnds(pens.ends, view, calls, p, ends);
  drawRows(s, calls, p);
  drawFolds(s, calls, p);
  for (const name of DIAGRAM) pens[name].end();
  drawList(s, calls);
}

// What changes with every moment.
function drawTimeline(s, calls, at, same) {
  const { rows: view, places: p, flow: { pens } } = s;
  const axis = axisOf(s);
  const x = (t) => p.t0 + (t / s.scale) * (p.t1 - p.t0);
  const head = view.calls.length ? x(at) : null;
  const replay = s.data.ended;
  drawAxis(pens.axis, view, p, x, axis, head);
  drawLevel(pens.axis, view, p);
  if (p.large) drawDensity(s, pens.density, p);
  if (!replay || !same || s.drawnScale !== s.scale) drawPast(s, calls, x, replay ? s.data.end : at, replay);
  if (head !== null) drawHead(pens.head, p);
  drawLabels(calls, p, x, head, s);
  drawScrub(s, p, head);
  slide(s, p, head, replay);
}

// The past: of a run that has ended whole stretches, each as it looks at the cursor; they are shown as far as it stands.
function drawPast(s, calls, x, until, replay) {
  const { rows: view, places: p, flow: { pens } } = s;
  s.drawnScale = s.scale;
  for (const name of PAST) pens[name].begin();
  drawFlight(pens.flight, view, p, x, until);
  drawBars(pens.bars, calls, p, x, replay);
  if (s.waited) drawWaited(pens.waited, view, calls, p, x, until);
  if (s.critical) drawCritical(pens.waited, view, calls, p, x);
  for (const name of PAST) pens[name].end();
}

// Move the two sheets: the past's window ends at the cursor, while what is behind it stands still.
function slide(s, p, head, replay) {
  const { past, ride } = s.flow.sheets, ends = head === null || !replay || s.at >= s.data.end ? s.width : head;
  const by = (px) => (px ? `translateX(${px}px)` : "none");
  s.root.classList.toggle("replay", replay);
  past.parentNode.style.transform = by(ends - s.width);
  past.style.transform = by(s.width - ends);
  ride.style.transform = by(head ?? 0);
}

// The axis grows in round steps while the run goes on, and glides from one to the next.
function axisOf(s) {
  const { data, places: p } = s;
  const running = data.status === "running";
  const most = Math.max(3, Math.min(6, Math.floor((p.t1 - p.t0) / 56)));
  const room = (end) => ticks(Math.max(end, 0.1, data.guess <= Math.max(3 * end, running ? 10 : 0) ? data.guess : 0), most);
  if (!running) s.goal = room(data.end || 1).end;
  else if (s.goal === null || Math.max(data.now, s.at) > 0.9 * s.goal) s.goal = room(Math.max(1, data.now * 1.6, s.at * 1.3)).end;
  const near = s.scale === null || Math.abs(s.scale - s.goal) < 0.004 * s.goal;
  const still = near || matchMedia("(prefers-reduced-motion: reduce)").matches;
  s.scale = still ? s.goal : s.scale + (s.goal - s.scale) * 0.2;
  if (!still) wake(s);
  return ticks(s.goal, most);
}
