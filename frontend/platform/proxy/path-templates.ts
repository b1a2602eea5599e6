/** Whether a path fits a template such as `/api/v1/items/{id}/socket`; a parameter is one segment, not empty. */
export function pathMatcher(templates: readonly string[]): (pathname: string) => boolean {
  const patterns = templates.map(patternOf);
  return (pathname) => patterns.some((pattern) => pattern.test(pathname));
}

function patternOf(template: string): RegExp {
  const literal = template.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\{\w+\}/g, "[^/]+")}$`);
}
