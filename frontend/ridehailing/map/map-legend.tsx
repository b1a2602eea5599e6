/** What the cells' colours mean. */
export function MapLegend() {
  return (
    <p className="pointer-events-none absolute bottom-[calc(var(--covered-bottom)-0.75rem)] left-4 flex items-center gap-2 rounded-lg bg-surface px-2.5 py-1 text-[0.75rem] md:top-4 md:bottom-auto md:left-[calc(var(--covered-left)+1rem)]">
      Drivers usually here <span className="text-muted">few</span>
      <span
        aria-hidden
        className="h-2 w-16 rounded-[2px] bg-[linear-gradient(to_right,var(--map-calm),var(--map-some),var(--map-busy))]"
      />
      <span className="text-muted">many</span>
    </p>
  );
}
