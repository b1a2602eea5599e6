"use client";

import { useEffect, useRef, useState } from "react";
import { GatewayProblem } from "@/platform/gateway/problem";

/** Cancels the ride after a confirmation; says when it is too late, or when the request fails. */
export function CancelRide({ onCancel }: { readonly onCancel: () => Promise<void> }) {
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const keep = useRef<HTMLButtonElement>(null);
  const begin = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);

  useEffect(() => {
    if (isAsking) keep.current?.focus();
    else if (wasAsking.current) begin.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);

  const cancel = async () => {
    try {
      await onCancel();
    } catch (error) {
      if (!(error instanceof GatewayProblem)) throw error;
      setRefusal(error.problem.status === 409 ? "It is too late to cancel." : `${error.problem.title}. Try again.`);
      setAsking(false);
    }
  };

  if (!isAsking) {
    return (
      <div>
        <p className="text-caption" role="alert">
          {refusal}
        </p>
        <button className="button-quiet w-full" onClick={() => setAsking(true)} ref={begin} type="button">
          Cancel ride
        </button>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields
    <div
      aria-label="Cancel this ride?"
      className="appear"
      onKeyDown={(event) => event.key === "Escape" && setAsking(false)}
      role="group"
    >
      <p className="mb-2 font-medium">Cancel this ride?</p>
      <div className="grid grid-cols-2 gap-2">
        <button className="button-quiet" onClick={() => setAsking(false)} ref={keep} type="button">
          Keep it
        </button>
        <button className="button-primary justify-center" onClick={cancel} type="button">
          Yes, cancel
        </button>
      </div>
    </div>
  );
}
