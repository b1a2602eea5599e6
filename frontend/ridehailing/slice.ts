import type { Slice } from "@/platform/slice";

/** The ride-hailing example. */
export const ridehailing: Slice = {
  description: "A ride across New York, priced by a model, and where the time of pricing it went.",
  links: [
    { path: "/", name: "Ride" },
    { path: "/city", name: "City" },
    { path: "/drive", name: "Drive" },
  ],
  webSockets: ["/api/v1/drivers/{driverId}/socket"],
  publicFolders: ["/map/"],
  contentOrigins: mapOrigin,
};

/** The origin of the map's style, when one is set; tiles and glyphs of other hosts need a policy of their own. */
function mapOrigin(): readonly string[] {
  const url = process.env.MAP_STYLE_URL;
  return url && URL.canParse(url) ? [new URL(url).origin] : [];
}
