import type { Metadata } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { THEME_COOKIE, themeIn } from "@/platform/ui/theme";
import { CityBoard } from "@/ridehailing/board/city-board";

export const metadata: Metadata = {
  title: "City, live",
  description: "Drivers, rides and surge across New York, live.",
};

/** The server's part of the page: the settings and the theme. */
export async function CityPage() {
  await connection(); // read the running server's configuration, not the build's
  const theme = themeIn((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <>
      <noscript>
        <p className="p-6 text-center">The live board needs JavaScript.</p>
      </noscript>
      <CityBoard initialTheme={theme} mapStyleUrl={process.env.MAP_STYLE_URL || undefined} />
    </>
  );
}
