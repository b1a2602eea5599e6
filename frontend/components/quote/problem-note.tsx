"use client";

import { useEffect } from "react";
import { useNow } from "@/components/ui/use-now";
import type { Problem } from "@/lib/gateway/types";

interface ProblemNoteProps {
  readonly problem: Problem;
  readonly retryAt: number | undefined;
  readonly onRetry: () => void;
}

/** Why there is no quote, and the way on; where the gateway says when to come back, the page does so by itself. */
export function ProblemNote({ problem, retryAt, onRetry }: ProblemNoteProps) {
  const canRetry = problem.status === 0 || problem.status >= 500;
  return (
    <section aria-label="Problem" className="appear rounded-xl bg-accent-soft p-4" role="alert">
      <h2 className="font-semibold">{problem.title}</h2>
      <p className="mt-1">{problem.errors?.length ? problem.errors.map(sentence).join(" ") : problem.detail}</p>
      {canRetry && (
        <div className="mt-3 flex items-center gap-3">
          <button className="button-primary" onClick={onRetry} type="button">
            Try again
          </button>
          {retryAt !== undefined && <Countdown at={retryAt} onEnd={onRetry} />}
        </div>
      )}
    </section>
  );
}

function Countdown({ at, onEnd }: { readonly at: number; readonly onEnd: () => void }) {
  const now = useNow();
  const isOver = now >= at;
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver, onEnd]);
  return <span className="text-caption text-muted">Trying by itself …</span>;
}

const ENDS: Record<string, string> = { pickup: "The pickup", dropoff: "The drop-off" };

function sentence({ field, message }: { readonly field: string; readonly message: string }): string {
  return `${ENDS[field] ?? field} ${message}.`;
}
