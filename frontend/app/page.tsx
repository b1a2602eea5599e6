import { connection } from "next/server";
import { QuoteDesk } from "@/components/quote/quote-desk";

export default async function Page() {
  await connection(); // the configuration is the running server's, not the build's
  return <QuoteDesk mapStyleUrl={process.env.MAP_STYLE_URL || undefined} />;
}
