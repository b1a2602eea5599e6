"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { GatewayProblem } from "@/platform/gateway/problem";

/** Provides the queries' client: a query is sent when its key changes or when it is refetched, never by itself. */
export function QueryProvider({ children }: { readonly children: ReactNode }) {
  const [client] = useState(newClient); // one for each render on the server: requests must not share their data
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function newClient(): QueryClient {
  const networkMode = "always"; // a browser without a network still reaches a local server
  const queries = {
    networkMode,
    gcTime: 0,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    retry: false,
    throwOnError: (error: unknown) => !(error instanceof GatewayProblem),
  } as const;
  return new QueryClient({ defaultOptions: { queries, mutations: { networkMode } } });
}
