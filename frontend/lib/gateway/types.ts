import type { components } from "./schema";

/** What the gateway answers, by the names its description gives. */
export type Quote = components["schemas"]["Quote"];
export type QuotePage = components["schemas"]["QuotePage"];
export type QuoteRequest = components["schemas"]["QuoteRequest"];
export type Problem = components["schemas"]["Problem"];
export type FieldError = components["schemas"]["FieldError"];
