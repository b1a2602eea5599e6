import type { Metadata } from "next";
import { DriveDashboard } from "@/ridehailing/drive/drive-dashboard";
import { pageSettings } from "./settings";

export const metadata: Metadata = {
  title: "Drive",
  description: "Be a driver in New York: go online, take an offer, drive.",
};

/** The server's part of the page. */
export async function DrivePage() {
  return (
    <>
      <noscript>
        <p className="p-6 text-center">Tandem needs JavaScript to go online and to draw the map.</p>
      </noscript>
      <DriveDashboard {...(await pageSettings())} />
    </>
  );
}
