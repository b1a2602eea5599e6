import type { Metadata } from "next";
import { WelcomePage } from "@/platform/welcome/welcome-page";

export const metadata: Metadata = { title: "Welcome" };

export default WelcomePage;
