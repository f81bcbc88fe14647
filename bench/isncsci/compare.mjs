// SPDX-License-Identifier: Apache-2.0
// Examinations per CPU second, one thread: the npm package isncsci beside bench_isncsci, in turns, on the same examinations.
//   npm install --prefix bench/isncsci && node bench/isncsci/compare.mjs build/bench/bench/bench_isncsci [ROUNDS]
// Prints the median over the rounds and the ratio. The package makes strings; so do the rows named "text".
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { ISNCSCI } = createRequire(import.meta.url)("isncsci");
const [program, rounds = "7"] = process.argv.slice(2);
if (!program) throw new Error("usage: node compare.mjs PATH/TO/bench_isncsci [ROUNDS]");

const dermatomes = ["C2", "C3", "C4", "C5", "C6", "C7", "C8", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11",
  "T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4_5"];
const muscles = ["C5", "C6", "C7", "C8", "T1", "L2", "L3", "L4", "L5", "S1"];
const named = (names, values) => Object.fromEntries(names.map((name, i) => [name, values[i]]));
const side = (s) => ({ lightTouch: named(dermatomes, s.lt), pinPrick: named(dermatomes, s.pp), motor: named(muscles, s.motor),
  lowestNonKeyMuscleWithMotorFunction: s.nk });
const exam = (e) => ({ deepAnalPressure: e.dap, voluntaryAnalContraction: e.vac, right: side(e.right), left: side(e.left) });

const rows = readFileSync(new URL("../../tests/tables/isncsci/open.jsonl", import.meta.url), "utf8").trimEnd().split("\n").map(JSON.parse);
const sets = Object.fromEntries(["plain", "nt"].map((kind) =>
  [kind, rows.filter((row) => row.rule === `random-${kind}`).map((row) => exam(row.exam))]));

function npmRate(exams) {
  const start = process.cpuUsage();
  let done = 0;
  do {
    for (const e of exams) new ISNCSCI(e);
    done += exams.length;
  } while (process.cpuUsage(start).user < 500_000);
  const { user, system } = process.cpuUsage(start);
  return done / ((user + system) / 1e6);
}

function ownRates() {
  const out = execFileSync(program, ["--benchmark_format=json", "--benchmark_min_time=0.2", "--benchmark_filter=over"],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return Object.fromEntries(JSON.parse(out).benchmarks.map((b) => [b.name.replace("over/", ""), b.items_per_second]));
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const npm = { plain: [], nt: [] };
const own = {};
npmRate(sets.plain);  // warm
for (let round = 0; round < Number(rounds); ++round) {
  for (const kind of Object.keys(npm)) npm[kind].push(npmRate(sets[kind]));
  for (const [name, rate] of Object.entries(ownRates())) (own[name] ??= []).push(rate);
}
const baseline = Object.fromEntries(Object.entries(npm).map(([kind, rates]) => [kind, median(rates)]));
for (const [kind, rate] of Object.entries(baseline)) console.log(`npm isncsci 2.0.6, ${kind}: ${Math.round(rate)} per CPU second`);
for (const [name, rates] of Object.entries(own)) {
  const rate = median(rates);
  const against = name.includes("plain") ? "plain" : "nt";
  console.log(`${name}: ${Math.round(rate)} per CPU second, ${(rate / baseline[against]).toFixed(1)} times npm on ${against}`);
}
