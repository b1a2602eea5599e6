/** The mark of one end of a ride, as its pin has it: round for the pickup, square for the drop-off. */
export function EndMark({ end }: { readonly end: "pickup" | "dropoff" }) {
  const shape = end === "pickup" ? "rounded-full border-ink" : "rounded-[3px] border-accent";
  return <span aria-hidden className={`size-3 shrink-0 border-[3px] ${shape}`} />;
}
