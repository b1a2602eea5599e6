import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { expectModelPrice, mapIsReady, RIDE } from "./quote-page";

const SCREENS = [
  { name: "desktop", viewport: { width: 1440, height: 900 } },
  { name: "phone", viewport: { width: 390, height: 844 } },
];

// React Aria hides all but the field and its list from screen readers until the list closes, which it does on Tab.
const WHILE_A_LIST_IS_OPEN = ["aria-hidden-focus", "page-has-heading-one"];

for (const { name, viewport } of SCREENS) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, contextOptions: { reducedMotion: "reduce" } });

      test("axe finds nothing before, with a quote, and with a problem, and nothing reaches out sideways", async ({
        page,
      }) => {
        for (const [path, ready] of [
          ["/", () => expect(page.getByText("Click the map to set the pickup")).toBeVisible()],
          [RIDE, () => expectModelPrice(page)],
          [
            "/?from=40.5,-73.8&to=40.6413,-73.7781",
            () => expect(page.getByRole("alert", { name: "Problem" })).toBeVisible(),
          ],
        ] as const) {
          await page.goto(path);
          await ready();
          await mapIsReady(page);
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(
            violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join(" ")}`),
          ).toEqual([]);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(width, path).toBeLessThanOrEqual(viewport.width);
        }
      });

      test("axe finds nothing in the open list of places", async ({ page }) => {
        await page.goto("/");
        await page.getByRole("combobox", { name: "Pickup" }).click();
        await expect(page.getByRole("option", { name: "Times Square" })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).disableRules(WHILE_A_LIST_IS_OPEN).analyze();
        expect(violations.map(({ id }) => id)).toEqual([]);
      });
    });
  }
}

test("the theme can be chosen and is kept", async ({ page }) => {
  await page.goto("/");
  await mapIsReady(page);
  await page.getByRole("button", { name: "Theme: System" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.getByRole("button", { name: "Theme: Dark" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
