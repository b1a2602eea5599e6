import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The screens that accessibility is tested on; pages load in the screen's colour scheme first. */
export const SCREENS = [
  { name: "desktop", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

/**
 * Expects that axe finds nothing in the page as it stands, in the light and in the dark colour scheme, and that nothing
 * reaches out sideways. Needs reduced motion: axe measures no colour that still fades.
 */
export async function expectAccessible(page: Page, { disabledRules = [] as string[] } = {}): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => new Promise(requestAnimationFrame)); // the colours of the other scheme are drawn
    const { violations } = await new AxeBuilder({ page }).disableRules(disabledRules).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    expect(found, `${page.url()}, ${colorScheme}`).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, page.url()).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  }
}
