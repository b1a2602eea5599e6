import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

interface EarlyInput {
  /** What the server's page had in the field. */
  readonly text: string;
  /** Hears the text of a field that is in focus still. */
  readonly onTyping: (typed: string) => void;
  /** Hears the text of a field that was changed and left. */
  readonly onLeft: (typed: string) => void;
}

/** Takes over what a person did in a field before the page's scripts ran: of the focus and of the text React heard nothing. */
export function useEarlyInput(field: RefObject<HTMLInputElement | null>, { text, onTyping, onLeft }: EarlyInput): void {
  const [left, setLeft] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes to life
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and after the router has come to life too
  useEffect(() => {
    if (left !== undefined) onLeft(left);
  }, [left]);
}
