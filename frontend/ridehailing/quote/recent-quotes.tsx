import type { Quote } from "@/ridehailing/api/types";
import { RecentQuote } from "./recent-quote";
import { useRecentQuotes } from "./use-recent-quotes";

interface RecentQuotesProps {
  /** The list is read again when this changes. */
  readonly version: number | undefined;
  readonly shownId: string | undefined;
  readonly onShow: (quote: Quote) => void;
}

/** Everyone's latest quotes, newest first; choosing one shows it. */
export function RecentQuotes({ version, shownId, onShow }: RecentQuotesProps) {
  const { quotes, hasMore, hasFailed, loadMore, reload } = useRecentQuotes(version);
  return (
    <section aria-label="Recent quotes" className="border-line border-t pt-4">
      <h2 className="text-title">Recent quotes</h2>
      {hasFailed && <Unreadable onRetry={reload} />}
      {quotes === undefined && !hasFailed && <div aria-hidden className="skeleton late mt-3 h-40" />}
      {quotes?.length === 0 && <p className="mt-2 text-muted">None yet. The first could be yours.</p>}
      <ul className="-mx-3 mt-2">
        {quotes?.map((quote) => (
          <RecentQuote isShown={quote.id === shownId} key={quote.id} onShow={onShow} quote={quote} />
        ))}
      </ul>
      {hasMore && (
        <button className="button-quiet mt-2 w-full" onClick={loadMore} type="button">
          Show more
        </button>
      )}
    </section>
  );
}

function Unreadable({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <div className="mt-2 flex items-center justify-between gap-3">
      <p className="text-muted">The list cannot be read right now.</p>
      <button className="button-quiet" onClick={onRetry} type="button">
        Read again
      </button>
    </div>
  );
}
