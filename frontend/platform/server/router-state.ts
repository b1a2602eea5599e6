import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";

/**
 * Whether the header `Next-Router-State-Tree` holds what the router of Next.js sends. To any other, Next.js responds
 * with 500 and logs an error of its own, which this parser throws.
 */
export function isRouterState(header: string): boolean {
  try {
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}
