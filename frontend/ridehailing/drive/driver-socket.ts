import { watch } from "@/platform/streams/event-source";
import { type Connection, type ConnectionListener, keepOpen, type LiveStatus } from "@/platform/streams/keep-open";
import type { ClientMessage, ServerMessage } from "@/ridehailing/api/types";

/** How the driver's socket is doing; superseded by a newer one of the same driver, it does not come back. */
export type DriverStatus = LiveStatus | "superseded";

interface DriverSocketListener {
  readonly onMessage: (message: Exclude<ServerMessage, { type: "ping" }>) => void;
  /** Hears also why the socket is lost, where that is known. */
  readonly onStatus: (status: DriverStatus, reason: string | undefined) => void;
}

/** A driver's socket, kept open until it is closed or superseded, hidden tabs included: who is online can be offered a ride. */
export interface DriverSocket extends Connection {
  /** Says it if the socket is open; answers whether it was. */
  readonly send: (message: ClientMessage) => boolean;
}

export const SUPERSEDED = 4001;
const MAX_SILENT_PINGS = 2.5;
const DEFAULT_PING_SECONDS = 10;

const REASONS: Readonly<Record<number, string>> = {
  1001: "The gateway is stopping.",
  1008: "Too many messages were sent at once.",
  1011: "The gateway failed.",
  1013: "Nothing can be kept right now.",
  4000: "The gateway heard nothing from here for too long.",
  4002: "More was said than could be heard here.",
};

/** Goes online as this driver. Pings are answered here; everything else is told. */
export function openDriverSocket(driverId: string, { onMessage, onStatus }: DriverSocketListener): DriverSocket {
  let socket: WebSocket | undefined;
  let reason: string | undefined;
  const send = (message: ClientMessage) => {
    if (socket?.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(message));
    return true;
  };

  const open = ({ onLive, onLost }: ConnectionListener): Connection => {
    const opened = new WebSocket(addressOf(driverId));
    let silence = watch(MAX_SILENT_PINGS * DEFAULT_PING_SECONDS * 1000, onLost);
    socket = opened;
    reason = undefined;
    opened.onmessage = ({ data }: MessageEvent<string>) => {
      const message = JSON.parse(data) as ServerMessage;
      if (message.type === "welcome") {
        silence.end();
        silence = watch(MAX_SILENT_PINGS * message.pingIntervalSeconds * 1000, onLost);
        onLive();
      }
      silence.broken();
      if (message.type === "ping") send({ type: "pong" });
      else onMessage(message);
    };
    opened.onclose = ({ code }) => {
      if (code === SUPERSEDED && socket === opened) return supersede();
      reason = REASONS[code];
      onLost();
    };
    return {
      close: () => {
        silence.end();
        opened.onmessage = null;
        opened.onclose = null;
        opened.close();
      },
    };
  };

  const supersede = () => {
    kept.close();
    onStatus("superseded", undefined);
  };
  const kept = keepOpen({ open, onStatus: (status) => onStatus(status, reason), isOpenWhileHidden: true });
  return { send, close: kept.close };
}

function addressOf(driverId: string): string {
  const { protocol, host } = location;
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/api/v1/drivers/${encodeURIComponent(driverId)}/socket`;
}
