import { useEffect } from "react";
import type { Problem } from "@/platform/gateway/problem";
import { useNow } from "@/platform/ui/use-now";

interface ProblemNoteProps {
  readonly problem: Problem;
  readonly retryAt: number | undefined;
  readonly isTrying: boolean;
  readonly onRetry: () => void;
}

/** Explains a problem and offers a retry; retries by itself when the gateway says when. */
export function ProblemNote({ problem, retryAt, isTrying, onRetry }: ProblemNoteProps) {
  const canRetry = problem.status === 0 || problem.status >= 500;
  return (
    <div className="appear rounded-xl bg-accent-soft p-4">
      <section aria-label="Problem" role="alert">
        <h2 className="font-semibold">{problem.errors?.length ? "This ride cannot be priced" : problem.title}</h2>
        <p className="mt-1">{explanation(problem)}</p>
      </section>
      {canRetry && (
        <div className="mt-3 flex items-center gap-3">
          <button className="button-primary" onClick={onRetry} type="button">
            Try again
          </button>
          {isTrying && <span className="text-caption">Trying …</span>}
          {retryAt !== undefined && !isTrying && <Countdown at={retryAt} onEnd={onRetry} />}
        </div>
      )}
    </div>
  );
}

function Countdown({ at, onEnd }: { readonly at: number; readonly onEnd: () => void }) {
  const now = useNow();
  const isOver = now >= at;
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver, onEnd]);
  return <span className="text-caption">Tries by itself in {Math.max(1, Math.ceil((at - now) / 1000))} s</span>;
}

/** In the reader's words: the detail of a server error is meant for programs. */
function explanation({ errors, status, detail }: Problem): string {
  if (errors?.length) return errors.map(sentence).join(" ");
  return status >= 500 ? "Trying again is safe: no ride is stored twice." : detail;
}

const ENDS: Record<string, string> = { pickup: "The pickup", dropoff: "The drop-off" };

function sentence({ field, message }: { readonly field: string; readonly message: string }): string {
  return `${ENDS[field] ?? field} ${message}.`;
}
