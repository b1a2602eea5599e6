const controller = new AbortController();

/** Aborted when this server is told to stop: what would go on for ever ends then, so that the server can. */
export const stopping: AbortSignal = controller.signal;

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
