import { chosen } from "./forward";

const EVENT_STREAM = "text/event-stream";

/** Whether the answer goes on for as long as somebody listens. */
export function isStream(answer: Response): boolean {
  return answer.headers.get("content-type")?.startsWith(EVENT_STREAM) ?? false;
}

/** The same stream for the browser: each event goes out as it comes, uncompressed since that would hold it back. */
export function streamed(answer: Response): Response {
  const headers = chosen(answer.headers, ["content-type"]);
  headers.set("cache-control", "no-cache, no-transform");
  headers.set("x-accel-buffering", "no");
  return new Response(answer.body && endingQuietly(answer.body), { status: answer.status, headers });
}

/** Ends where the stream breaks off: its reader comes back by itself, and there is nobody else to tell. */
function endingQuietly(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
      if (done || value === undefined) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
