"use client";

import { useNow } from "@/components/ui/use-now";
import { countdown } from "@/lib/format";

/** How long the quote still holds; when it has run out, the way to a new one. */
export function Expiry({ expiresAt, onRenew }: { readonly expiresAt: string; readonly onRenew: () => void }) {
  const now = useNow();
  const left = Date.parse(expiresAt) - now;
  if (left > 0) {
    return (
      <p className="mt-3 text-caption text-muted">
        Holds for <span className="tabular-nums">{countdown(left)}</span>
      </p>
    );
  }
  return (
    <div className="mt-3 flex items-center justify-between gap-3">
      <p className="text-caption text-muted">This quote has expired.</p>
      <button className="button-quiet" onClick={onRenew} type="button">
        Get a new one
      </button>
    </div>
  );
}
