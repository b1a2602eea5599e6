/** What the cells' colours mean. */
export function MapLegend() {
  return (
    <p className="map-legend">
      Drivers usually here <span className="text-muted">few</span>
      <span aria-hidden className="map-legend-scale" />
      <span className="text-muted">many</span>
    </p>
  );
}
