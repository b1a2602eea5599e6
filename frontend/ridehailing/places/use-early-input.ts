import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

interface EarlyInput {
  /** The field's text in the server's page. */
  readonly text: string;
  /** Called with the text of a field that still has the focus. */
  readonly onTyping: (typed: string) => void;
  /** Called with the text of a field that was changed and has lost the focus. */
  readonly onLeft: (typed: string) => void;
}

/** Restores what a person did in a field before hydration: React missed those focus and input events. */
export function useEarlyInput(field: RefObject<HTMLInputElement | null>, { text, onTyping, onLeft }: EarlyInput): void {
  const [left, setLeft] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at hydration
  useLayoutEffect(() => {
    const input = field.current;
    if (!input) return;
    const typed = input.value;
    if (document.activeElement === input) {
      input.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
      onTyping(typed);
    } else if (typed !== text) {
      setLeft(typed);
    }
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, after the router is hydrated too
  useEffect(() => {
    if (left !== undefined) onLeft(left);
  }, [left]);
}
