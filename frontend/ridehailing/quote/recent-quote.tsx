import { timeOfDay } from "@/platform/format";
import type { Quote } from "@/ridehailing/api/types";
import { placeName } from "@/ridehailing/places/places";
import { kilometres, money } from "@/ridehailing/units";

interface RecentQuoteProps {
  readonly quote: Quote;
  readonly isShown: boolean;
  readonly onShow: (quote: Quote) => void;
}

/** One line of the list: pickup, drop-off, time and fare. */
export function RecentQuote({ quote, isShown, onShow }: RecentQuoteProps) {
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
