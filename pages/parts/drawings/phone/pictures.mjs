// The pictures of the phone's page: the axis, the spread of the answers, a run in rows, and the line of one's own score.

import { drawn, made } from "./made.mjs";
import { laidOut } from "./rows.mjs";
import { scale, stacked } from "./scale.mjs";
import { inWords, people, withUnit } from "./words.mjs";

const picture = (width, height, label, ...children) =>
  drawn("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, ...children);

function axis(marks, y, width, unit, bare = false) {
  const edge = (mark) => (mark.x > width - 24 ? "end" : mark.x < 16 ? "start" : "middle");
  return [
    bare || drawn("path", { class: "hair", d: `M0 ${y}H${width}` }),
    marks.map((mark, i) => drawn("text", { class: "mark", x: mark.x, y: y + 16, "text-anchor": edge(mark) },
      i === marks.length - 1 && unit ? withUnit(mark.label, unit) : mark.label)),
  ].flat().filter((one) => one !== true);
}

// The axis alone, under a slider.
export function axisOf(question, width) {
  const { marks } = scale(question.low, question.high, width);
  return drawn("svg", { width, height: 22, "aria-hidden": "true" }, ...axis(marks, 0.5, width, question.unit, true));
}

// Both spreads of a question, with one's own answers and, once it is shown, the truth.
export function spreadOf(question, given, width) {
  const { first, second } = question.spread;
  if (question.free) return made("ul", { class: "said" }, ((second?.words.length ? second : first).words ?? []).map((words) => made("li", {}, words)));
  return question.choices.length ? bars(question, first, second, given) : dots(question, first, second, given, width);
}

function bars(question, first, second, given) {
  const of = (spread, place) => (spread.n ? (spread.bars[place] / spread.n) * 100 : 0);
  const row = (spread, place, look) => {
    const line = made("span", { class: "share" }, made("i", { class: look }), made("b", {}, `${spread.bars[place]}`));
    line.firstChild.style.width = `${of(spread, place) * 0.82}%`;
    return line;
  };
  return made("ul", { class: "choices-seen" }, question.choices.map((choice, place) => {
    const right = question.truth?.value === place, own = [given[1], given[2]].includes(place);
    return made("li", { class: right ? "right" : "" },
      made("span", {}, choice, right && made("em", {}, " ✓ right"), own && made("em", {}, " · yours")),
      row(first, place, second ? "hollow" : "full"), second && row(second, place, "full"));
  }));
}

function dots(question, first, second, given, width) {
  const { x, marks } = scale(question.low, question.high, width);
  const truth = question.truth?.value, top = truth === undefined ? 4 : 22;
  let y = top;
  const turns = [[first, "hollow", 1], [second, "full", 2]].filter(([spread]) => spread?.n).map(([spread, look, turn]) => {
    const { dots: all, height } = stacked(spread.dots, x), base = y + (second ? 16 : 0);
    const own = given[turn];
    y = base + height + 26;
    return [
      all.map((dot) => drawn("circle", { class: second ? look : "full", cx: dot.x, cy: base + dot.y, r: 3 })),
      drawn("path", { class: "hair", d: `M0 ${base + height + 2.5}H${width}` }),
      second && drawn("text", { class: "mark", x: 0, y: base - 6 }, turn === 1 ? "first" : "then"),
      own !== undefined && [
        drawn("path", { class: "own", d: `M${x(own)} ${base + height + 3}l-5 8h10z` }),
        drawn("text", { class: "mark strong", x: x(own) + 8, y: base + height + 15, "text-anchor": x(own) > width - 40 ? "end" : "start",
          dx: x(own) > width - 40 ? -16 : 0 }, "you"),
      ],
    ];
  });
  const label = [["First", first], ["Second", second]].filter(([, spread]) => spread?.n).map(([turn, spread]) =>
    `${turn} answers: ${spread.n}, from ${spread.dots[0]} to ${spread.dots.at(-1)}, half of them up to ${spread.median}.`).join(" ");
  const line = truth !== undefined && [
    drawn("path", { class: "truth", d: `M${x(truth)} 16V${y}` }),
    drawn("text", { class: "mark strong", x: x(truth), y: 11, "text-anchor": x(truth) > width - 50 ? "end" : x(truth) < 40 ? "start" : "middle" }, inWords(question, truth)),
  ];
  return picture(width, y + 20, label || "No answers.", ...turns.flat(3).filter(Boolean), ...(line || []), ...axis(marks, y + 0.5, width, question.unit));
}

// A run, or two, at a moment. `guess`: one's own seconds, marked on the axis.
export function runOf(frame, width, { guess, ...at }) {
  const { height, thick, x, marks, sides } = laidOut(frame, width, at);
  const label = sides.map((side) => [side.title, ...side.words].filter(Boolean).join(", ")).join(". ");
  const row = (one) => [
    one.name && drawn("text", { class: "name", x: x(0), y: one.y + 12 }, one.name),
    one.bars.map((bar) => drawn("rect", { class: `bar k-${one.kind} ${bar.look}`, x: bar.left, width: bar.width, rx: 2,
      y: bar.look === "line" ? one.bar + thick / 2 - 0.75 : one.bar, height: bar.look === "line" ? 1.5 : thick })),
  ];
  return picture(width, height + 24, label,
    marks.map((mark) => drawn("path", { class: "hair", d: `M${mark.x} 0V${height}` })),
    sides.map((side) => [
      side.going && drawn("path", { class: "head", d: `M${x(side.now)} ${side.top}V${side.rows.length ? side.rows.at(-1).bar + thick + 4 : side.top + 24}` }),
      side.title && drawn("text", { class: "name strong", x: x(0), y: side.top + 14 }, side.title, drawn("tspan", { class: "quiet", dx: 8 }, side.words.join("  ").trim())),
      side.rows.map(row),
    ]),
    guess !== undefined && drawn("path", { class: "guess", d: `M${x(guess)} 0V${height}` }),
    ...axis(marks, height + 0.5, width, "s"));
}

// How far off one was, a dot a question: on the line it was right, above it too much, below it too little.
export function scoreOf(score) {
  const step = 18, middle = 18, width = Math.max(score.length, 10) * step;
  const known = score.map((one, i) => ({ ...one, x: i * step + step / 2 })).filter(({ off }) => off !== null);
  const right = known.filter(({ off }) => Math.abs(off) < 0.005).length;
  return made("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "How far off you were" },
    picture(width, 2 * middle, `${people(score.length, "question")}, ${right} right`,
      drawn("path", { class: "hair", d: `M0 ${middle}H${width}` }),
      known.map(({ off, x }) => drawn("circle", { class: Math.abs(off) < 0.005 ? "full" : "hollow", cx: x, cy: middle - off * (middle - 5), r: 4 }))));
}
