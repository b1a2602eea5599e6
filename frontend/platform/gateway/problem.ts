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
