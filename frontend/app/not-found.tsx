import Link from "next/link";
import { connection } from "next/server";

export default async function NotFound() {
  await connection();
  return (
    <main className="grid min-h-dvh place-content-center gap-3 p-6 text-center">
      <h1 className="text-title">There is nothing here</h1>
      <p className="text-muted">The address may be mistyped.</p>
      <Link className="button-primary justify-self-center" href="/">
        Go to the start page
      </Link>
    </main>
  );
}
