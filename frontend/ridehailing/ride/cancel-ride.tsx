import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { GatewayProblem } from "@/platform/gateway/problem";

/** Cancels the ride after a confirmation; says when it is too late, or when the request fails. */
export function CancelRide({ onCancel }: { readonly onCancel: () => Promise<void> }) {
  const [isAsking, setAsking] = useState<boolean>();
  const { error, mutate } = useMutation<void, Error>({
    mutationFn: onCancel,
    onError: () => setAsking(false),
    throwOnError: (failure) => !(failure instanceof GatewayProblem),
  });
  const problem = error instanceof GatewayProblem ? error.problem : undefined;

  if (isAsking) return <Confirmation onConfirm={mutate} onKeep={() => setAsking(false)} />;
  return (
    <div>
      <p className="text-caption" role="alert">
        {problem && (problem.status === 409 ? "It is too late to cancel." : `${problem.title}. Try again.`)}
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

function Confirmation({ onConfirm, onKeep }: { readonly onConfirm: () => void; readonly onKeep: () => void }) {
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
