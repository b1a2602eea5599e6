import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { isSameOrigin } from "./same-origin";

const is = (headers: IncomingHttpHeaders) => isSameOrigin({ headers } as IncomingMessage);

it.each<IncomingHttpHeaders>([
  { host: "page.test" },
  { origin: "http://page.test", host: "page.test" },
  { origin: "http://page.test", host: "PAGE.Test" },
  { origin: "HTTP://Page.Test", host: "page.test" },
  { origin: "http://page.test", host: "page.test:80" },
  { origin: "https://page.test", host: "page.test:443" },
  { origin: "https://page.test:443", host: "page.test" },
  { origin: "http://page.test.", host: "page.test" },
  { origin: "http://page.test", host: "page.test.:80" },
  { origin: "http://[::1]:3000", host: "[0:0:0:0:0:0:0:1]:3000" },
  { origin: "http://[2001:DB8::1]", host: "[2001:db8::1]:80" },
  { origin: "http://xn--bcher-kva.test", host: "xn--BCHER-kva.test" },
  { origin: "https://page.test", host: "inner:3000", "x-forwarded-host": "page.test" },
  { origin: "https://page.test", host: "inner:3000", "x-forwarded-host": "Page.test:443 , middle.test" },
  { origin: "https://page.test", host: "inner:3000", "x-forwarded-host": "middle.test,page.test" },
  { origin: "https://page.test:8443", host: "i", "x-forwarded-host": "page.test", "x-forwarded-port": "8443" },
  { origin: "https://page.test", host: "inner", forwarded: 'for=1.2.3.4;Host="page.test:443";proto=https, for=5' },
  { origin: "https://page.test", host: "inner", forwarded: "for=1, host=page.test" },
])("knows its own page: %j", (headers) => {
  expect(is(headers)).toBe(true);
});

it.each<IncomingHttpHeaders>([
  { origin: "http://elsewhere.test", host: "page.test" },
  { origin: "http://page.test:81", host: "page.test" },
  { origin: "http://page.test", host: "page.test:443" },
  { origin: "https://page.test", host: "page.test:80" },
  { origin: "http://page.test.elsewhere.test", host: "page.test" },
  { origin: "http://sub.page.test", host: "page.test" },
  { origin: "null", host: "null" },
  { origin: "", host: "" },
  { origin: "http://", host: "" },
  { origin: "page.test", host: "page.test" },
  { origin: "file://page.test", host: "page.test" },
  { origin: "http://a, http://page.test", host: "page.test" },
  { origin: "http://elsewhere.test", host: "page.test@elsewhere.test" },
  { origin: "http://elsewhere.test", host: "elsewhere.test/" },
  { origin: "http://elsewhere.test", host: "page.test", "x-forwarded-host": "page.test,," },
  { origin: "http://elsewhere.test" },
])("knows another's: %j", (headers) => {
  expect(is(headers)).toBe(false);
});
