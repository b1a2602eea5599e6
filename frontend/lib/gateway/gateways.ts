const DEFAULT = "http://localhost:8080";
const REST_MS = 2000;

const restingUntil = new Map<string, number>();
let turn = 0;

/** The gateways that `GATEWAY_URL` lists, separated by commas, as the running server's environment has it now. */
export function gateways(): readonly string[] {
  const listed = (process.env.GATEWAY_URL ?? "").split(",").map((url) => url.trim().replace(/\/+$/, ""));
  const named = listed.filter((url) => url !== "");
  return named.length > 0 ? named : [DEFAULT];
}

/** The gateways in the order to try them: each is the first in turn, and those that could not be reached just now are last. */
export function gatewaysInTurn(): readonly string[] {
  const all = gateways();
  const first = turn++ % all.length;
  const turned = [...all.slice(first), ...all.slice(0, first)];
  const now = performance.now();
  const isResting = (url: string) => (restingUntil.get(url) ?? 0) > now;
  return [...turned.filter((url) => !isResting(url)), ...turned.filter(isResting)];
}

/** Says that this gateway could not be reached: for a moment the others come first. */
export function letRest(gateway: string): void {
  restingUntil.set(gateway, performance.now() + REST_MS);
}

/** Says that this gateway answers. */
export function isBack(gateway: string): void {
  restingUntil.delete(gateway);
}
