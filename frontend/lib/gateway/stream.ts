import { chosen } from "./forward";
import { stopping } from "./stopping";

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

/** Ends where the stream breaks off, and when this server stops: its reader comes back by itself, there is nobody else to tell. */
function endingQuietly(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => {});
  stopping.addEventListener("abort", stop);
  const end = () => stopping.removeEventListener("abort", stop);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
      if (value !== undefined && !done) return controller.enqueue(value);
      end();
      controller.close();
    },
    cancel(reason) {
      end();
      return reader.cancel(reason);
    },
  });
}
