import type { components } from "./schema";

/** A gateway's problem details (RFC 9457); the status is 0 when no response arrived. */
export type Problem = components["schemas"]["Problem"];
export type FieldError = components["schemas"]["FieldError"];

/** The gateway refused a request, or could not be reached. */
export class GatewayProblem extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(problem.detail);
    this.name = "GatewayProblem";
  }
}

/** A failed request: why, and when to retry on the page's clock, if the gateway said when. */
export interface Failure {
  readonly problem: Problem;
  readonly retryAt: number | undefined;
}

/** The failure that a GatewayProblem reports; throws any other error again. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof GatewayProblem)) throw error;
  const { problem, retryAfterSeconds } = error;
  return { problem, retryAt: retryAfterSeconds === undefined ? undefined : Date.now() + retryAfterSeconds * 1000 };
}
