import { expect, test } from "@playwright/test";
import { expectAccessible, SCREENS } from "@/platform/e2e/accessible";
import { expectModelPrice, mapIsReady, RIDE } from "./quote-page";

// React Aria hides all but the field and its list from screen readers until the list closes, which it does on Tab.
const WHILE_A_LIST_IS_OPEN = ["aria-hidden-focus", "page-has-heading-one"];

for (const { name, viewport, colorScheme } of SCREENS) {
  test.describe(name, () => {
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
        await expectAccessible(page);
      }
    });

    test("axe finds nothing in the open list of places", async ({ page }) => {
      await page.goto("/");
      await page.getByRole("combobox", { name: "Pickup" }).click();
      await expect(page.getByRole("option", { name: "Times Square" })).toBeVisible();
      await expectAccessible(page, { disabledRules: WHILE_A_LIST_IS_OPEN });
      await expect(page.getByRole("option", { name: "Times Square" })).toBeVisible();
    });
  });
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
