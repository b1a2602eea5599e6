// Watches the city that runs, requests rides in it as a person would, and prints whether it meets its targets.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { machine } from "../sockets/processes.mjs";
import { placed } from "../sockets/report.mjs";
import { measure } from "./measure.mjs";
import { parse } from "./options.mjs";
import { isGood, report } from "./report.mjs";

const { env } = process;
const gateway = env.GATEWAY_URL ?? `http://127.0.0.1:${env.GATEWAY_PORT ?? 8080}`;

async function run({ hour, load, json }) {
  const say = (text) => console.log(`${new Date().toISOString().slice(11, 19)} ${hour}: ${text}`);
  const at = new Date().toISOString();
  const measured = await measure(gateway, load, say);
  const settings = { speed: env.SIMULATOR_SPEED ?? "unknown" };
  const result = { hour, at, options: load, settings, machine: machine(), ...measured };
  if (json) {
    mkdirSync(dirname(json), { recursive: true });
    writeFileSync(json, JSON.stringify(result, undefined, 1));
  }
  return result;
}

async function main() {
  const options = parse(process.argv.slice(2), env);
  const results =
    options.command === "run"
      ? [await run(options)]
      : options.files.map((file) => JSON.parse(readFileSync(file, "utf8")));
  const text = report(results);
  if (options.into) writeFileSync(options.into, placed(readFileSync(options.into, "utf8"), text, "city.sh"));
  console.log(`\n${text}`);
  // Not process.exit: what is printed into a pipe must get there first.
  if (!isGood(results)) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
