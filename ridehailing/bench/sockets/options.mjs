// The options of the benchmark of sockets.
import * as options from "../options.mjs";

export const SYSTEMS = ["gateway", "node"];

const usage = `ridehailing/bench/sockets.sh [run | report] [options]
  run     measure and report (the default); each system's figures are kept, so that they can be measured one by one
  report  only write the table from the figures that are kept
  --system gateway|node   one of the two only (both)
  --sockets N             drivers' sockets (10000)
  --seconds N             how long to measure (600)
  --warm-up N             seconds of the same load before (60)
  --position-every N      minimum seconds between a driver's positions; the maximum is a fifth more (5)
  --rides-per-second N    quotes and rides requested, on average (1)
  --speed N               how many times faster than in real life cars are, up to 100 (50)
  --patience N            seconds that the last rides may take (300)
  --boards N              boards that watch (1)
  --into FILE             put the table into this file too, between its markers
  --folder DIR            where figures, logs and the table go (.tandem/bench)`;

const numbers = {
  sockets: 10_000,
  seconds: 600,
  "warm-up": 60,
  "position-every": 5,
  "rides-per-second": 1,
  speed: 50,
  patience: 300,
  boards: 1,
};
const texts = {
  system: { type: "string", multiple: true, default: SYSTEMS },
  folder: { type: "string", default: ".tandem/bench" },
};

/** The options of a command line; throws with the usage for an invalid one. */
export function parse(args) {
  return options.parse(args, { usage, numbers, texts }, ({ values, positionals, load }) => {
    const { system: systems, folder, into } = values;
    const [command = "run", ...more] = positionals;
    if (!["run", "report"].includes(command) || more.length > 0) throw new Error(`No such command: ${positionals.join(" ")}`);
    for (const name of systems) if (!SYSTEMS.includes(name)) throw new Error(`No such system: ${name}`);
    return { command, systems, folder, into, load };
  });
}
