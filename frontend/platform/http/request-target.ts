/** A request's path with its dot segments resolved, and its query with the question mark. */
export interface RequestTarget {
  readonly pathname: string;
  readonly search: string;
}

/**
 * Parses a request target in origin form (`/path?query`) or absolute form (`http://host/path`); raw UTF-8 is allowed.
 * Undefined when it is neither, or when its path cannot be decoded.
 */
export function requestTarget(raw = ""): RequestTarget | undefined {
  const text = raw.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
  const absolute = text.startsWith("/") ? `http://host${text}` : text;
  if (!/^https?:\/\//i.test(absolute) || !URL.canParse(absolute)) return undefined;
  const { pathname, search } = new URL(absolute);
  return isDecodable(pathname) ? { pathname, search } : undefined;
}

function isDecodable(pathname: string): boolean {
  try {
    return !decodeURIComponent(pathname).includes("\0");
  } catch {
    return false;
  }
}
