const controller = new AbortController();

/**
 * Aborted when this server is told to stop. Streams and WebSockets must end then: the server could not stop
 * otherwise.
 */
export const stopping: AbortSignal = controller.signal;

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort());
