// Prints the messages of the sockets and streams as an OpenAPI document, for openapi-typescript: the AsyncAPI document's
// schemas, and for each operation one schema with the payload of each of its messages, by the message's name.
import { readFileSync } from "node:fs";
import { load } from "js-yaml";

const { info, channels, operations, components } = load(
  readFileSync("../gateway/src/main/resources/ridehailing/asyncapi.yaml", "utf8"),
);
const document = { channels, components };

/** What a reference of the document leads to. */
function resolve({ $ref }) {
  const target = $ref
    .split("/")
    .slice(1)
    .reduce((part, name) => part[name], document);
  return target.$ref ? resolve(target) : target;
}

function messagesOf({ messages }) {
  const payloads = messages.map(resolve).map(({ name, payload }) => [name, payload]);
  return {
    type: "object",
    required: payloads.map(([name]) => name),
    properties: Object.fromEntries(payloads),
  };
}

const byOperation = Object.entries(operations).map(([name, operation]) => [name, messagesOf(operation)]);
const schemas = { ...components.schemas, ...Object.fromEntries(byOperation) };
console.log(JSON.stringify({ openapi: "3.1.0", info, paths: {}, components: { schemas } }));
