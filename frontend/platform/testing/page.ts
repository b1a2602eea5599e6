import { afterEach, beforeEach, vi } from "vitest";

/** A browser page around a connection: visible or hidden, online or offline, on fake time. */
export interface TestPage {
  readonly show: () => void;
  readonly hide: () => void;
  readonly online: () => void;
  readonly offline: () => void;
}

/** Sets up such a page for each test in a file. */
export function testPage(): TestPage {
  let page = new EventTarget();
  let tab = new EventTarget();
  let visibilityState = "visible";
  const look = (state: string) => {
    visibilityState = state;
    tab.dispatchEvent(new Event("visibilitychange"));
  };

  beforeEach(() => {
    vi.useFakeTimers();
    page = new EventTarget();
    tab = Object.defineProperty(new EventTarget(), "visibilityState", { get: () => visibilityState });
    visibilityState = "visible";
    vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
    vi.stubGlobal("document", tab);
    vi.stubGlobal("location", { protocol: "https:", host: "tandem.test" });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  return {
    show: () => look("visible"),
    hide: () => look("hidden"),
    online: () => void page.dispatchEvent(new Event("online")),
    offline: () => void page.dispatchEvent(new Event("offline")),
  };
}
