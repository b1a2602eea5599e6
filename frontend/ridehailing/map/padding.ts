const MARGIN = 56;
const LOW = 640;
const PIN_NAME = 40;
const MAX_COVERED_SHARE = 0.75;

/** The map's margins, plus the space that the panel covers according to the style sheet. */
export function cityPadding(container: HTMLElement) {
  const margin = container.clientHeight > LOW ? MARGIN : MARGIN / 2;
  const bottom = margin + covered(container, "bottom");
  return { top: margin, right: margin, bottom, left: margin + covered(container, "left") };
}

/** The same, plus space for a quote's figures below and the pins' labels above; scaled down on a small map. */
export function ridePadding(container: HTMLElement) {
  const { right, left, ...city } = cityPadding(container);
  const top = MARGIN + PIN_NAME;
  const bottom = city.bottom + covered(container, "figures");
  const scale = Math.min(1, (container.clientHeight * MAX_COVERED_SHARE) / (top + bottom));
  return { right, left, top: top * scale, bottom: bottom * scale };
}

/** The centre of the uncovered part, in pixels from the map's upper left. */
export function openMiddle(container: HTMLElement): [x: number, y: number] {
  const [left, bottom] = [covered(container, "left"), covered(container, "bottom")];
  return [(left + container.clientWidth) / 2, (container.clientHeight - bottom) / 2];
}

function covered(container: HTMLElement, side: "left" | "bottom" | "figures"): number {
  return Number.parseFloat(getComputedStyle(container).getPropertyValue(`--covered-${side}`)) || 0;
}
