import { cookies } from "next/headers";
import { connection } from "next/server";
import { THEME_COOKIE, themeIn } from "@/platform/ui/theme";
import { QuotePage } from "@/ridehailing/quote/quote-page";

/** The server's part of the home page: the settings and the theme. */
export async function HomePage() {
  await connection(); // read the running server's configuration, not the build's
  const theme = themeIn((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <>
      <noscript>
        <p className="p-6 text-center">Tandem needs JavaScript to ask for a price and to draw the map.</p>
      </noscript>
      <QuotePage initialTheme={theme} mapStyleUrl={process.env.MAP_STYLE_URL || undefined} />
    </>
  );
}
