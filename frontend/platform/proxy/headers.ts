import type { IncomingMessage } from "node:http";

/** The message's headers of those names; a header that came several times is joined by commas. */
export function pickHeaders({ headers }: IncomingMessage, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, [headers[name]].flat().join(", ")]])),
  );
}

/**
 * The headers that a 426 requires (RFC 9110, 15.5.22): `Upgrade` belongs to one connection only and is named in
 * `Connection`. That names `close` too: Node.js would keep the connection open otherwise, even when the caller asked
 * to close it.
 */
export function requiredUpgrade({ headers, statusCode }: IncomingMessage): Record<string, string> {
  return statusCode === 426 && headers.upgrade ? { upgrade: headers.upgrade, connection: "close, upgrade" } : {};
}
