import type { Metadata } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import { THEME_COOKIE, themeIn } from "@/platform/ui/theme";
import { DriveDashboard } from "@/ridehailing/drive/drive-dashboard";

export const metadata: Metadata = {
  title: "Drive",
  description: "Be a driver in New York: go online, take an offer, drive.",
};

/** The server's part of the page: the settings and the theme. */
export async function DrivePage() {
  await connection(); // read the running server's configuration, not the build's
  const theme = themeIn((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <>
      <noscript>
        <p className="p-6 text-center">Tandem needs JavaScript to go online and to draw the map.</p>
      </noscript>
      <DriveDashboard initialTheme={theme} mapStyleUrl={process.env.MAP_STYLE_URL || undefined} />
    </>
  );
}
