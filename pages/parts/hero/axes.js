// The charts of a comparison before there is one: titles, axes, and why they are empty. The library that will draw the
// bars keeps a browser busy for a second; it is fetched when the page has stood for a moment, so that a first Compare
// ends with it at hand.

const AXES = { height: 240, left: 84, right: 16, base: 196.5 }; // px; like the charts that come in their place
const AXES_SETTLING = 700; // ms

function axesFigure({ title, unit, width, reach, words }, api) {
  const size = { width, viewBox: `0 0 ${width} ${AXES.height}` };
  const picture = api.svg("svg", { ...size, role: "img", "aria-label": `${title}: ${words}` });
  const end = width - AXES.right, scale = ticks(reach, 3), middle = (AXES.left + end) / 2;
  const write = (name, x, y, text) => picture.append(api.svg("text", { class: `axes-${name}`, x, y }, text));
  write("title", 0, 19, title);
  write("name", AXES.left - 8, 90, "Sequential");
  write("name", AXES.left - 8, 164, "Parallel");
  write("words", middle, 127, words);
  picture.append(api.svg("path", { class: "axes-line", d: `M${AXES.left} ${AXES.base}H${end}` }));
  for (const at of scale.at) write("tick", AXES.left + (at / scale.end) * (end - AXES.left), 213, scale.label(at));
  write("tick", middle, 236, unit);
  return picture;
}

// data: {figures: [{title, unit, width, reach, words}], charts: where the library is, from the address of the page}
function drawAxes(root, data, api) {
  const state = api.state(), known = JSON.stringify(data.figures);
  if (state.axes !== known) root.replaceChildren(...data.figures.map((figure) => axesFigure(figure, api)));
  state.axes = known;
  if (state.stop || !data.charts) return;
  const fetched = () => import(new URL(data.charts, document.baseURI)).catch(() => {}); // a chart asks again
  const timer = setTimeout(fetched, AXES_SETTLING);
  state.stop = () => clearTimeout(timer);
}
