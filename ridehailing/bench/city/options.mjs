// The options of the benchmark of the city.
import * as options from "../options.mjs";

const usage = `ridehailing/bench/city.sh [run] [options]      watches the city that runs, and measures
ridehailing/bench/city.sh report FILE... [options]   only writes the table from figures that --json kept, a column each
  --hour DAY-HOUR          the hour that the simulator was given, such as fri-18 (SIMULATOR_HOUR, or New York's now)
  --warm-up N              seconds before (180)
  --seconds N              how long to watch (1800)
  --requests-per-minute N  a person's requests (4)
  --json FILE              where the figures go
  --into FILE              put the table into this page too, between its markers`;

const numbers = { "warm-up": 180, seconds: 1800, "requests-per-minute": 4 };

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
  const hour = { type: "string", default: environment.SIMULATOR_HOUR || hourInNewYork() };
  const texts = { hour, json: { type: "string" } };
  return options.parse(args, { usage, numbers, texts }, ({ values, positionals, load }) => {
    const [command = "run", ...files] = positionals;
    if (!["run", "report"].includes(command)) throw new Error(`No such command: ${command}`);
    if (command === "run" && files.length > 0) throw new Error(`run takes no file: ${files.join(" ")}`);
    if (command === "report" && files.length === 0) throw new Error("report needs the files that --json wrote");
    if (!HOUR.test(values.hour))
      throw new Error(`--hour must be a day and an hour, such as fri-18, not '${values.hour}'`);
    const { hour, json, into } = values;
    return { command, files, hour, json, into, load };
  });
}
