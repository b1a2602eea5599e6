// The options of the benchmarks.
import { parseArgs } from "node:util";

const camelCase = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

function numberAboveZero(name, text) {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} must be a number above 0`);
  return value;
}

/**
 * The options of a command line; throws with the usage for an invalid one.
 *
 * @param numbers the options that are numbers above 0, with their defaults; `load` has them, in camel case
 * @param texts the other options, as parseArgs takes them
 * @param checked called with `{values, positionals, load}`; its result is returned
 */
export function parse(args, { usage, numbers, texts }, checked) {
  try {
    const options = { help: { type: "boolean", short: "h" }, into: { type: "string" }, ...texts };
    for (const name of Object.keys(numbers)) options[name] = { type: "string", default: String(numbers[name]) };
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    if (values.help) throw new Error("");
    const load = Object.keys(numbers).map((name) => [camelCase(name), numberAboveZero(name, values[name])]);
    return checked({ values, positionals, load: Object.fromEntries(load) });
  } catch (error) {
    throw new Error(`${error.message}\n${usage}`.trim());
  }
}
