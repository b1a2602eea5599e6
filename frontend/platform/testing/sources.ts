import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const SOURCE = /\.(?:css|m?[jt]sx?)$/;
const IMPORT = /(?:from|import\(|import|mock\()\s*"([^"]+)"/g;

/** A source file: its path, its text, and which files of the page it imports; paths without an extension. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

/** Reads every source file below a folder, tests included; derived files excluded. */
export function sourcesBelow(folder: string): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => SOURCE.test(path) && !path.endsWith(".d.ts"))
    .map((path) => sourceOf(path, readFileSync(path, "utf8")));
}

/** The source file of that path and text. */
export function sourceOf(path: string, text: string): Source {
  const imports = Array.from(text.matchAll(IMPORT)).flatMap(([, target = ""]) => pathOf(target, path) ?? []);
  return { path, text, imports };
}

/** The path that is imported, below the page's folder; undefined for a package. */
function pathOf(target: string, from: string): string | undefined {
  if (target.startsWith("@/")) return target.slice(2);
  return target.startsWith(".") ? normalize(join(dirname(from), target)) : undefined;
}
