// Follows an event stream over its breaks: it resumes after the last event that had an id.
import { listen } from "../sockets/load/sse.mjs";

const RETRY_DELAY_MILLIS = 500;

/**
 * Calls `onEvent(event, text)` for each event and `onBreak(reason)` whenever the stream ends, after which it connects
 * again. Returns how to close it.
 */
export function follow(url, { onEvent, onBreak = () => {} }, retryDelayMillis = RETRY_DELAY_MILLIS) {
  let lastEventId = "";
  let close = () => {};
  let retry;
  const receive = (event, text, id) => {
    if (id) lastEventId = id;
    onEvent(event, text);
  };
  const connect = () => {
    close = listen(
      url,
      receive,
      (reason) => {
        retry = setTimeout(connect, retryDelayMillis);
        onBreak(reason);
      },
      lastEventId,
    );
  };
  connect();
  return () => {
    close();
    clearTimeout(retry);
  };
}
