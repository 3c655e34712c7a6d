// What the class has run, setup by setup on one axis: its own seconds, calls and money.

import { cut } from "../letters.mjs";
import { el, fill, pencil, svg } from "../paper.mjs";
import { seconds } from "../ticks.mjs";

const BAR = 12, ROW = 66, HEAD = 26, VALUE = 64; // px: a bar, a setup, the titles, and room for the number behind a bar
const NARROW = 620; // px under which calls and money stand below the bars

// What a thousand runs cost, in dollars; a dash where a price is not known.
export const money = (usd) => (usd === null || usd === undefined ? "–" : `$${(usd * 1000).toFixed(2)}`);

const both = (values, write) => [...new Set(values.map(write))].join(", then ");

/** The longest median: the end of the one axis. */
export const longestOf = (pages) => Math.max(0.1, ...pages.flatMap(({ median }) => median));

// Returns {box, draw(pages, width)}.
export function byPageOf() {
  const box = el("div", { class: "by-page" }), picture = box.appendChild(svg("svg", { role: "img" })), pen = pencil(picture);
  return {
    box,
    draw(pages, width) {
      box.hidden = pages.length < 2 || !width;
      if (box.hidden) return;
      const narrow = width < NARROW, right = narrow ? width : width - 250, scale = (right - VALUE) / longestOf(pages);
      pen.begin();
      const write = (key, name, x, y, text) => pen.put(key, "text", { class: name, x, y }, text);
      write("head seconds", "by-page-small", 0, 14, "median seconds of a run");
      if (!narrow) {
        write("head calls", "by-page-small", right + 24, 14, "calls");
        write("head money", "by-page-small", right + 120, 14, "1,000 runs");
      }
      pages.forEach((page, i) => {
        const top = HEAD + i * ROW;
        pen.put(`rule ${i}`, "path", { class: "by-page-rule", d: `M0 ${top}H${width}` });
        write(`title ${i}`, "by-page-title", 0, top + 19, cut(`${page.title} (${page.n})`, narrow ? width : right, 14, 600));
        page.median.forEach((t, side) => {
          const y = top + 27 + side * (BAR + 4), last = side === page.median.length - 1;
          pen.put(`bar ${i} ${side}`, "rect", { class: `by-page-bar${last ? "" : " before"}`, x: 0.75, y, width: Math.max(t * scale, 1.5), height: BAR, rx: 2 });
          write(`time ${i} ${side}`, "by-page-value", t * scale + 8, y + 10, seconds(t));
        });
        if (narrow) return;
        write(`calls ${i}`, "by-page-value", right + 24, top + 37, both(page.calls, (n) => `${Math.round(n)}`));
        write(`money ${i}`, "by-page-value", right + 120, top + 37, both(page.usd, money));
      });
      pen.end();
      const height = HEAD + pages.length * ROW;
      fill(picture, { width, height, viewBox: `0 0 ${width} ${height}`, "aria-label": told(pages) });
    },
  };
}

const told = (pages) => pages.map((page) => `${page.title}: ${page.n} runs, median ${page.median.map(seconds).join(" and ")}, ${both(page.calls, (n) => `${Math.round(n)}`)} calls.`).join(" ");
