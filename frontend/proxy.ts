import { type NextRequest, NextResponse } from "next/server";

/** Gives every page a content security policy with a nonce of its own, so that no foreign script runs. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("x-content-type-options", "nosniff");
  return response;
}

export const config = { matcher: [{ source: "/((?!api/|healthz|_next/|map/|icon).*)" }] };

function contentSecurityPolicy(nonce: string): string {
  const tiles = mapOrigin();
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${tiles}`,
    `connect-src 'self'${tiles}`,
    `font-src 'self'${tiles}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Where the map's style comes from, when one is set; tiles and glyphs of other hosts need a policy of their own. */
function mapOrigin(): string {
  const url = process.env.MAP_STYLE_URL;
  return url && URL.canParse(url) ? ` ${new URL(url).origin}` : "";
}
