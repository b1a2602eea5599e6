import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo } from "react";
import { queryOf, type Trip, tripIn } from "@/ridehailing/places/trip-url";

/** Keeps the trip in the page's address only, so that reload, back, forward and a shared link lead to it. */
export function useTrip(): readonly [Trip, (change: (now: Trip) => Trip) => void] {
  const query = useSearchParams().toString();
  const trip = useMemo(() => tripIn(query), [query]);
  const go = useCallback((change: (now: Trip) => Trip) => {
    // The address is newer than the rendered state: two quick choices must not undo each other.
    const address = queryOf(change(tripIn(location.search))) || location.pathname;
    if (address !== (location.search || location.pathname)) history.pushState(null, "", address);
  }, []);
  useEffect(() => {
    addEventListener("popstate", leaveField);
    return () => removeEventListener("popstate", leaveField);
  }, []);
  return [trip, go];
}

/** Going back is not typing: a field with the focus would open its list on the restored text. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
}
