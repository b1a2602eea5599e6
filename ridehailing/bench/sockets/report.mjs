// The table of what was measured: a row a figure, a column a system, and the ratio of the gateway to the Node peer.
const MEGA = 1e6;
const KILO = 1e3;

const sum = (counts = {}) => Object.values(counts).reduce((total, each) => total + each, 0);
const decimals = (value) => (Number.isInteger(value) ? 0 : Math.max(0, Math.min(3, 2 - Math.floor(Math.log10(Math.abs(value))))));
const shown = (value) => (Number.isFinite(value) ? value.toFixed(decimals(value)) : "–");

function perConnection(field, when = "with") {
  return ({ memory, openAtTheEnd }) => (memory[when]?.[field] - memory.without[field]) / openAtTheEnd / KILO;
}

const lost = ({ counts }) => sum(counts.reconnects);

const failed = ({ counts }) => sum(counts.failures);

const allServers = ({ processor: { generator, machine, ...servers } }) => sum(servers);

// [what, of a result, whether a ratio is meaningful]
const ROWS = [
  ["memory without sockets, MB", ({ memory }) => memory.without.residentBytes / MEGA, true],
  ["memory with all sockets, MB", ({ memory }) => memory.with.residentBytes / MEGA, true],
  ["**memory per connection, kB**", perConnection("residentBytes"), true],
  ["of it objects in the heap, kB", perConnection("heapBytes"), true],
  ["of these still held after they left, kB", perConnection("heapBytes", "after"), false],
  ["maximum memory under load, MB", ({ mostResidentBytes }) => mostResidentBytes / MEGA, true],
  ["**CPU of the server, cores**", ({ processor }) => processor.server, true],
  ["CPU with what it works with, cores", allServers, true],
  ["**position to board, p50, ms**", ({ millis }) => millis.positionToBoard?.p50, true],
  ["**position to board, p99, ms**", ({ millis }) => millis.positionToBoard?.p99, true],
  ["**time to match, p50, ms**", ({ millis }) => millis.match?.p50, true],
  ["**time to match, p99, ms**", ({ millis }) => millis.match?.p99, true],
  ["sockets open at the end", ({ openAtTheEnd }) => openAtTheEnd, false],
  ["**sockets or boards lost**", lost, false],
  ["positions sent", ({ positions }) => positions.sent, false],
  ["**of them never on the board**", ({ positions }) => positions.missed, false],
  ["rides requested", ({ counts }) => counts.rides?.requested ?? 0, false],
  ["of them completed", ({ counts }) => counts.rides?.completed ?? 0, false],
  ["requests failed, invariants violated", failed, false],
  ["time to connect all, s", ({ connectSeconds }) => connectSeconds, true],
];

const cell = (result, value) => (result ? shown(value(result)) : "–");

function ratio(gateway, node, value) {
  if (!gateway || !node) return "–";
  return shown(value(gateway) / value(node));
}

const HEAD = ["| | gateway | Node peer | ratio |", "| --- | ---: | ---: | ---: |"];

function row([name, value, compares], gateway, node) {
  return `| ${name} | ${cell(gateway, value)} | ${cell(node, value)} | ${compares ? ratio(gateway, node, value) : ""} |`;
}

function conditions({ machine, options, conditions: { runtime, options: set }, processor, at, name }) {
  return [
    `- ${name}: ${runtime}${set ? `, \`${set}\`` : ""}, ${at.slice(0, 10)}; ${options.sockets} sockets, a position each ${options.positionEvery} s, ` +
      `${options.ridesPerSecond} ride(s) a second, speed ${options.speed}, ${options.boards} board(s), ${options.seconds} s after ${options.warmUp} s of warm-up`,
    `  on ${machine.cores} × ${machine.processor}, ${(machine.memoryBytes / 1e9).toFixed(0)} GB; the generator took ${shown(processor.generator)} cores of them, ` +
      `the machine was busy with ${shown(processor.machine)}`,
  ].join("\n");
}

function mismatch(gateway, node) {
  const differ = gateway && node && JSON.stringify(gateway.options) !== JSON.stringify(node.options);
  return differ ? ["", "The two were not measured under the same load: the ratios mean nothing."] : [];
}

/** Whether every socket and board held and every request succeeded. */
export const isFlawless = (result) => lost(result) + failed(result) === 0 && result.openAtTheEnd === result.options.sockets;

/** The table in Markdown; a system that was not measured is left out. */
export function report(gateway, node) {
  const rows = ROWS.map((each) => row(each, gateway, node));
  const measured = [gateway, node].filter(Boolean).map(conditions);
  return `${[...HEAD, ...rows, "", ...measured, ...mismatch(gateway, node)].join("\n")}\n`;
}

/** A line of a list, broken before column 120; a row of the table stays as it is. */
function wrapped(line) {
  if (line.startsWith("|")) return line;
  const cut = line.length < 120 ? -1 : line.lastIndexOf(" ", 118);
  return cut < 3 ? line : `${line.slice(0, cut)}\n${wrapped(`  ${line.slice(cut + 1)}`)}`;
}

/** A page with the table put between the markers of the script that prints it. */
export function placed(page, table, script = "sockets.sh") {
  const place = new RegExp(`(<!-- ${script} report: begin -->\n)[^]*?(<!-- ${script} report: end -->)`);
  if (!place.test(page)) throw new Error("The page has no markers for the table");
  return page.replace(place, (_, begin, end) => `${begin}\n${table.split("\n").map(wrapped).join("\n")}\n${end}`);
}
