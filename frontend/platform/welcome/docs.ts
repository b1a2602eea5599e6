/** A link to an API's documentation, as a reader's browser reaches it. */
export interface DocsLink {
  readonly name: string;
  readonly description: string;
  readonly url: string;
}

/** The documentation of both APIs, at the addresses that the running server's environment has now. */
export function docsLinks(): readonly DocsLink[] {
  return [
    {
      name: "Gateway API",
      description: "REST, described by OpenAPI; to try out",
      url: process.env.GATEWAY_DOCS_URL || "http://localhost:8080/api/docs",
    },
    {
      name: "ML service API",
      description: "The models' own REST API, beside gRPC",
      url: process.env.ML_DOCS_URL || "http://localhost:8000/docs",
    },
  ];
}
