// What is played when the page is opened, act by act: the runs race; those whose calls ran side by side are laid end to
// end; they drop back to their start line, and what did not make them longer becomes hollow.

const RACE = 4200, REST = 350, GLIDE = 900, READ = 1300; // ms
const RAMP = 0.12; // of the race: the clock gains speed, and loses it at the end
const BEGINS = RACE + REST, LIES = BEGINS + GLIDE, DROPS = LIES + READ;

export const LASTS = DROPS + GLIDE;

const eased = (share) => (share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2);

// How far the clock of the race has come: even but for its two ends.
function paced(share) {
  const top = 1 / (1 - RAMP);
  if (share < RAMP) return (top * share ** 2) / (2 * RAMP);
  if (share > 1 - RAMP) return 1 - (top * (1 - share) ** 2) / (2 * RAMP);
  return top * (share - RAMP / 2);
}

/**
 * What is seen `ms` after the beginning. `reach`: seconds of the longest run.
 * `share`: how far the calls have come from where they ran to their place end to end; `sum`: what is written below them;
 * `raced`: is the race over; `over`: all of it.
 * @returns {{at: number, share: number, sum: "" | "end_to_end" | "as_it_ran", raced: boolean, over: boolean}}
 */
export function actAt(ms, reach) {
  if (ms < RACE) return { at: paced(ms / RACE) * reach, share: 0, sum: "", raced: false, over: false };
  const still = { at: reach, raced: true, over: false };
  if (ms < BEGINS) return { ...still, share: 0, sum: "" };
  if (ms < LIES) return { ...still, share: eased((ms - BEGINS) / GLIDE), sum: "" };
  if (ms < DROPS) return { ...still, share: 1, sum: "end_to_end" };
  if (ms < LASTS) return { ...still, share: 1 - eased((ms - DROPS) / GLIDE), sum: "" };
  return { ...still, share: 0, sum: "as_it_ran", over: true };
}
