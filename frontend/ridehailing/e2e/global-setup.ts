import { expect, type FullConfig, request } from "@playwright/test";

/**
 * Waits until the model prices: the first calls of a new stack may exceed the gateway's deadline, and the journeys
 * assume a warm one.
 */
export default async function warmUp({ projects: [project] }: FullConfig): Promise<void> {
  const stack = await request.newContext({ baseURL: project?.use.baseURL ?? "" });
  const data = { pickup: { lat: 40.758, lng: -73.9855 }, dropoff: { lat: 40.6413, lng: -73.7781 } };
  const pricing = async () => (await (await stack.post("/api/v1/quotes", { data })).json()).pricing;
  await expect.poll(pricing, { timeout: 30_000 }).toBe("model");
  await stack.dispose();
}
