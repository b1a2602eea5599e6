import type { Metadata } from "next";
import { WelcomePage } from "@/platform/pages/welcome";

export const metadata: Metadata = { title: "Welcome" };

export default WelcomePage;
