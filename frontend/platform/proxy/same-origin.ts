import type { IncomingMessage } from "node:http";

/**
 * Whether the request comes from a page of this server's origin, or names no origin because it comes from no browser.
 * It keeps a page of another origin from opening a WebSocket in the name of its visitor. Spellings of the same host
 * are equal: letter case, the scheme's default port, a trailing dot, forms of an IP address. A proxy in front of this
 * server reports the host that the browser named in `X-Forwarded-Host`, `X-Forwarded-Port` or `Forwarded`, which a
 * page cannot set.
 */
export function isSameOrigin({ headers }: IncomingMessage): boolean {
  const { origin } = headers;
  if (origin === undefined) return true;
  const scheme = /^https?:\/\//i.exec(origin)?.[0];
  const page = scheme && authority(origin);
  if (!page) return false;
  return ownHosts(headers).some((host) => authority(scheme + host) === page);
}

function ownHosts(headers: IncomingMessage["headers"]): string[] {
  const forwardedHosts = list(headers["x-forwarded-host"]);
  const ports = list(headers["x-forwarded-port"]);
  const withPorts = forwardedHosts.flatMap((host) => ports.map((port) => `${host}:${port}`));
  const standard = String(headers.forwarded ?? "").matchAll(/(?:^|[;,])\s*host="?([^";,\s]+)/gi);
  const hosts = [...list(headers.host), ...forwardedHosts, ...withPorts, ...Array.from(standard, ([, host]) => host)];
  return hosts.filter((host): host is string => Boolean(host) && !/[/?#@\\]/.test(host ?? ""));
}

function list(header: string | string[] | undefined): string[] {
  return [header ?? []].flat().flatMap((value) => value.split(",").map((item) => item.trim()));
}

/** Host and port in one spelling, without the scheme's default port; undefined when the text is no URL. */
function authority(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, port } = new URL(url);
  return `${hostname.replace(/\.$/, "")}:${port}`;
}
