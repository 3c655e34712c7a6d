// The flow view: state line, diagram and timeline on shared rows, legend, figures, and the same as words.

const LAYERS = ["wash", "flight", "axis", "edges", "nodes", "bars", "waited", "head", "ends", "labels", "hits"]; // bottom up
const DIAGRAM = ["wash", "edges", "nodes", "ends", "hits"];
const TIMELINE = LAYERS.filter((name) => !DIAGRAM.includes(name));

function drawFlow(root, data, api) {
  const s = api.state(root);
  if (!s.flow) s.flow = flowParts(root, s, api);
  if (data !== s.given) {
    const same = Boolean(data.run) && data.run === s.data?.run;
    const late = same && !data.ended && (s.data.ended || data.now < s.data.now); // the stream was faster than the script
    if (!late) take(s, data, !same);
    if ("chosen" in data && data.chosen !== s.given?.chosen) s.chosen = data.chosen;
    s.given = data;
  }
  followRun(s, data.live, api);
  show(s);
}

function flowParts(root, s, api) {
  const state = el("div", { class: "state", role: "status" });
  const paper = el("div", { class: "paper" });
  const drawing = svg("svg", { role: "group", "aria-label": "Diagram and timeline of the calls" });
  const cover = el("div", { class: "cover" });
  const notice = el("p", { class: "notice" });
  const legend = el("div", { class: "legend" });
  const figures = el("div", { class: "figures" });
  const list = el("ol", { class: "hidden", role: "list", "aria-label": "The calls, in words" });
  drawing.append(hatches());
  const pens = {};
  for (const name of LAYERS) {
    const layer = svg("g", { "aria-hidden": name === "hits" ? null : "true" });
    drawing.append(layer);
    pens[name] = pencil(layer);
  }
  paper.append(drawing, cover);
  root.replaceChildren(state, notice, paper, legend, figures, list);
  Object.assign(s, { root, api, chosen: null, waited: false, at: 0, scale: null, goal: null });
  s.choose = (id) => {
    s.chosen = id;
    show(s);
    api.trigger("chosen", id);
  };
  s.stop = () => stopFollowing(s);
  const html = (parent) => pencil(parent, el);
  return {
    drawing, cover, notice, pens,
    state: html(state), legend: html(legend), figures: html(figures), list: html(list),
  };
}

// New data: the cursor stands at the end of a run that has ended, and at now while it goes on.
function take(s, data, fresh) {
  s.data = data;
  if (fresh) Object.assign(s, { chosen: null, scale: null, goal: null, lead: null });
  if (data.status === "running") s.lead = Math.max(s.lead ?? -Infinity, data.now - performance.now() / 1000);
  s.at = data.status === "running" ? liveNow(s) : data.end ?? 0;
}

// Everything that depends on the data and the width, then everything that depends on the moment.
function show(s) {
  if (!s.data) return;
  s.width = s.root.clientWidth;
  if (!s.width) return;
  s.places = places(s.data, s.width);
  const { drawing, cover, notice } = s.flow;
  fill(drawing, { width: s.width, height: s.places.height, viewBox: `0 0 ${s.width} ${s.places.height}` });
  s.root.classList.toggle("narrow", s.width < RAIL_BELOW);
  s.root.classList.toggle("rail", s.places.rail);
  s.root.classList.toggle("dense", s.data.calls.length > 16);
  const covered = s.data.covered;
  cover.hidden = !covered;
  if (covered && cover.textContent !== covered.join("")) cover.replaceChildren(el("b", { class: "serif" }, covered[0]), el("span", {}, covered[1]));
  cover.style.left = `${s.places.rail ? 0 : s.places.t0}px`;
  cover.style.top = `${s.places.rail ? s.places.floor : 6}px`;
  notice.textContent = [s.data.error, s.blind].filter(Boolean).join(" ");
  s.states = null; // the diagram too
  drawState(s);
  drawLegend(s);
  drawFigures(s);
  drawAt(s, s.at);
}

// The picture at the moment `at`, in seconds since the run began.
function drawAt(s, at) {
  const { data, places: p, flow: { pens } } = s;
  const calls = data.calls.map((call) => ({ call, now: moment(call, at) }));
  const states = calls.map(({ call, now }) => `${call.id} ${now.state} ${call.words}`).join();
  if (s.states !== states) {
    s.states = states;
    drawDiagram(s, calls);
  }
  for (const name of TIMELINE) pens[name].begin();
  if (!data.covered) drawTimeline(s, calls, at);
  for (const name of TIMELINE) pens[name].end();
}

// What only changes with the calls' states.
function drawDiagram(s, calls) {
  const { data, places: p, flow: { pens } } = s;
  for (const name of DIAGRAM) pens[name].begin();
  const ends = drawEdges(pens.edges, data, calls, p, s.chosen);
  drawNodes(pens.nodes, calls, p, s.chosen);
  drawEnds(pens.ends, data, calls, p, ends);
  drawRows(s, calls, p);
  for (const name of DIAGRAM) pens[name].end();
  drawList(s, calls);
}

// What changes with every moment.
function drawTimeline(s, calls, at) {
  const { data, places: p, flow: { pens } } = s;
  const axis = axisOf(s);
  const x = (t) => p.t0 + (t / s.scale) * (p.t1 - p.t0);
  const head = calls.length ? x(at) : null;
  drawAxis(pens.axis, data, p, x, axis, head);
  drawFlight(pens.flight, data, p, x, at);
  drawBars(pens.bars, calls, p, x);
  if (s.waited) drawWaited(pens.waited, data, calls, p, x, at);
  if (head !== null) drawHead(pens.head, p, head);
  if (!p.tiny) drawLabels(pens.labels, calls, p, x, head, s.chosen);
}

// The axis grows in round steps while the run goes on, and glides from one to the next.
function axisOf(s) {
  const { data, places: p } = s;
  const running = data.status === "running";
  const most = Math.max(3, Math.min(6, Math.floor((p.t1 - p.t0) / 56)));
  const room = (end) => ticks(Math.max(end, 0.1, data.guess <= Math.max(3 * end, running ? 10 : 0) ? data.guess : 0), most);
  if (!running) s.goal = room(data.end || 1).end;
  else if (s.goal === null || data.now > 0.9 * s.goal) s.goal = room(Math.max(1, data.now * 1.6)).end;
  const near = s.scale === null || Math.abs(s.scale - s.goal) < 0.004 * s.goal;
  const still = near || matchMedia("(prefers-reduced-motion: reduce)").matches;
  s.scale = still ? s.goal : s.scale + (s.goal - s.scale) * 0.2;
  if (!still) wake(s);
  return ticks(s.goal, most);
}
