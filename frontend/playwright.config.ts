import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = process.env.CHROMIUM || INSTALLED.find((path) => existsSync(path));

/** What each root prepares before the journeys, in `<root>/e2e/global-setup.ts`. */
const setups = readdirSync(__dirname)
  .map((root) => join(__dirname, root, "e2e/global-setup.ts"))
  .filter((path) => existsSync(path));

/** The journeys run against a running stack: BASE_URL is its address, PART_COMMAND stops and starts its parts. */
export default defineConfig({
  testDir: __dirname,
  testMatch: "*/e2e/*.spec.ts",
  globalSetup: setups,
  workers: 1, // one stack, whose parts some journeys stop
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: process.env.BASE_URL || "http://localhost:3000",
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--disable-background-networking",
      ],
    },
  },
});
