import { expect, type Page } from "@playwright/test";
import sharp from "sharp";

const MAX_BYTES = 500 * 1024;

const LOOK = { deviceScaleFactor: 2, contextOptions: { reducedMotion: "reduce" } } as const;
export const DESKTOP = { ...LOOK, viewport: { width: 1440, height: 900 } };
export const PHONE = { ...LOOK, viewport: { width: 390, height: 844 } };

/** Writes a picture of the page for the documentation, without the pointer. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const { width = 2, height = 2 } = page.viewportSize() ?? {};
  await page.mouse.move(width - 1, height - 1);
  const taken = await page.screenshot({ animations: "disabled" });
  const file = `../docs/ridehailing/images/${name}.png`;
  const { size } = await sharp(taken).png({ palette: true, effort: 10 }).toFile(file);
  expect(size, file).toBeLessThan(MAX_BYTES);
}
