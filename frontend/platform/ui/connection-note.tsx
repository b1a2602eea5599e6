import type { LiveStatus } from "@/platform/streams/keep-open";

interface ConnectionNoteProps {
  readonly status: LiveStatus;
  /** What a lost connection means on this page. */
  readonly whenLost: string;
}

/** Announces a lost connection; empty otherwise, so that screen readers observe it. */
export function ConnectionNote({ status, whenLost }: ConnectionNoteProps) {
  return (
    <div role="status">
      {status === "lost" && (
        <p className="appear flex items-baseline gap-2.5 rounded-xl bg-accent-soft px-4 py-3">
          <span aria-hidden className="size-2 shrink-0 animate-pulse rounded-full bg-accent" />
          <span>
            <strong className="font-semibold">Connection lost.</strong> {whenLost}
          </span>
        </p>
      )}
    </div>
  );
}
