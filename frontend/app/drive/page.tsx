import type { Metadata } from "next";
import { connection } from "next/server";

export const metadata: Metadata = { title: "Drive" };

export default async function Page() {
  await connection();
  return <main />;
}
