/**
 * Whether a path fits one of the templates, such as `/api/v1/items/{id}/socket`; a parameter is one segment, not
 * empty.
 */
export function pathMatcher(templates: readonly string[]): (pathname: string) => boolean {
  const patterns = templates.map(patternOf);
  return (pathname) => patterns.some((pattern) => pattern.test(pathname));
}

function patternOf(template: string): RegExp {
  const segments = template.split("/").map((segment) => (/^\{\w+\}$/.test(segment) ? "[^/]+" : escaped(segment)));
  return new RegExp(`^${segments.join("/")}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
