import { defineConfig } from "@playwright/test";
import base from "@/playwright.config";

/** Takes the README's pictures of the running stack at BASE_URL. */
export default defineConfig(base, { testDir: __dirname, testMatch: /screenshots\.ts$/ });
