import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { PageLinks } from "@/platform/ui/page-links";
import { QueryProvider } from "@/platform/ui/query-provider";
import { THEME_COOKIE, themeIn } from "@/platform/ui/theme";
import { ThemeProvider } from "@/platform/ui/theme-provider";
import { slices } from "@/slices";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Tandem", template: "%s · Tandem" },
  description: slices[0].description,
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#dbe3e8" },
    { media: "(prefers-color-scheme: dark)", color: "#0b0e12" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const theme = themeIn((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <ThemeProvider initialTheme={theme}>
          <QueryProvider>
            <PageLinks links={slices.flatMap(({ links }) => links)}>{children}</PageLinks>
          </QueryProvider>
        </ThemeProvider>
      </body>
    </html>
  );
}
