import type { Span } from "./waterfall";

/** A layer's colour: the accent for the Python side and the calls to it, shades of ink for the rest. */
export const SHADES: Record<Span["layer"], string> = {
  browser: "bg-shade-1",
  next: "bg-shade-2",
  gateway: "bg-shade-3",
  ml: "bg-accent/35",
  "ml-queue": "bg-accent/65",
  "ml-compute": "bg-accent",
  db: "bg-ink",
};

/** The technology of each layer. */
export const RUNTIMES: Record<Span["layer"], string> = {
  browser: "network and page",
  next: "Node.js",
  gateway: "Java",
  ml: "gRPC",
  "ml-queue": "Python",
  "ml-compute": "ONNX in Python",
  db: "PostgreSQL",
};
