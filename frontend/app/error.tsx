"use client";

export default function ErrorPage({ reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-content-center gap-3 p-6 text-center">
      <h1 className="text-title">Something went wrong on this page</h1>
      <p className="text-muted">Nothing was lost. Try again; if it stays, reload the page.</p>
      <button className="button-primary justify-self-center" type="button" onClick={reset}>
        Try again
      </button>
    </main>
  );
}
