import { useInfiniteQuery } from "@tanstack/react-query";
import { timeOfDay } from "@/platform/format";
import { recentQuotes } from "@/ridehailing/api/quotes";
import type { Quote } from "@/ridehailing/api/types";
import { placeName } from "@/ridehailing/places/places";
import { kilometres, money } from "@/ridehailing/units";

interface RecentQuotesProps {
  readonly shownId: string | undefined;
  readonly onShow: (quote: Quote) => void;
}

/** Everyone's latest quotes, newest first; choosing one shows it. */
export function RecentQuotes({ shownId, onShow }: RecentQuotesProps) {
  const { data, hasNextPage, isError, fetchNextPage, refetch } = useInfiniteQuery(recentQuotes);
  const quotes = data?.pages.flatMap(({ items }) => items);
  return (
    <section aria-label="Recent quotes" className="border-line border-t pt-4">
      <h2 className="text-title">Recent quotes</h2>
      {isError && <Unreadable onRetry={refetch} />}
      {quotes === undefined && !isError && <div aria-hidden className="skeleton late mt-3 h-40" />}
      {quotes?.length === 0 && <p className="mt-2 text-muted">None yet. The first could be yours.</p>}
      <ul className="-mx-3 mt-2">
        {quotes?.map((quote) => (
          <RecentQuote isShown={quote.id === shownId} key={quote.id} onShow={onShow} quote={quote} />
        ))}
      </ul>
      {hasNextPage && (
        <button className="button-quiet mt-2 w-full" onClick={() => fetchNextPage()} type="button">
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

interface RecentQuoteProps extends Pick<RecentQuotesProps, "onShow"> {
  readonly quote: Quote;
  readonly isShown: boolean;
}

/** One line of the list: pickup, drop-off, time and fare. */
function RecentQuote({ quote, isShown, onShow }: RecentQuoteProps) {
  return (
    <li>
      <button
        aria-current={isShown || undefined}
        className="grid w-full cursor-pointer grid-cols-[1fr_auto] gap-x-4 rounded-lg px-3 py-2 text-left transition-colors hover:bg-raised aria-[current]:bg-raised"
        onClick={() => onShow(quote)}
        type="button"
      >
        <span className="truncate">
          {placeName(quote.pickup)} <span className="text-muted">to</span> {placeName(quote.dropoff)}
        </span>
        <span className="text-right font-medium tabular-nums">{money(quote.fare.amount, quote.fare.currency)}</span>
        <span className="text-caption text-muted">
          {timeOfDay(quote.createdAt)} · {kilometres(quote.distanceMeters)}
        </span>
        <span className="text-right text-caption text-muted">
          {quote.pricing === "model" ? `surge ×${quote.surge.toFixed(2)}` : "estimated"}
        </span>
      </button>
    </li>
  );
}
