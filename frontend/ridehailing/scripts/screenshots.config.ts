import { defineConfig } from "@playwright/test";
import base from "@/playwright.config";

/** Takes the README's pictures of a running stack: BASE_URL says where it is. */
export default defineConfig(base, { testDir: __dirname, testMatch: /screenshots\.ts$/ });
