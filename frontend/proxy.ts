import { type NextRequest, NextResponse } from "next/server";
import { slices } from "@/slices";

const publicFolders = slices.flatMap((slice) => slice.publicFolders);

/** Gives every page a content security policy with a new nonce, so that no foreign script runs. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  if (publicFolders.some((folder) => pathname.startsWith(folder))) return NextResponse.next();
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

export const config = { matcher: [{ source: "/((?!api/|healthz|_next/|icon).*)" }] };

function contentSecurityPolicy(nonce: string): string {
  const origins = slices
    .flatMap(({ contentOrigins }) => contentOrigins())
    .map((origin) => ` ${origin}`)
    .join("");
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${origins}`,
    `connect-src 'self'${origins}`,
    `font-src 'self'${origins}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
