/** Says that the same driver is online in another window, and offers to take over here. */
export function SupersededPanel({ onTakeOver }: { readonly onTakeOver: () => void }) {
  return (
    <section aria-label="Online elsewhere" className="appear space-y-4" role="alert">
      <div>
        <h2 className="text-headline">You are online elsewhere</h2>
        <p className="mt-1 text-muted">
          Another window of this browser has taken over as the same driver; offers and the ride are there now.
        </p>
      </div>
      <button className="button-primary button-wide" onClick={onTakeOver} type="button">
        Take over here
      </button>
    </section>
  );
}
