import type { Metadata } from "next";
import { CityBoard } from "@/ridehailing/board/city-board";
import { serverPage } from "./server-page";

export const metadata: Metadata = {
  title: "City, live",
  description: "Drivers, rides and surge across New York, live.",
};

export const CityPage = serverPage(CityBoard, "The live board needs JavaScript.");
