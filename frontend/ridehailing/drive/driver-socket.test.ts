import { beforeEach, expect, it, vi } from "vitest";
import { testPage } from "@/platform/testing/page";
import { type DriverSocket, openDriverSocket, SUPERSEDED } from "./driver-socket";

class TestSocket {
  static readonly OPEN = 1;
  static all: TestSocket[] = [];
  readyState = 0;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: unknown[] = [];

  constructor(readonly url: string) {
    TestSocket.all.push(this);
  }

  receive(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
  }
}

const page = testPage();
const latest = () => TestSocket.all.at(-1) as TestSocket;
const WELCOME = {
  type: "welcome",
  protocolVersion: 1,
  driverId: "d",
  resumed: false,
  ride: null,
  pingIntervalSeconds: 10,
};
let received: string[];
let statuses: (string | undefined)[][];
let driver: DriverSocket;

beforeEach(() => {
  TestSocket.all = [];
  received = [];
  statuses = [];
  vi.stubGlobal("WebSocket", TestSocket);
  driver = openDriverSocket("d-1", {
    onMessage: ({ type }) => received.push(type),
    onStatus: (...status) => statuses.push(status),
  });
});

function welcome(): void {
  latest().readyState = TestSocket.OPEN;
  latest().receive(WELCOME);
}

it("opens on the page's own origin, and is live after the welcome", () => {
  expect(latest().url).toBe("wss://tandem.test/api/v1/drivers/d-1/socket");
  expect(driver.send({ type: "pong" })).toBe(false);
  welcome();
  expect(received).toEqual(["welcome"]);
  expect(statuses.map(([status]) => status)).toEqual(["connecting", "live"]);
});

it("sends messages, and responds to pings itself", () => {
  welcome();
  expect(driver.send({ type: "accept", offerId: "o" })).toBe(true);
  latest().receive({ type: "ping" });
  expect(latest().sent).toEqual([{ type: "accept", offerId: "o" }, { type: "pong" }]);
  expect(received).toEqual(["welcome"]);
});

it("reconnects when it is lost, and reports the reason if known", () => {
  welcome();
  latest().onclose?.({ code: 1001 });
  expect(statuses.at(-1)).toEqual(["lost", "The gateway is stopping."]);
  expect(driver.send({ type: "pong" })).toBe(false);
  vi.advanceTimersByTime(500);
  expect(TestSocket.all).toHaveLength(2);
  latest().onclose?.({ code: 1006 });
  expect(statuses.at(-1)).toEqual(["lost", undefined]);
  vi.advanceTimersByTime(1000);
  welcome();
  expect(statuses.at(-1)).toEqual(["live", undefined]);
});

it("does not reconnect when a newer socket of the same driver supersedes it", () => {
  welcome();
  latest().onclose?.({ code: SUPERSEDED });
  vi.advanceTimersByTime(60_000);
  page.online();
  expect(TestSocket.all).toHaveLength(1);
  expect(statuses.at(-1)).toEqual(["superseded", undefined]);
});

it("is lost when the gateway's pings stop", () => {
  welcome();
  vi.advanceTimersByTime(20_000);
  latest().receive({ type: "ping" });
  vi.advanceTimersByTime(24_999);
  expect(statuses.at(-1)?.[0]).toBe("live");
  vi.advanceTimersByTime(1);
  expect(statuses.at(-1)?.[0]).toBe("lost");
});

it("stays online in a hidden tab", () => {
  welcome();
  page.hide();
  expect(latest().readyState).toBe(TestSocket.OPEN);
});

it("ends when it is closed", () => {
  welcome();
  driver.close();
  expect(latest().readyState).toBe(3);
  vi.advanceTimersByTime(60_000);
  expect(TestSocket.all).toHaveLength(1);
});
