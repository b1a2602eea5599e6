import type { IncomingMessage } from "node:http";

/** The headers of those names that there are; one that came several times is a list. */
export function pickHeaders({ headers }: IncomingMessage, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, [headers[name]].flat().join(", ")]])),
  );
}

/**
 * `Upgrade` is of one connection only, and names itself in `Connection`; a 426 must have it (RFC 9110, 15.5.22). Node.js
 * keeps a connection open whose `Connection` is set but for `close`, even where its caller asked to close it.
 */
export function requiredUpgrade({ headers, statusCode }: IncomingMessage): Record<string, string> {
  return statusCode === 426 && headers.upgrade ? { upgrade: headers.upgrade, connection: "close, upgrade" } : {};
}
