// The table of what was measured, in Markdown: a row a figure, a column an hour; a target's row has whether it is met.
import { meetsAll, PERSON_WAIT_MILLIS, TARGETS } from "./targets.mjs";

const MISSING = "–";

const number = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : MISSING);
const percent = (share) => (Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : MISSING);
const seconds = (millis) => number(millis / 1000, 1);

// [what, the figure as text, the target's name where there is one]
const ROWS = [
  ["drivers online, mean", ({ drivers }) => number(drivers.online, 1)],
  ["**of them busy, mean** (50–75 %)", ({ drivers }) => percent(drivers.busyShare), "busy"],
  [
    "minimum and maximum of 5 minutes",
    ({ drivers }) => `${percent(drivers.lowestBusyShare)}, ${percent(drivers.highestBusyShare)}`,
  ],
  ["**seconds with nobody free** (0)", ({ drivers }) => number(drivers.secondsWithNobodyFree), "someoneFree"],
  ["rides requested by the simulated riders", ({ rides }) => number(rides.requested)],
  ["**of them matched** (≥ 95 %)", ({ rides }) => percent(rides.matchedShare), "matched"],
  [
    "not matched: no driver found, cancelled before, still searching",
    ({ rides }) => [rides.unfulfilled, rides.cancelled, rides.searching].join(", "),
  ],
  ["**time to match, p50, s** (≤ 5)", ({ rides }) => seconds(rides.matchMillis.p50), "matchTime"],
  ["time to match, p95, s", ({ rides }) => seconds(rides.matchMillis.p95)],
  ["cells that surge, mean", ({ surge }) => number(surge.mean, 1)],
  ["maximum at once", ({ surge }) => number(surge.max)],
  ["**began to surge, ended** (both above 0)", ({ surge }) => `${surge.began}, ${surge.ended}`, "surge"],
  ["**surging all the time** (below half of the mean)", ({ surge }) => number(surge.throughout), "surgePasses"],
  ["a person's requests", ({ person }) => number(person.requests)],
  ["**of them with a driver within 15 s** (≥ 99 %)", ({ person }) => percent(person.withinShare), "person"],
  ["maximum wait, s", ({ person }) => seconds(person.longestMillis)],
  ["requests that failed", ({ person }) => number(person.failed)],
  ["random points out of a free driver's reach, not requested", ({ person }) => number(person.beyondReach)],
  [
    "seconds that the board did not report",
    (result) => number(Math.max(0, Math.floor(result.seconds) - result.drivers.samples)),
  ],
];

/** JSON has no NaN or infinity: it keeps them as null. */
function revived(result) {
  const revive = (value) => (value === null ? Number.NaN : value);
  return JSON.parse(JSON.stringify(result), (_, value) => revive(value));
}

function cell(result, [, value, target]) {
  const mark = target ? ` ${TARGETS[target](result) ? "✓" : "✗"}` : "";
  return `${value(result)}${mark}`;
}

function conditions({ hour, at, options, settings, machine, busyCores }) {
  const when = `${at.slice(0, 16).replace("T", " ")} UTC`;
  const hardware = `${machine.cores} × ${machine.processor}, ${number(machine.memoryBytes / 1e9)} GB`;
  return (
    `- ${hour}: ${when}, ${options.seconds} s after ${options.warmUp} s of warm-up, ` +
    `a person's request each ${number(60 / options.requestsPerMinute)} s; speed ${settings.speed}\n` +
    `  on ${hardware}, of which ${number(busyCores, 2)} cores were busy`
  );
}

function lateRequest(hour, { at, from, pickup: { lat, lng }, outcome, millis, inReach }) {
  const wait = Number.isFinite(millis) ? ` after ${seconds(millis)} s` : "";
  const reach = inReach ? "" : ", no free driver within reach";
  return `- ${hour}, ${at.slice(11, 19)}: ${from} (${lat.toFixed(4)}, ${lng.toFixed(4)}): ${outcome}${wait}${reach}`;
}

function lateRequests({ hour, requests }) {
  const late = requests.filter(({ outcome, millis }) => outcome !== "accepted" || millis > PERSON_WAIT_MILLIS);
  return late.map((request) => lateRequest(hour, request));
}

function ofAllHours(results) {
  const requests = results.reduce((sum, { person }) => sum + person.requests, 0);
  const within = results.reduce((sum, { person }) => sum + person.within, 0);
  const share = percent(within / requests);
  return `A person's requests of all hours: ${within} of ${requests} had a driver within 15 s (${share}).`;
}

/** The table of one or more runs, and below it how each was made and which of a person's requests were late. */
export function report(measured) {
  const results = measured.map(revived);
  const head = [
    `| | ${results.map(({ hour }) => hour).join(" | ")} |`,
    `| --- |${results.map(() => " ---: |").join("")}`,
  ];
  const rows = ROWS.map((row) => `| ${row[0]} | ${results.map((result) => cell(result, row)).join(" | ")} |`);
  const late = results.flatMap(lateRequests);
  const sections = [[...head, ...rows], results.map(conditions)];
  if (results.length > 1) sections.push([ofAllHours(results)]);
  if (late.length > 0) sections.push(["A person's requests without a driver within 15 s:"], late);
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Whether every run meets every target. */
export const isGood = (results) => results.length > 0 && results.map(revived).every(meetsAll);
