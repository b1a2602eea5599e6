import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";

/** A page's way of drawing the city: the cells' colours and further layers. */
export interface MapTheme {
  /** The map's accessible name, with instructions for the keyboard. */
  readonly label: string;
  readonly sources: StyleSpecification["sources"];
  /** The cells' colour, in the theme's colours at the time of the call. */
  readonly cellColour: () => ExpressionSpecification;
  /** The layers above the shores and the cells, in the theme's colours at the time of the call. */
  readonly layers: () => StyleSpecification["layers"];
}

/** The theme's colour of that name, as the style sheet resolves it now. */
export function colour(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--color-${name})`;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
