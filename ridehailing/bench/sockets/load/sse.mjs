// Reads an event stream: the part of the format that a long-lived benchmark client needs, without reconnecting.
import { get } from "node:http";

const NO_LIMIT = 0;

function parsed(block) {
  const message = { event: "message", data: "", id: "" };
  for (const line of block.split("\n")) {
    const [field, value] = line.split(/: ?(.*)/s);
    if (field in message && value !== undefined) message[field] = field === "data" ? message.data + value : value;
  }
  return message;
}

/**
 * Calls `onEvent(event, text, id)` for each event and `ended(reason)` once at the end. Returns a function that closes
 * it, after which neither is called. An event without an id has an empty one. With `lastEventId` the stream resumes
 * after that event.
 */
export function listen(url, onEvent, ended, lastEventId = "") {
  let closed = false;
  let rest = "";
  const end = (reason) => {
    if (closed) return;
    closed = true;
    ended(reason);
  };
  const headers = { Accept: "text/event-stream", ...(lastEventId && { "Last-Event-ID": lastEventId }) };
  const request = get(url, { agent: false, timeout: NO_LIMIT, headers }, (response) => {
    if (response.statusCode !== 200) {
      response.resume();
      return end(`status ${response.statusCode}`);
    }
    response.setEncoding("utf8");
    response.on("data", (chunk) => {
      const blocks = (rest + chunk).split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) {
        const { event, data, id } = parsed(block);
        if (data && !closed) onEvent(event, data, id);
      }
    });
    response.on("end", () => end("ended"));
    response.on("error", (error) => end(error.code ?? error.message));
  });
  request.on("error", (error) => end(error.code ?? error.message));
  return () => {
    closed = true;
    request.destroy();
  };
}
