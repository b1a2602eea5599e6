import { QuotePage } from "@/ridehailing/quote/quote-page";
import { serverPage } from "./server-page";

export const HomePage = serverPage(QuotePage, "Tandem needs JavaScript to ask for a price and to draw the map.");
