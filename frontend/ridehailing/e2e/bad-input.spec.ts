import { expect, test } from "@playwright/test";
import {
  expectIgnoredOffer,
  expectNoFault,
  expectNoWebSocket,
  request,
  responseTo,
  variants,
  WEBSOCKET,
} from "@/platform/e2e/raw-requests";

const PATHS = ["/city", "/api/v1/quotes", "/api/v1/drivers/x/socket"];
const TARGETS = [
  ...["/city%", "/drive/%ff", "/map/%00", "/_next/image?url=/map/&w=64&q=75", "/city.rsc"],
  ...["/?from=%zz", "/?quote=a&quote=b", "/?ride=%00", "/drive?at=%ff"],
  ...["/api/v1/quotes/%zz", "/api/v1/quotes/%00", "/api/v1/quotes/a%2Fb", "/api/v1/quotes?limit=%zz"],
  ...["/api/v1/quotes/a|b", "/api/v1/quotes?limit=1&limit=2", "/api/v1/quotes;a=b", "/api/v1//quotes"],
  ...["/api/v1/rides/%E0%A4%A", "/api/v1/rides/x/events?lastEventId=%ff", "/api/v1/city/live?viewport=%zz"],
  ...["/api/v1/drivers/%zz/socket", "/api/v1/drivers/x%2Fy/socket"],
];

test("no method, address or header causes a server error", async () => {
  const { methods, headers } = variants(PATHS);
  await expectNoFault([...methods, ...TARGETS.map((target) => request(target)), ...headers]);
});

test("every WebSocket that is not served is refused at once", async () => {
  await expectNoWebSocket([...PATHS, ...TARGETS]);
});

test("an offer of another protocol is ignored, on the pages and the API", async () => {
  await expectIgnoredOffer(["/city", "/api/v1/quotes"]);
});

test("a refusal says which version of WebSocket is spoken", async () => {
  const socket = "/api/v1/drivers/01920000-0000-7000-8000-000000000001/socket";
  for (const headers of ["Connection: close", `${WEBSOCKET}Sec-WebSocket-Version: 12\r\nSec-WebSocket-Key: k`]) {
    const text = await responseTo(request(socket, headers));
    expect(text).toMatch(/^HTTP\/1.1 426 /);
    expect(text).toMatch(/^sec-websocket-version: 13\r$/im);
    expect(text).toMatch(/^upgrade: websocket\r$/im);
  }
});
