// Keeps requests of one kind in flight: node http.mjs METHOD PATH [BODY], the body a JSON text or @FILE.
import { readFileSync } from "node:fs";
import { measure, report } from "./load.mjs";

const [method, path, body] = process.argv.slice(2);
if (!method || !path?.startsWith("/")) {
  console.error("Usage: infra/bench.sh METHOD PATH [BODY | @FILE], as GET /actuator/health");
  process.exit(2);
}
const text = body?.startsWith("@") ? readFileSync(body.slice(1), "utf8") : body;
const headers = text === undefined ? {} : { "content-type": "application/json" };
const result = await measure("requests", { method, path, headers, body: text });
report("requests", result, result.errors + result.timeouts + result.non2xx);
