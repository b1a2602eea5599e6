import { useEffect, useRef, useState } from "react";
import { GatewayProblem } from "@/platform/gateway/problem";

/** Cancels the ride after a confirmation; says when it is too late, or when the request fails. */
export function CancelRide({ onCancel }: { readonly onCancel: () => Promise<void> }) {
  const [isAsking, setAsking] = useState<boolean>();
  const [refusal, setRefusal] = useState<string>();

  const cancel = async () => {
    try {
      await onCancel();
    } catch (error) {
      if (!(error instanceof GatewayProblem)) throw error;
      setRefusal(error.problem.status === 409 ? "It is too late to cancel." : `${error.problem.title}. Try again.`);
      setAsking(false);
    }
  };

  if (isAsking) return <Confirmation onConfirm={cancel} onKeep={() => setAsking(false)} />;
  return (
    <div>
      <p className="text-caption" role="alert">
        {refusal}
      </p>
      <button
        // biome-ignore lint/a11y/noAutofocus: the focus returns from the confirmation
        autoFocus={isAsking === false}
        className="button-quiet w-full"
        onClick={() => setAsking(true)}
        type="button"
      >
        Cancel ride
      </button>
    </div>
  );
}

interface ConfirmationProps {
  readonly onConfirm: () => void;
  readonly onKeep: () => void;
}

function Confirmation({ onConfirm, onKeep }: ConfirmationProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields
    <div
      aria-label="Cancel this ride?"
      className="appear"
      onKeyDown={({ key }) => key === "Escape" && onKeep()}
      role="group"
    >
      <p className="mb-2 font-medium">Cancel this ride?</p>
      <div className="grid grid-cols-2 gap-2">
        <button className="button-quiet" onClick={onKeep} ref={keep} type="button">
          Keep it
        </button>
        <button className="button-primary justify-center" onClick={onConfirm} type="button">
          Yes, cancel
        </button>
      </div>
    </div>
  );
}
