import { defineConfig } from "@playwright/test";
import base from "@/playwright.config";

/** Scripts on the running stack at BASE_URL: the README's pictures, and the live board's cost with its simulator. */
export default defineConfig(base, { testDir: __dirname, testMatch: /(screenshots|board-trace)\.ts$/ });
