// The row of buttons below a picture: play, step, jump, the time, the speeds. It knows nothing of what is played.

import { el, fill, svg } from "./paper.mjs";
import { keyList } from "./player_keys.mjs";
import { seconds } from "./ticks.mjs";

const SPEEDS = [0.5, 1, 2, 4, 8];
const ICONS = {
  play: "M4 2.5V13.5L13 8Z", pause: "M4 3H6.8V13H4ZM9.2 3H12V13H9.2Z",
  start: "M2 3H3.8V13H2ZM8.6 3V13L4.2 8ZM14 3V13L9 8Z", back: "M3 3H4.8V13H3ZM13 3V13L5.6 8Z",
  forward: "M11.2 3H13V13H11.2ZM3 3V13L10.4 8Z", end: "M12.2 3H14V13H12.2ZM7.4 3V13L11.8 8ZM2 3V13L7 8Z",
};

function icon(name) {
  const drawing = svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" });
  drawing.append(svg("path", { d: ICONS[name], fill: "currentColor" }));
  return drawing;
}

// `acts`: {toggle, start, back, forward, end, speed(x)}; `more`: keys of its own. Returns {bar, add(part), update(state)}.
export function playerBar(parent, acts, more = []) {
  const bar = parent.appendChild(el("div", { class: "player", role: "group", "aria-label": "Play the run again" }));
  const live = bar.appendChild(el("span", { class: "player-live" }, "Live"));
  live.prepend(el("span", { class: "player-dot", "aria-hidden": "true" }));
  const play = bar.appendChild(el("button", { class: "player-play", type: "button", onclick: acts.toggle }));
  const steps = ["start", "back", "forward", "end"].map((name) => {
    const label = { start: "To the start", back: "Step back", forward: "Step forward", end: "To the end" }[name];
    const button = bar.appendChild(el("button", { class: "player-step", type: "button", "aria-label": label, title: label, onclick: acts[name] }));
    button.append(icon(name));
    return button;
  });
  const time = bar.appendChild(el("span", { class: "player-time" }));
  const now = time.appendChild(el("span", { class: "player-now" }));
  const rest = time.appendChild(el("span", { class: "quiet" }));
  const speeds = bar.appendChild(el("span", { class: "player-speeds", role: "group", "aria-label": "Speed" }));
  const each = SPEEDS.map((x) => speeds.appendChild(el("button", { type: "button", onclick: () => acts.speed(x) }, `${x}×`)));
  const keys = keyList(bar, more);
  const help = el("button", { type: "button", class: "player-keys", "aria-label": "Keys", title: "Keys", onclick: () => keys.toggle() }, "?");
  speeds.after(help);
  let icons = null, lived = null, speed = null;
  return {
    bar, keys,
    add: (part) => speeds.before(part),
    // {live, playing, at, end, words, speed}
    update(state) {
      if (lived !== Boolean(state.live)) {
        lived = Boolean(state.live);
        live.hidden = !lived;
        for (const part of [play, ...steps, speeds, help]) part.hidden = lived;
      }
      const words = state.live ? " so far. Play and step when it has ended." : ` of ${seconds(state.end)}${state.words}`;
      if (now.textContent !== seconds(state.at)) now.textContent = seconds(state.at);
      if (rest.textContent !== words) rest.textContent = words;
      if (icons !== state.playing) {
        icons = state.playing;
        play.replaceChildren(icon(state.playing ? "pause" : "play"), state.playing ? "Pause" : "Play");
      }
      if (speed === state.speed) return;
      speed = state.speed;
      each.forEach((button, i) => fill(button, { "aria-pressed": `${SPEEDS[i] === speed}` }));
    },
  };
}
