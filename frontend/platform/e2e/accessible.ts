import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const VIEWPORTS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** The screens that accessibility is tested on: each viewport in each colour scheme. */
export const SCREENS = Object.entries(VIEWPORTS).flatMap(([device, viewport]) =>
  (["light", "dark"] as const).map((colorScheme) => ({ name: `${device}, ${colorScheme}`, viewport, colorScheme })),
);

/**
 * Expects that axe finds nothing in the page as it stands, and that nothing reaches out sideways. Needs reduced motion,
 * and the colour scheme in which the page was loaded: axe must not measure a colour that still changes.
 */
export async function expectAccessible(page: Page, { disabledRules = [] as string[] } = {}): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).disableRules(disabledRules).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
    page.url(),
  ).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, page.url()).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}
