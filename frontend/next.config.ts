import type { NextConfig } from "next";

const config: NextConfig = {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  images: { unoptimized: true }, // no page has any: without this, /_next/image fetches whatever a caller names
  reactStrictMode: true,
};

export default config;
