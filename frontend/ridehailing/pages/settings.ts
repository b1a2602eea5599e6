import { connection } from "next/server";

/** The settings of the running server, not of the build. */
export async function pageSettings(): Promise<{ readonly mapStyleUrl: string | undefined }> {
  await connection();
  return { mapStyleUrl: process.env.MAP_STYLE_URL || undefined };
}
