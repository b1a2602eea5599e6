import { connection } from "next/server";
import { docsLinks } from "@/platform/welcome/docs";
import { Welcome } from "@/platform/welcome/welcome";
import { readParts } from "./parts";

/** The server's part of the welcome: the settings, and the status of the parts as of now. */
export async function WelcomePage() {
  await connection(); // read the running server's configuration, not the build's
  return <Welcome docs={docsLinks()} initialReport={await readParts()} />;
}
