import { countdown } from "@/platform/format";
import { useNow } from "@/platform/ui/use-now";

/** The time until the quote expires; after that, the button for a new one. */
export function Expiry({ expiresAt, onRenew }: { readonly expiresAt: string; readonly onRenew: () => void }) {
  const left = Date.parse(expiresAt) - useNow();
  if (left > 0) {
    return (
      <p className="shrink-0 text-right text-caption text-muted">
        Holds for <span className="block text-ink tabular-nums">{countdown(left)}</span>
      </p>
    );
  }
  return (
    <div className="shrink-0 text-right">
      <p className="text-caption text-muted">This quote has expired.</p>
      <button className="button-primary mt-1.5" onClick={onRenew} type="button">
        Get a new one
      </button>
    </div>
  );
}
