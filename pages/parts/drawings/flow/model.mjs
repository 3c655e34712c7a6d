// The model: what the server has sent of a run. It knows nothing of the moment that is shown, or of the page.

import { eventsOf } from "./events.mjs";
import { passedOn } from "./passed.mjs";

export const newModel = () => ({
  data: null, // the picture of the run that is shown
  real: null, // the last one that the server sent: a run that is changed by hand is another one
  given: null, // the last one that came with the script of the page, which may be older
  cards: new Map(), // the texts of the calls by id: once here they stay
  sources: [], // the code that made the calls
  first: 0, // the call that is worth reading at first
  asked: null, // the call whose texts were asked for
  ends: new Map(), // when each call ended
  events: null, // the moments to step to, once they are asked for
  passed: null, // what the calls were given of each other, once it is asked for
  changeable: null, // what each call takes and waits for, for the hand,
  unchangeable: "", // or why that is not known
});

/** @param {import("../sent.mjs").Flow} data */
export function receive(model, data, fresh) {
  model.real = data;
  show(model, data);
  if (fresh) Object.assign(model, { asked: null, changeable: null, unchangeable: "" });
}

/** @param {import("../sent.mjs").Flow} data */
export function show(model, data) {
  Object.assign(model, { data, events: null, passed: null, ends: new Map(data.calls.map((call) => [call.id, call.end])) });
}

// Is it of the run that is here? Then it may be late: the stream is faster than the script.
export const isSame = ({ data: known }, data) => Boolean(data.run) && data.run === known?.run;
export const isLate = ({ data: known }, data) => !data.ended && (known.ended || data.now < known.now);

// Texts and sources come with the script's data only; whole texts take the place of cut ones.
export function keepTexts(model, { cards = {}, code, first, changeable, unchangeable }) {
  model.passed = null;
  model.changeable = changeable ?? model.changeable;
  model.unchangeable = unchangeable ?? model.unchangeable;
  for (const [id, card] of Object.entries(cards)) {
    const known = model.cards.get(Number(id));
    if (!known || !card.cut || known.cut) model.cards.set(Number(id), card);
  }
  if (code) model.sources = code;
  model.first = first ?? model.first;
}

// Was it a call of the run, or is it computed?
export const isReal = ({ real }, id) => real.calls.some((call) => call.id === id);

export const passedIn = (model) => (model.passed ??= passedOn(model.data, model.cards));
export const eventsIn = (model) => (model.events ??= eventsOf(model.data));

// A picture is given up where there are too many calls for one.
export const isTooLarge = ({ data }) => data.count > data.calls.length;
export const isPlayable = ({ data }) => Boolean(data?.ended) && !data.covered && data.count > 0 && data.count <= data.calls.length;
