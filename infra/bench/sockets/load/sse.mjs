// Reads an event stream with little ado: what a long-lived benchmark client needs of the format, no reconnecting.
import { get } from "node:http";

const NO_LIMIT = 0;

function parsed(block) {
  const message = { event: "message", data: "" };
  for (const line of block.split("\n")) {
    const [field, value] = line.split(/: ?(.*)/s);
    if (field in message && value !== undefined) message[field] = field === "data" ? message.data + value : value;
  }
  return message;
}

/** Calls `heard(event, text)` for each event and `ended(reason)` once at the end. Answers how to close it, after which neither is called. */
export function listen(url, heard, ended) {
  let closed = false;
  let rest = "";
  const end = (reason) => {
    if (closed) return;
    closed = true;
    ended(reason);
  };
  const request = get(url, { agent: false, timeout: NO_LIMIT, headers: { Accept: "text/event-stream" } }, (response) => {
    if (response.statusCode !== 200) {
      response.resume();
      return end(`status ${response.statusCode}`);
    }
    response.setEncoding("utf8");
    response.on("data", (chunk) => {
      const blocks = (rest + chunk).split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) {
        const { event, data } = parsed(block);
        if (data && !closed) heard(event, data);
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
