// The ground that a drawing stands on: the colours of the theme, or of paper.

const TOKENS = {
  light: {
    ground: "#FCFBF8", field: "#FFFFFF", wash: "#F4F2EC", ink: "#1B1E24", ink2: "#5B606B", idle: "#858A93",
    hairline: "#DEDAD0", work: "#3665CD", decide: "#7E0185", judge: "#9D7427", combine: "#195C4C", tool: "#5B606B",
    failed: "#AC0016", accent: "#3665CD",
  },
  dark: {
    ground: "#14161A", field: "#1C1F25", wash: "#1C1F25", ink: "#E9E7E1", ink2: "#A3A8B2", idle: "#747A85",
    hairline: "#343943", work: "#6A93F5", decide: "#C98BB8", judge: "#F6C26B", combine: "#7FDCC4", tool: "#A3A8B2",
    failed: "#F97566", accent: "#8FB0FA",
  },
};

let printing = false; // paper is white, whatever the theme

export const isPrinting = () => printing;
export function setPrinting(on) {
  printing = on;
}

function isDark(root) {
  if (printing) return false;
  const ground = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(ground);
  const parts = hex ? hex.slice(1).map((h) => parseInt(h, 16)) : (ground.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] < 128;
}

// Sets the tokens as CSS variables (--ink, --work, ...) on root, and `data-ground` to the name of the ground.
export function paint(root) {
  const ground = isDark(root) ? "dark" : "light";
  if (root.dataset.ground === ground) return;
  root.dataset.ground = ground;
  for (const [name, value] of Object.entries(TOKENS[ground])) root.style.setProperty(`--${name}`, value);
}
