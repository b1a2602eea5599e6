"use client";

import { useEffect, useState } from "react";
import { requestJson } from "@/platform/gateway/client";
import { GatewayProblem } from "@/platform/gateway/problem";
import type { LiveStatus } from "@/platform/streams/keep-open";
import type { PartsReport } from "./parts";

const PATH = "/healthz/parts";
const INTERVAL_MS = 2000;

interface Parts {
  readonly report: PartsReport;
  /** Whether the page's own server responds. */
  readonly connection: LiveStatus;
}

/** Reads the status of the parts again two seconds after each response, while the tab is visible. */
export function useParts(initial: PartsReport): Parts {
  const [parts, setParts] = useState<Parts>({ report: initial, connection: "live" });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const poll = async () => {
      if (document.visibilityState === "visible") await update(signal, setParts);
      if (!signal.aborted) timer = setTimeout(poll, INTERVAL_MS);
    };
    timer = setTimeout(poll, INTERVAL_MS);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, []);
  return parts;
}

async function update(signal: AbortSignal, onParts: (change: (before: Parts) => Parts) => void): Promise<void> {
  try {
    const report = await requestJson<PartsReport>(PATH, { signal });
    onParts(() => ({ report, connection: "live" }));
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof GatewayProblem)) throw error;
    onParts(({ report }) => ({ report, connection: "lost" }));
  }
}
