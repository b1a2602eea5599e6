/** A page that the header links to. */
export interface PageLink {
  readonly path: string;
  readonly name: string;
}

/**
 * What a slice adds to the platform's pages; `slices.ts` lists the slices. Its values are plain data without
 * components, because the server reads them when it starts.
 */
export interface Slice {
  /** The pages' description for search engines, in one sentence. */
  readonly description: string;
  readonly links: readonly PageLink[];
  /** The gateway's WebSockets that the page's server proxies: path templates such as `/api/v1/items/{id}/socket`. */
  readonly webSockets: readonly string[];
  /** Folders of static files below `public/`, such as `/map/`; they get no content security policy. */
  readonly publicFolders: readonly string[];
  /** Other origins that pages may load content from, as the running server's environment has them now. */
  readonly contentOrigins: () => readonly string[];
}
