import { type BrowserContext, expect, type Page } from "@playwright/test";

export const RIDE = "/?from=40.758,-73.9855&to=40.6413,-73.7781";

/** Cents of a text such as `$52.14`. */
export function cents(text: string): number {
  return Math.round(Number(text.replace(/[^0-9.]/g, "")) * 100);
}

/** Chooses a named place in a field by typing. */
export async function choose(page: Page, field: "Pickup" | "Drop-off", name: string): Promise<void> {
  const box = page.getByRole("combobox", { name: field });
  await box.click();
  await box.fill(name.slice(0, 6));
  await page.getByRole("option", { name }).click();
  await expect(box).toHaveValue(name);
}

/** Expects a price made by the model. */
export async function expectModelPrice(page: Page): Promise<void> {
  await expect(page.getByTestId("model-version")).toHaveText(/^\d{4}\.\d{2}-[0-9a-f]{8}$/);
  await expect(page.getByTestId("fare")).toHaveText(/^\$\d/);
}

/**
 * Turns WebGL off, as in a browser that cannot draw the map. Software rendering takes most of a journey's time:
 * journeys that do not need the map leave it out.
 */
export async function withoutMap(target: Page | BrowserContext): Promise<void> {
  await target.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith("webgl") ? null : Reflect.apply(getContext, this, [kind, ...rest]);
    } as typeof getContext;
  });
}

export async function mapIsReady(page: Page): Promise<void> {
  await page.locator('[data-testid="map"][data-ready="true"]').waitFor();
}
