import { QuotePage } from "@/ridehailing/quote/quote-page";
import { pageSettings } from "./settings";

/** The server's part of the home page. */
export async function HomePage() {
  return (
    <>
      <noscript>
        <p className="p-6 text-center">Tandem needs JavaScript to ask for a price and to draw the map.</p>
      </noscript>
      <QuotePage {...(await pageSettings())} />
    </>
  );
}
