// The frames between two arrangements of the bars.

import { arrange, glide, isGliding } from "./end_to_end.mjs";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

// `step()` draws what moves, on the way; `rest()` draws all, before it and at its end.
export function gliderOf(arrangement, { step, rest }) {
  let frame = null;

  function onFrame(time) {
    frame = null;
    if (!glide(arrangement, time)) return rest();
    step();
    frame = requestAnimationFrame(onFrame);
  }

  return {
    show(shown, atOnce) {
      cancelAnimationFrame(frame);
      frame = null;
      arrange(arrangement, shown, atOnce || STILL.matches);
      if (isGliding(arrangement)) frame = requestAnimationFrame(onFrame);
      rest();
    },
    stop: () => cancelAnimationFrame(frame),
  };
}
