import { type Connection, type ConnectionListener, keepOpen, type LiveStatus } from "@/platform/streams/keep-open";
import { silenceTimer } from "@/platform/streams/silence-timer";
import type { ClientMessage, ServerMessage } from "@/ridehailing/api/types";

/** The status of a driver's socket; a socket superseded by a newer one of the same driver does not reconnect. */
export type DriverStatus = LiveStatus | "superseded";

interface DriverSocketListener {
  readonly onMessage: (message: Exclude<ServerMessage, { type: "ping" }>) => void;
  /** Also receives why the socket was lost, if the gateway said so. */
  readonly onStatus: (status: DriverStatus, reason: string | undefined) => void;
}

/** A driver's socket; open until closed or superseded, in hidden tabs too: a driver online can be offered a ride. */
export interface DriverSocket extends Connection {
  /** Sends the message if the socket is open; returns whether it was. */
  readonly send: (message: ClientMessage) => boolean;
}

export const SUPERSEDED = 4001;
const MAX_SILENT_PINGS = 2.5;
const DEFAULT_PING_SECONDS = 10;

/** The reasons by the WebSocket's close code. */
const REASONS: Readonly<Record<number, string>> = {
  1001: "The gateway is stopping.",
  1008: "Too many messages were sent at once.",
  1011: "The gateway failed.",
  1013: "Nothing can be stored right now.",
  4000: "The gateway received nothing from here for too long.",
  4002: "Messages arrived faster than this page read them.",
};

/** Opens the socket of that driver, who is online from then on. Responds to pings itself. */
export function openDriverSocket(driverId: string, { onMessage, onStatus }: DriverSocketListener): DriverSocket {
  let socket: WebSocket | undefined;
  let reason: string | undefined;
  const send = (message: ClientMessage) => {
    if (socket?.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(message));
    return true;
  };

  const open = ({ onLive, onLost }: ConnectionListener): Connection => {
    const opened = new WebSocket(urlOf(driverId));
    let silence = silenceTimer(MAX_SILENT_PINGS * DEFAULT_PING_SECONDS * 1000, onLost);
    socket = opened;
    reason = undefined;
    opened.onmessage = ({ data }: MessageEvent<string>) => {
      const message = JSON.parse(data) as ServerMessage;
      if (message.type === "welcome") {
        silence.cancel();
        silence = silenceTimer(MAX_SILENT_PINGS * message.pingIntervalSeconds * 1000, onLost);
        onLive();
      }
      silence.reset();
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
        silence.cancel();
        opened.onmessage = null;
        opened.onclose = null;
        opened.close();
      },
    };
  };

  const supersede = () => {
    connection.close();
    onStatus("superseded", undefined);
  };
  const connection = keepOpen({ open, onStatus: (status) => onStatus(status, reason), isOpenWhileHidden: true });
  return { send, close: connection.close };
}

function urlOf(driverId: string): string {
  const { protocol, host } = location;
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/api/v1/drivers/${encodeURIComponent(driverId)}/socket`;
}
