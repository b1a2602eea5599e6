import { cookies } from "next/headers";
import { connection } from "next/server";
import { THEME_COOKIE, themeIn } from "@/platform/ui/theme";
import { QuoteDesk } from "@/ridehailing/quote/quote-page";

export default async function Page() {
  await connection(); // the configuration is the running server's, not the build's
  const theme = themeIn((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <>
      <noscript>
        <p className="p-6 text-center">Tandem needs JavaScript to ask for a price and to draw the map.</p>
      </noscript>
      <QuoteDesk initialTheme={theme} mapStyleUrl={process.env.MAP_STYLE_URL || undefined} />
    </>
  );
}
