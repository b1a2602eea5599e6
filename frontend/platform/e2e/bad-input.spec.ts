import { test } from "@playwright/test";
import { expectIgnoredOffer, expectNoFault, expectNoWebSocket, request, variants } from "./raw-requests";

const PATHS = ["/", "/nothing", "/healthz", "/healthz/parts", "/icon.svg", "/api/v1/items", "/api/v1/items/x/socket"];
const TARGETS = [
  ...["*", "x", "?", "http://[/", "https://a:99999/", "ftp://a/", "http://a/%zz", "//", "//a/b", "/\\a", "/a\\b", "/é"],
  ...[
    "/%",
    "/%zz",
    "/%ff",
    "/%00",
    "/%c0%af",
    "/nothing%",
    "/nothing/%ff",
    "/_next/%zz",
    "/_next/static/%zz",
    "/x/%00",
  ],
  ...["/_next/image?url=/x/&w=64&q=75", "/_next/data/x/y.json", "/_global-error", "/_error", "/500", "/404"],
  ...["/?a=%zz", "/?a=1&a=2", "/?a=%00", "/nothing?a=%ff", "/?__proto__=1", "/?_rsc=%zz", "/nothing.rsc"],
  ...["/api/v1/items/%zz", "/api/v1/items/%00", "/api/v1/items/a%2Fb", "/api/v1/items?limit=%zz", "/api/v1/items/a|b"],
  ...["/api/v1/items?limit=1&limit=2", "/api/v1/items/%E0%A4%A", "/api/v1/items/x/events?lastEventId=%ff", "/api/v1/"],
  ...["/api/v1/../../actuator/health", "/api/v1/items;a=b", "/api/v1//items", "/api/v1/items/%zz/socket"],
];

test("no method causes a server error", async () => {
  await expectNoFault(variants(PATHS).methods);
});

test("no address causes a server error", async () => {
  await expectNoFault(TARGETS.map((target) => request(target)));
});

test("no header causes a server error", async () => {
  await expectNoFault(variants(PATHS).headers);
});

test("every WebSocket that is not served is refused at once", { tag: "@short" }, async () => {
  await expectNoWebSocket([...PATHS, ...TARGETS]);
});

test("an offer of another protocol is ignored, on the pages and the API", async () => {
  await expectIgnoredOffer(["/", "/healthz", "/api/v1/items"]);
});
