// Measures the gateway and the Node peer under the same load of sockets, one after the other, and writes a table of
// both.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { measure } from "./measure.mjs";
import { parse } from "./options.mjs";
import { machine } from "./processes.mjs";
import { isFlawless, placed, report } from "./report.mjs";
import { startGateway } from "./systems/gateway.mjs";
import { startNodePeer } from "./systems/node-peer.mjs";

const STARTS = { gateway: startGateway, node: startNodePeer };

let running;

async function measureOne(name, options, folder) {
  const say = (text) => console.log(`${new Date().toISOString().slice(11, 19)} ${name}: ${text}`);
  say("starting");
  running = STARTS[name](folder);
  const system = await running;
  const died = system.ended.then((how) => {
    throw new Error(`${name}: the server ended while it was measured (${how})`);
  });
  died.catch(() => {}); // it ends when it is stopped
  try {
    const measured = await Promise.race([measure(system, options, folder, say), died]);
    return { name, at: new Date().toISOString(), machine: machine(), options, ...measured };
  } finally {
    say("stopping");
    running = undefined;
    await system.stop();
  }
}

async function stopAndLeave(code) {
  const system = await running?.catch(() => undefined);
  await system?.stop();
  process.exit(code);
}

const resultFile = (folder, name) => join(folder, `sockets-${name}.json`);

function kept(folder, name) {
  try {
    return JSON.parse(readFileSync(resultFile(folder, name), "utf8"));
  } catch {
    return undefined;
  }
}

function writeReport(folder, into) {
  const text = report(kept(folder, "gateway"), kept(folder, "node"));
  writeFileSync(join(folder, "sockets.md"), text);
  if (into) writeFileSync(into, placed(readFileSync(into, "utf8"), text));
  console.log(`\n${text}`);
}

async function main() {
  const { command, systems, folder: given, into, load } = parse(process.argv.slice(2));
  const folder = resolve(given);
  mkdirSync(folder, { recursive: true });
  if (command === "run") {
    for (const name of systems) {
      const result = await measureOne(name, load, folder);
      writeFileSync(resultFile(folder, name), JSON.stringify(result, undefined, 2));
      if (!isFlawless(result)) process.exitCode = 1;
    }
  }
  writeReport(folder, into);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => stopAndLeave(130));
process.once("uncaughtException", (error) => {
  console.error(error);
  stopAndLeave(1);
});
try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
