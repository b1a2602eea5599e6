import type { Slice } from "@/platform/slice";
import { welcome } from "@/platform/welcome/slice";
// ridehailing:begin
import { ridehailing } from "@/ridehailing/slice";
// ridehailing:end

/** Every slice of the page; the first one describes it. Add yours before the platform's own. */
export const slices: readonly [Slice, ...Slice[]] = [
  // Each is a folder beside `platform`.
  // ridehailing:begin
  ridehailing,
  // ridehailing:end
  welcome,
];
