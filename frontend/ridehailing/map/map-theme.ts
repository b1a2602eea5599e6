import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";

/** What a page draws on the city's ground in its own way. */
export interface MapTheme {
  /** What the map is to who cannot see it, and how it is used. */
  readonly label: string;
  readonly sources: StyleSpecification["sources"];
  /** The cells' colour, in the theme's colours as they are when asked. */
  readonly cellColour: () => ExpressionSpecification;
  /** What lies above the shores and the cells, in the theme's colours as they are when asked. */
  readonly layers: () => StyleSpecification["layers"];
}
