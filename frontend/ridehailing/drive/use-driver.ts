import { useCallback, useEffect, useRef, useState } from "react";
import type { ClientMessage } from "@/ridehailing/api/types";
import { type DriverSocket, type DriverStatus, openDriverSocket } from "./driver-socket";
import { driverId } from "./driver-storage";
import { NEW_SHIFT, reduceShift, type Shift } from "./shift";

/** This browser's driver and its connection. */
export interface Driver {
  /** The status of the driver's socket; undefined while offline. */
  readonly status: DriverStatus | undefined;
  /** Why the socket was lost, if known. */
  readonly reason: string | undefined;
  readonly shift: Shift;
  readonly goOnline: () => void;
  readonly goOffline: () => void;
  readonly send: (message: ClientMessage) => void;
}

/** Keeps the driver online between `goOnline` and `goOffline`. */
export function useDriver(): Driver {
  const [session, setSession] = useState(0);
  const [connection, setConnection] = useState<{ status: DriverStatus; reason: string | undefined }>();
  const [shift, setShift] = useState(NEW_SHIFT);
  const socket = useRef<DriverSocket>(undefined);

  useEffect(() => {
    if (session === 0) return;
    const opened = openDriverSocket(driverId(localStorage), {
      onMessage: (message) => setShift((before) => reduceShift(before, message)),
      onStatus: (status, reason) => setConnection({ status, reason }),
    });
    socket.current = opened;
    return () => {
      socket.current = undefined;
      opened.close();
    };
  }, [session]);

  const goOnline = () => setSession((count) => count + 1);
  const goOffline = () => {
    setSession(0);
    setConnection(undefined);
    setShift((before) => ({ ...before, offer: undefined, ride: undefined, note: undefined }));
  };
  const send = useCallback((message: ClientMessage) => void socket.current?.send(message), []);

  return { status: connection?.status, reason: connection?.reason, shift, goOnline, goOffline, send };
}
