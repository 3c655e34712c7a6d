// A fault on order, as a pin: its point stands at x, y. `size` 1 is 14 px high. No other mark has this shape.

export function pinAt(x, y, size = 1) {
  const at = (dx, dy) => `${x + dx * size} ${y + dy * size}`, r = 5 * size, hole = 1.8 * size;
  return `M${at(0, 0)}C${at(-1.5, -3.5)} ${at(-5, -5.5)} ${at(-5, -9)}A${r} ${r} 0 1 1 ${at(5, -9)}` +
    `C${at(5, -5.5)} ${at(1.5, -3.5)} ${at(0, 0)}Z` +
    `M${at(-1.8, -9)}a${hole} ${hole} 0 1 0 ${2 * hole} 0a${hole} ${hole} 0 1 0 ${-2 * hole} 0Z`;
}
