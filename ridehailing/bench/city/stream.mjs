// Follows an event stream over its breaks: it resumes after the last event that had an id.
import { setTimeout as pause } from "node:timers/promises";
import { EventSourceParserStream } from "eventsource-parser/stream";

const RETRY_DELAY_MILLIS = 500;

/**
 * Calls `onEvent(event, text)` for each event and `onBreak()` whenever the stream ends, after which it connects again.
 * Returns how to close it.
 */
export function follow(url, { onEvent, onBreak = () => {} }) {
  const closing = new AbortController();
  const { signal } = closing;
  let lastEventId;

  async function read() {
    const headers = { Accept: "text/event-stream", ...(lastEventId && { "Last-Event-ID": lastEventId }) };
    const response = await fetch(url, { headers, signal });
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    const text = response.body.pipeThrough(new TextDecoderStream());
    for await (const { event = "message", data, id } of text.pipeThrough(new EventSourceParserStream())) {
      if (signal.aborted) return;
      if (id) lastEventId = id;
      onEvent(event, data);
    }
  }

  async function readAgainAndAgain() {
    while (!signal.aborted) {
      await read().catch(() => {});
      if (signal.aborted) return;
      onBreak();
      await pause(RETRY_DELAY_MILLIS, undefined, { signal }).catch(() => {});
    }
  }

  readAgainAndAgain();
  return () => closing.abort();
}
