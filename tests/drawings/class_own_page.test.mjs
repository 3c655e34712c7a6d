import assert from "node:assert/strict";
import { test } from "node:test";

import { ownPageOf } from "../../pages/parts/drawings/class/own_page.mjs";
import { openPage } from "./page.mjs";

const DATA = { whole: true, room: "BCDF", join: { code: ["1"], scanned: "s", address: "a", alone: "" } };

function opened(answer = {}) {
  openPage();
  document.baseURI = "http://lab.test/page";
  const posted = [], ticks = [];
  const page = ownPageOf({ post: async (what) => { posted.push(what); return answer; } }, { every: (then) => ticks.push(then), never() {} });
  page.take(DATA);
  const press = (words) => page.box.found("button").find(({ textContent, hidden }) => textContent === words && !hidden).press();
  return { page, posted, ticks, press };
}

test("it says how many are here, and where everything is as a table", () => {
  const { page } = opened();
  page.show({ all: { here: 1 } });
  assert.equal(page.box.said("own-here")[0], "1phone is here");
  page.show({ all: { here: 23 } });
  assert.equal(page.box.said("own-here")[0], "23phones are here");
  assert.equal(page.box.found("a")[0].attrs.href, "http://lab.test/room/BCDF/answers.csv");
});

test("closing asks once", () => {
  const { page, posted, press } = opened();
  const [asks] = page.box.found("own-asks");
  press("Close the room");
  assert.deepEqual([posted, asks.hidden], [[], false]);
  press("Keep it");
  assert.equal(asks.hidden, true);
  press("Close the room");
  asks.found("main")[0].press();
  assert.deepEqual(posted, [{ do: "close" }]);
});

test("handing over shows the digits, until their time is over", async () => {
  const { page, ticks, press } = opened({ digits: "123456" });
  press("Hand over");
  await new Promise((done) => setTimeout(done));
  assert.match(page.box.said("own-digits")[0], /^123456.*120 s left/);
  for (let i = 0; i < 24; i++) ticks[0]();
  assert.equal(page.box.said("own-digits")[0], "");
});

test("on a page with a run it is away", () => {
  openPage();
  const page = ownPageOf({});
  page.take({ ...DATA, whole: false });
  assert.equal(page.box.hidden, true);
});
