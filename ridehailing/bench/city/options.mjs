// The options of the benchmark of the city.
import { parseArgs } from "node:util";

const USAGE = `ridehailing/bench/city.sh [run] [options]      watches the city that runs, and measures
ridehailing/bench/city.sh report FILE... [options]   only writes the table from figures that --json kept, a column each
  --hour DAY-HOUR          the hour that the simulator was given, such as fri-18 (SIMULATOR_HOUR, or New York's now)
  --warm-up N              seconds before (180)
  --seconds N              how long to watch (1800)
  --requests-per-minute N  a person's requests (4)
  --json FILE              where the figures go
  --into FILE              put the table into this page too, between its markers`;

const HOUR = /^(mon|tue|wed|thu|fri|sat|sun)-([01]\d|2[0-3])$/;

/** The present hour of New York's week, such as fri-18. */
export function hourInNewYork(moment = new Date()) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: "America/New_York",
    weekday: "short",
    hour: "2-digit",
    hourCycle: "h23",
  });
  const { weekday, hour } = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${weekday.toLowerCase()}-${hour}`;
}

/** The options of a command line; throws with the usage for an invalid one. */
export function parse(args, environment = {}) {
  try {
    return checked(args, environment);
  } catch (error) {
    throw new Error(`${error.message}\n${USAGE}`.trim());
  }
}

function checked(args, environment) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      hour: { type: "string", default: environment.SIMULATOR_HOUR || hourInNewYork() },
      "warm-up": { type: "string", default: "180" },
      seconds: { type: "string", default: "1800" },
      "requests-per-minute": { type: "string", default: "4" },
      json: { type: "string" },
      into: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const [command = "run", ...files] = positionals;
  if (values.help) throw new Error("");
  if (!["run", "report"].includes(command)) throw new Error(`No such command: ${command}`);
  if (command === "run" && files.length > 0) throw new Error(`run takes no file: ${files.join(" ")}`);
  if (command === "report" && files.length === 0) throw new Error("report needs the files that --json wrote");
  if (!HOUR.test(values.hour))
    throw new Error(`--hour must be a day and an hour, such as fri-18, not '${values.hour}'`);
  const positive = (name) => {
    const value = Number(values[name]);
    if (!(value > 0)) throw new Error(`--${name} must be a number above 0`);
    return value;
  };
  return {
    command,
    files,
    hour: values.hour,
    json: values.json,
    into: values.into,
    load: {
      warmUp: positive("warm-up"),
      seconds: positive("seconds"),
      requestsPerMinute: positive("requests-per-minute"),
    },
  };
}
