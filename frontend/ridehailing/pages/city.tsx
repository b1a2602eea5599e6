import type { Metadata } from "next";
import { CityBoard } from "@/ridehailing/board/city-board";
import { pageSettings } from "./settings";

export const metadata: Metadata = {
  title: "City, live",
  description: "Drivers, rides and surge across New York, live.",
};

/** The server's part of the page. */
export async function CityPage() {
  return (
    <>
      <noscript>
        <p className="p-6 text-center">The live board needs JavaScript.</p>
      </noscript>
      <CityBoard {...(await pageSettings())} />
    </>
  );
}
