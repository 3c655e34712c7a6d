import assert from "node:assert/strict";
import { test } from "node:test";

import { joinOf, spelled, typed } from "../../pages/parts/drawings/class/join.mjs";
import { openPage } from "./page.mjs";

const JOIN = { code: ["10", "01"], scanned: "http://10.0.0.2:8501/room/BCDF", address: "http://10.0.0.2:8501/join", alone: "" };

test("letters are spelled, and an address is what somebody types", () => {
  assert.deepEqual([spelled("BCDF"), typed(JOIN.address), typed("https://lab.example/join")], ["B C D F", "10.0.0.2:8501/join", "lab.example/join"]);
});

test("where only this computer can open it, the line that opens it is there", () => {
  openPage();
  assert.equal(joinOf(JOIN, "BCDF").found("join-alone").length, 0);
  const box = joinOf({ ...JOIN, alone: "streamlit run" }, "BCDF");
  assert.deepEqual([box.said("code"), box.found("scan-code").length], [["streamlit run"], 1]);
  assert.equal(box.found("svg")[0].attrs["aria-label"], `Opens ${JOIN.scanned}`);
});
