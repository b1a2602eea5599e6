"use client";

import { useCallback, useEffect, useState } from "react";
import { kilometres, money, timeOfDay } from "@/lib/format";
import { GatewayProblem, listQuotes } from "@/lib/gateway/client";
import type { Quote } from "@/lib/gateway/types";
import { placeName } from "@/lib/places";

const PAGE = 5;

interface RecentQuotesProps {
  /** The list is read again when this changes. */
  readonly version: string | undefined;
  readonly onShow: (quote: Quote) => void;
}

interface Listed {
  readonly items: readonly Quote[];
  readonly next: string | null;
}

/** The latest quotes, everyone's, newest first; choosing one shows it again. */
export function RecentQuotes({ version, onShow }: RecentQuotesProps) {
  const [listed, setListed] = useState<Listed>();
  const [failed, setFailed] = useState(false);

  const load = useCallback(async (before: Listed | undefined, signal: AbortSignal) => {
    try {
      const page = await listQuotes(PAGE, before?.next ?? undefined, signal);
      setListed({ items: [...(before?.items ?? []), ...page.items], next: page.nextCursor });
      setFailed(false);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof GatewayProblem)) throw error;
      setFailed(true);
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what the list is read again for
  useEffect(() => {
    const controller = new AbortController();
    load(undefined, controller.signal);
    return () => controller.abort();
  }, [load, version]);

  return (
    <section aria-label="Recent quotes">
      <h2 className="text-title">Recent quotes</h2>
      <Body failed={failed} listed={listed} onShow={onShow} />
      {listed?.next && (
        <button className="button-quiet mt-2" onClick={() => load(listed, new AbortController().signal)} type="button">
          Show more
        </button>
      )}
    </section>
  );
}

function Body({
  listed,
  failed,
  onShow,
}: {
  listed: Listed | undefined;
  failed: boolean;
  onShow: (quote: Quote) => void;
}) {
  if (failed) return <p className="mt-2 text-muted">The list cannot be read right now.</p>;
  if (listed === undefined) return <div aria-hidden className="skeleton mt-3 h-24" />;
  if (listed.items.length === 0) return <p className="mt-2 text-muted">None yet. The first could be yours.</p>;
  return (
    <ul className="-mx-2 mt-1">
      {listed.items.map((quote) => (
        <li key={quote.id}>
          <button
            className="grid w-full cursor-pointer grid-cols-[1fr_auto] gap-x-4 rounded-lg px-2 py-2 text-left transition-colors hover:bg-raised"
            onClick={() => onShow(quote)}
            type="button"
          >
            <span className="truncate">
              {placeName(quote.pickup)} <span aria-hidden>→</span>
              <span className="sr-only"> to </span> {placeName(quote.dropoff)}
            </span>
            <span className="font-medium tabular-nums">{money(quote.fare.amount, quote.fare.currency)}</span>
            <span className="text-caption text-muted">
              {timeOfDay(quote.createdAt)} · {kilometres(quote.distanceMeters)}
            </span>
            <span className="text-right text-caption text-muted">
              {quote.pricing === "model" ? `×${quote.surge.toFixed(2)}` : "estimated"}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
