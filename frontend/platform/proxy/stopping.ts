const controller = new AbortController();

/** Aborted when this server is told to stop. Streams and WebSockets must end then, or it could not stop. */
export const stopping: AbortSignal = controller.signal;

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
