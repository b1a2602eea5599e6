import type { Slice } from "@/platform/slice";

/** The platform itself, which every other slice comes before. */
export const welcome: Slice = {
  description: "A Next.js page, a reactive Java gateway, a Python ML service and PostgreSQL, ready for your slice.",
  links: [],
  webSockets: [],
  publicFolders: [],
  contentOrigins: () => [],
};
