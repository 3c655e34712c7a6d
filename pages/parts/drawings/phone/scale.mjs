// One axis for the slider, the answers and the run: the same number stands at the same place in all of them.

import { ticks } from "../ticks.mjs";

export const AIR = 14; // px at either end: half of the slider's thumb
const WIDTH = 56; // px that a mark's number needs

// From low to high over so many px: {x(value), marks: [{x, label}]}.
export function scale(low, high, width) {
  const x = (value) => AIR + ((Math.min(Math.max(value, low), high) - low) / (high - low)) * (width - 2 * AIR);
  const { step, label } = ticks(high - low, Math.max(2, Math.floor(width / WIDTH)));
  const marks = [];
  for (let at = Math.ceil(low / step) * step; at <= high + step / 1e6; at += step) {
    marks.push({ x: x(at), label: label(Math.abs(at) < step / 1e6 ? 0 : at) });
  }
  return { x, marks };
}

// A round step of about a hundredth of the axis; 1 for whole numbers.
export function stepOf(low, high, whole) {
  if (whole) return 1;
  const least = (high - low) / 120;
  for (let power = -2; ; power += 1) {
    const step = [1, 2, 5].map((part) => part * 10 ** power).find((one) => one >= least - 1e-9);
    if (step) return Number(step.toFixed(2));
  }
}

// Dots that stand on the axis, those at one place above each other, lower where they are many: {dots: [{x, y}], height}.
export function stacked(values, x, radius = 3.5, most = 56) {
  const columns = new Map();
  for (const px of values.map(x)) {
    const place = Math.round(px / (2 * radius));
    columns.set(place, [...(columns.get(place) ?? []), px]);
  }
  const highest = Math.max(0, ...[...columns.values()].map(({ length }) => length));
  const step = highest ? Math.min(2 * radius, (most - 2 * radius) / Math.max(1, highest - 1)) : 0;
  const height = highest ? 2 * radius + step * (highest - 1) : 0;
  // One that is alone stands where it was given.
  const middle = (place, all) => Math.min(Math.max(place * 2 * radius, Math.min(...all)), Math.max(...all));
  const dots = [...columns].flatMap(([place, all]) =>
    all.map((_, i) => ({ x: middle(place, all), y: height - radius - i * step })));
  return { dots, height };
}
