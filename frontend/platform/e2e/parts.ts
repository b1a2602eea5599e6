import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Stops, kills or starts a part of the stack that the journeys run against. */
export async function part(
  action: "kill" | "stop" | "start",
  name: "ml-service" | "postgres" | "gateway",
): Promise<void> {
  const command = process.env.PART_COMMAND;
  if (!command)
    throw new Error("PART_COMMAND must name the script that stops and starts the stack's parts: infra/part.sh");
  await run(command, [action, name]);
}
