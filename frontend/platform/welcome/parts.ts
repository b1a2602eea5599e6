import type { ComponentStatuses } from "@/platform/proxy/gateway-health";

/** A part's status in the words of Spring Boot's health, and `UNREACHABLE`. */
const STATUSES = ["UP", "DOWN", "OUT_OF_SERVICE", "UNREACHABLE", "UNKNOWN"] as const;
export type PartStatus = (typeof STATUSES)[number];

/** The parts behind the page, in the order in which a request reaches them. */
export const PARTS = [
  { key: "gateway", name: "Gateway", runtime: "Java, Spring WebFlux" },
  { key: "mlService", name: "ML service", runtime: "Python, FastAPI and gRPC" },
  { key: "database", name: "Database", runtime: "PostgreSQL" },
] as const;

/** The status of each part at one moment. */
export interface PartsReport {
  /** An RFC 3339 instant. */
  readonly checkedAt: string;
  readonly status: Readonly<Record<(typeof PARTS)[number]["key"], PartStatus>>;
}

/** The report of a gateway's components; undefined when no gateway responds, so that nothing is known. */
export function reportOf(components: ComponentStatuses | undefined, checkedAt: string): PartsReport {
  return {
    checkedAt,
    status: {
      gateway: components === undefined ? "UNREACHABLE" : "UP",
      mlService: known(components?.mlService),
      database: known(components?.database),
    },
  };
}

function known(status: string | undefined): PartStatus {
  return STATUSES.find((each) => each === status) ?? "UNKNOWN";
}
