import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { newIdempotencyKey } from "@/platform/gateway/client";
import type { GatewayProblem, Problem } from "@/platform/gateway/problem";
import { requestRide } from "@/ridehailing/api/rides";
import type { Quote, Ride } from "@/ridehailing/api/types";

interface RequestRideProps {
  readonly quote: Quote;
  readonly onRide: (ride: Ride) => void;
  readonly onRenew: () => void;
}

/** Requests the ride of a quote; offers a new quote when this one is no longer valid. */
export function RequestRide({ quote, onRide, onRenew }: RequestRideProps) {
  const { isPending, problem, request } = useRideRequest(quote.id, onRide);
  const refusal = problem && REFUSALS[problem.type];
  return (
    <div className="mt-4">
      <div role="alert">
        {problem && (
          <p className="appear mb-3 rounded-xl bg-accent-soft px-4 py-3">{refusal?.text ?? explanation(problem)}</p>
        )}
      </div>
      {refusal ? (
        <button className="button-primary button-wide" onClick={onRenew} type="button">
          {refusal.way}
        </button>
      ) : (
        <button
          aria-disabled={isPending || undefined}
          className="button-primary button-wide"
          onClick={() => isPending || request()}
          type="button"
        >
          {isPending ? "Requesting …" : problem ? "Try again" : "Request ride"}
        </button>
      )}
    </div>
  );
}

/** Requests a ride. A retry sends the same key: if the first attempt succeeded after all, it returns that ride. */
function useRideRequest(quoteId: string, onRide: (ride: Ride) => void) {
  const key = useRef("");
  const { isPending, error, mutate } = useMutation<Ride, GatewayProblem>({
    mutationFn: () => {
      key.current ||= newIdempotencyKey();
      return requestRide(quoteId, key.current);
    },
    onSuccess: onRide,
  });
  return { isPending, problem: error?.problem, request: mutate };
}

const REFUSALS: Readonly<Record<string, { readonly text: string; readonly way: string }>> = {
  "/problems/quote-expired": { text: "This price has just run out; nothing was requested.", way: "Get a new price" },
  "/problems/quote-taken": { text: "This quote has become a ride already; it holds for one.", way: "Get a new price" },
};

function explanation({ status, title, detail }: Problem): string {
  const isTrouble = status === 0 || status >= 500;
  return isTrouble ? `${title}. Trying again is safe: no ride is requested twice.` : detail;
}
