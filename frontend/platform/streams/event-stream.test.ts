import { beforeEach, expect, it, vi } from "vitest";
import { testPage } from "@/platform/testing/page";
import { openEventStream } from "./event-stream";

/** The events of the stream in these tests. */
interface TestEvents {
  readonly change: { readonly number: number };
  readonly position: { readonly x: number };
}

class TestSource extends EventTarget {
  static all: TestSource[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  isClosed = false;

  constructor(readonly url: string) {
    super();
    TestSource.all.push(this);
  }

  dispatch(name: string, data: unknown, lastEventId = ""): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }));
  }

  close(): void {
    this.isClosed = true;
  }
}

const page = testPage();
const latest = () => TestSource.all.at(-1) as TestSource;
let received: unknown[];
let statuses: string[];

beforeEach(() => {
  TestSource.all = [];
  received = [];
  statuses = [];
  vi.stubGlobal("EventSource", TestSource);
});

function open(path = "/events", maxSilenceMs?: number) {
  return openEventStream<TestEvents>({
    path,
    on: { change: (event) => received.push(event.number), position: ({ x }) => received.push(x) },
    onStatus: (status) => statuses.push(status),
    ...(maxSilenceMs === undefined ? {} : { maxSilenceMs }),
  });
}

it("receives events by their names, and ignores others", () => {
  open();
  latest().onopen?.();
  latest().dispatch("change", { number: 1 }, "1");
  latest().dispatch("other", {});
  latest().dispatch("position", { x: 5 }, "1");
  expect(received).toEqual([1, 5]);
  expect(statuses).toEqual(["connecting", "live"]);
});

it("resumes after the last event with an id", () => {
  open();
  expect(latest().url).toBe("/events");
  latest().dispatch("change", { number: 4 }, "4");
  latest().dispatch("position", { x: 5 });
  latest().onerror?.();
  expect(latest().isClosed).toBe(true);
  vi.advanceTimersByTime(500);
  expect(TestSource.all).toHaveLength(2);
  expect(latest().url).toBe("/events?lastEventId=4");
});

it("starts after the event that is known already", () => {
  openEventStream<TestEvents>({
    path: "/e",
    on: { change: () => {}, position: () => {} },
    onStatus: () => {},
    lastEventId: "3",
  });
  expect(latest().url).toBe("/e?lastEventId=3");
});

it("reports the ids, for a stream that continues after them", () => {
  const ids: string[] = [];
  const on = { change: () => {}, position: () => {} };
  openEventStream<TestEvents>({ path: "/e", on, onStatus: () => {}, onEventId: (id) => ids.push(id) });
  latest().dispatch("change", { number: 7 }, "7");
  expect(ids).toEqual(["7"]);
});

it("resumes in a tab that is shown again", () => {
  open("/live?viewport=1,2,3,4");
  latest().dispatch("change", { number: 4 }, "a b");
  page.hide();
  expect(latest().isClosed).toBe(true);
  page.show();
  expect(latest().url).toBe("/live?viewport=1,2,3,4&lastEventId=a%20b");
});

it("is lost after too long a silence", () => {
  open("/events", 5000);
  latest().onopen?.();
  vi.advanceTimersByTime(4000);
  latest().dispatch("position", { x: 5 });
  vi.advanceTimersByTime(4999);
  expect(statuses).toEqual(["connecting", "live"]);
  vi.advanceTimersByTime(1);
  expect(statuses).toEqual(["connecting", "live", "lost"]);
});

it("may be silent when no limit is set", () => {
  open();
  latest().onopen?.();
  vi.advanceTimersByTime(3_600_000);
  expect(statuses).toEqual(["connecting", "live"]);
});

it("ends when it is closed", () => {
  open("/events", 5000).close();
  expect(latest().isClosed).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(TestSource.all).toHaveLength(1);
});
