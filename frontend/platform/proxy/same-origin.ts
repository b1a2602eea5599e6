import type { IncomingMessage } from "node:http";

/**
 * Whether the request comes from a page of this very origin, or from what is no browser and names no origin. A page of
 * another origin must not open a WebSocket for someone who merely has it open. The host may be spelled in any way that means the
 * same: letter case, the scheme's own port, a trailing dot, forms of an address; it may also be what a proxy in front of this
 * server was asked for, whom a browser's page cannot speak for (`X-Forwarded-Host`, `X-Forwarded-Port`, `Forwarded`).
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

/** Host and port in one spelling, without the scheme's own port; undefined where the URL is none. */
function authority(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, port } = new URL(url);
  return `${hostname.replace(/\.$/, "")}:${port}`;
}
