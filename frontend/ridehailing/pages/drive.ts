import type { Metadata } from "next";
import { DriveDashboard } from "@/ridehailing/drive/drive-dashboard";
import { serverPage } from "./server-page";

export const metadata: Metadata = {
  title: "Drive",
  description: "Be a driver in New York: go online, take an offer, drive.",
};

export const DrivePage = serverPage(DriveDashboard, "Tandem needs JavaScript to go online and to draw the map.");
