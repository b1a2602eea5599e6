"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo } from "react";
import { queryOf, type Trip, tripIn } from "@/ridehailing/places/trip-url";

/** The page's address as the only record of what is chosen: reload, back, forward and a shared link lead to the same trip. */
export function useTrip(): readonly [Trip, (change: (now: Trip) => Trip) => void] {
  const query = useSearchParams().toString();
  const trip = useMemo(() => tripIn(query), [query]);
  const go = useCallback((change: (now: Trip) => Trip) => {
    // The address is ahead of what is drawn: two quick choices must not take each other back.
    const address = queryOf(change(tripIn(location.search))) || location.pathname;
    if (address !== (location.search || location.pathname)) history.pushState(null, "", address);
  }, []);
  useEffect(() => {
    addEventListener("popstate", leaveField);
    return () => removeEventListener("popstate", leaveField);
  }, []);
  return [trip, go];
}

/** Going back is no typing: a field still in focus would open its list on what comes back. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
}
