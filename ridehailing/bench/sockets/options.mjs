// The options of the benchmark.
import { parseArgs } from "node:util";

export const SYSTEMS = ["gateway", "node"];

const USAGE = `ridehailing/bench/sockets.sh [run | report] [options]
  run     measure and report (the default); each system's figures are kept, so that they can be measured one by one
  report  only write the table from the figures that are kept
  --system gateway|node   one of the two only (both)
  --sockets N             drivers' sockets (10000)
  --seconds N             how long to measure (600)
  --warm-up N             seconds of the same load before (60)
  --position-every N      seconds between a driver's positions (5)
  --rides-per-second N    quotes and rides requested (1)
  --stage-seconds N       seconds of each of a ride's three parts (1)
  --patience N            seconds that the last rides may take (30)
  --boards N              boards that watch (1)
  --into FILE             put the table into this file too, between its markers
  --folder DIR            where figures, logs and the table go (.tandem/bench)`;

const number = (byDefault) => ({ type: "string", default: String(byDefault) });

/** The options of a command line; throws with the usage for an invalid one. */
export function parse(args) {
  try {
    return checked(args);
  } catch (error) {
    throw new Error(`${error.message}\n${USAGE}`.trim());
  }
}

function checked(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      system: { type: "string", multiple: true, default: SYSTEMS },
      sockets: number(10_000),
      seconds: number(600),
      "warm-up": number(60),
      "position-every": number(5),
      "rides-per-second": number(1),
      "stage-seconds": number(1),
      patience: number(30),
      boards: number(1),
      help: { type: "boolean", short: "h" },
      into: { type: "string" },
      folder: { type: "string", default: ".tandem/bench" },
    },
  });
  const command = positionals[0] ?? "run";
  if (values.help) throw new Error("");
  if (!["run", "report"].includes(command) || positionals.length > 1) throw new Error(`No such command: ${positionals.join(" ")}`);
  for (const name of values.system) if (!SYSTEMS.includes(name)) throw new Error(`No such system: ${name}`);
  const positive = (name) => {
    const value = Number(values[name]);
    if (!(value > 0)) throw new Error(`--${name} must be a number above 0`);
    return value;
  };
  return {
    command,
    systems: values.system,
    folder: values.folder,
    into: values.into,
    load: {
      sockets: positive("sockets"),
      seconds: positive("seconds"),
      warmUp: positive("warm-up"),
      positionEvery: positive("position-every"),
      ridesPerSecond: positive("rides-per-second"),
      stageSeconds: positive("stage-seconds"),
      patience: positive("patience"),
      boards: positive("boards"),
    },
  };
}
