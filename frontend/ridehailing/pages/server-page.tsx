import { connection } from "next/server";
import type { ComponentType } from "react";

/** The server's part of a page: the settings of the running server, not of the build, and a text without scripts. */
export function serverPage(Page: ComponentType<{ readonly mapStyleUrl: string | undefined }>, noScript: string) {
  return async function ServerPage() {
    await connection();
    return (
      <>
        <noscript>
          <p className="p-6 text-center">{noScript}</p>
        </noscript>
        <Page mapStyleUrl={process.env.MAP_STYLE_URL || undefined} />
      </>
    );
  };
}
