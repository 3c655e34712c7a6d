// Seconds in words, and the round marks of an axis.

export const seconds = (t) => `${t.toFixed(2)} s`;

// Round marks of an axis from 0 to at least `end`, at most `most` steps: {step, end, at: [0, ...], label(t)}.
export function ticks(end, most = 6) {
  let step = 0.1;
  for (let i = 0; Math.ceil(end / step - 1e-9) > most; i++) step = [0.2, 0.5, 1][i % 3] * 10 ** Math.floor(i / 3);
  const count = Math.max(1, Math.ceil(end / step - 1e-9));
  const places = step < 1 ? 1 : 0;
  return {
    step, end: count * step, at: Array.from({ length: count + 1 }, (_, i) => i * step),
    label: (t) => (t === 0 ? "0" : t.toFixed(places)),
  };
}
