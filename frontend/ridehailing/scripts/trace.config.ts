import { defineConfig } from "@playwright/test";
import base from "@/playwright.config";

/** Measures the live board of the running stack at BASE_URL, and of its simulator. */
export default defineConfig(base, { testDir: __dirname, testMatch: "board-trace.ts" });
