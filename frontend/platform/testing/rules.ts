import { dirname } from "node:path";
import type { Source } from "./sources";

/** The imports of the page's files outside one root, as `file imports target`. */
export function foreignImports(sources: readonly Source[], root: string): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.filter((target) => !target.startsWith(`${root}/`)).map((target) => `${path} imports ${target}`),
  );
}

/** Where sources use one of the words, alone or inside an identifier, as `file:line word`. */
export function mentions(sources: readonly Source[], words: readonly string[]): string[] {
  return sources.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) =>
      wordsOf(line)
        .filter((word) => words.includes(singular(word)))
        .map((word) => `${path}:${index + 1} ${word}`),
    ),
  );
}

/** Circles of imports between folders, each as `one -> other -> one`. */
export function folderCircles(sources: readonly Source[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const { path, imports } of sources) {
    const from = dirname(path);
    const targets = imports.map((target) => dirname(target)).filter((to) => to !== from && isFolder(to, sources));
    edges.set(from, new Set([...(edges.get(from) ?? []), ...targets]));
  }
  return [...edges.keys()].flatMap((start) => circleFrom(start, edges) ?? []);
}

function isFolder(folder: string, sources: readonly Source[]): boolean {
  return sources.some(({ path }) => dirname(path) === folder);
}

/** The shortest way from the folder back to itself. */
function circleFrom(start: string, edges: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const ways = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of edges.get(way.at(-1) ?? "") ?? []) {
      if (next === start) return [...way, start].join(" -> ");
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}

function wordsOf(line: string): string[] {
  const spaced = line.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2");
  return (spaced.match(/[A-Za-z]+/g) ?? []).map((word) => word.toLowerCase());
}

function singular(word: string): string {
  return word.replace(/ies$/, "y").replace(/s$/, "");
}
