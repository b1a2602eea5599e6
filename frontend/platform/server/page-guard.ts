import type { IncomingMessage } from "node:http";
import { BAD_TARGET, methodNotAllowed, notFound, type Problem, requestFailed } from "@/platform/http/problem";
import { requestTarget } from "@/platform/http/request-target";
import { isRouterState } from "./router-state";

const PAGE_METHODS = ["GET", "HEAD"];
const METHOD_NOT_ALLOWED = methodNotAllowed("A page serves GET and HEAD.", PAGE_METHODS);
const NOT_FOUND = notFound("The address may be mistyped.");
const BAD_ROUTER_STATE = requestFailed(
  "The header Next-Router-State-Tree is malformed. The page's own router sends it; leave it out.",
);

/**
 * Why this request must not reach Next.js, which would respond to such a mistake of the caller with 500; undefined
 * otherwise.
 */
export function pageFault({ method = "", url, headers }: IncomingMessage): Problem | undefined {
  const target = requestTarget(url);
  if (target === undefined) return BAD_TARGET;
  if (!PAGE_METHODS.includes(method)) return METHOD_NOT_ALLOWED;
  if (target.pathname === "/_global-error") return NOT_FOUND; // an inner page of Next.js, whose status is 500
  const state = headers["next-router-state-tree"];
  return state === undefined || isRouterState(String(state)) ? undefined : BAD_ROUTER_STATE;
}
