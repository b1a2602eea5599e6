import { cookies } from "next/headers";
import { connection } from "next/server";
import { THEME_COOKIE, themeIn } from "@/platform/ui/theme";
import { docsLinks } from "@/platform/welcome/docs";
import { readParts } from "@/platform/welcome/read-parts";
import { Welcome } from "@/platform/welcome/welcome";

/** The server's part of the welcome: the theme, the settings, and the status of the parts as of now. */
export async function WelcomePage() {
  await connection(); // read the running server's configuration, not the build's
  const theme = themeIn((await cookies()).get(THEME_COOKIE)?.value);
  return <Welcome docs={docsLinks()} initialReport={await readParts()} initialTheme={theme} />;
}
