import { defineConfig } from "@playwright/test";
import base from "@/playwright.config";

const { globalSetup, ...settings } = base;

/** Measures the live board with a generated city; starts all it needs, but the page must have been built. */
export default defineConfig(settings, { testDir: __dirname, testMatch: "board-trace.ts" });
