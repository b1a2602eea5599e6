import { useEffect, useRef, useState } from "react";
import { type Point, rounded } from "@/ridehailing/places/places";
import type { Travel } from "@/ridehailing/places/travel";
import { driverPlaceIn } from "@/ridehailing/places/trip-url";
import { onlineAt, rememberOnline } from "./driver-storage";
import { routeFor } from "./route";
import { type Driver, useDriver } from "./use-driver";
import { type SpeedFactor, useTravel } from "./use-travel";

/** A driver's session on this page: the connection and the car. */
export interface DriverSession extends Driver {
  readonly travel: Travel | undefined;
  readonly speedFactor: SpeedFactor;
  readonly setSpeedFactor: (speedFactor: SpeedFactor) => void;
  /** Whether an offer is announced by a sound. */
  readonly isSounding: boolean;
  readonly setSounding: (isSounding: boolean) => void;
  /** Places the car there while offline, drives it there while online. */
  readonly goTo: (point: Point | undefined) => void;
}

/** Runs a session. The car drives the ride's route by itself, and reports its position each second while it moves. */
export function useDriverSession(): DriverSession {
  const [speedFactor, setSpeedFactor] = useState<SpeedFactor>(1);
  const [isSounding, setSounding] = useState(false);
  const at = useRef<Point>(undefined);
  const driver = useDriver();
  const { status, shift, send, goOnline } = driver;
  const isOnline = status !== undefined && status !== "superseded";
  const { travel, place, drive } = useTravel(speedFactor, isOnline);
  const here = travel?.at;
  const { ride } = shift;

  useEffect(() => {
    at.current = here;
    if (status === "live" && here) send({ type: "position", ...rounded(here) }); // after each reconnection too
  }, [here, status, send]);

  useEffect(() => {
    if (isOnline) rememberOnline(sessionStorage, here && rounded(here));
    else if (status === "superseded") rememberOnline(sessionStorage, undefined);
  }, [here, isOnline, status]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once per state of each ride
  useEffect(() => {
    drive(ride && at.current ? routeFor(ride, at.current) : []);
  }, [ride?.rideId, ride?.state]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at hydration
  useEffect(() => {
    const before = onlineAt(sessionStorage);
    place(before ?? driverPlaceIn(location.search));
    if (before) goOnline();
  }, []);

  return {
    ...driver,
    travel,
    speedFactor,
    setSpeedFactor,
    isSounding,
    setSounding,
    goTo: (point) => (isOnline && point ? drive([point]) : place(point)),
    goOffline: () => {
      rememberOnline(sessionStorage, undefined);
      drive([]);
      driver.goOffline();
    },
  };
}
