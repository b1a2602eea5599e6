/** A gateway's problem details (RFC 9457), as its API description has them. */
export interface Problem {
  /** Stable, relative to the API's address. */
  readonly type: string;
  readonly title: string;
  /** The HTTP status; 0 when no response arrived. */
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  /** What is wrong with which field of the request. */
  readonly errors?: readonly FieldError[];
}

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

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
