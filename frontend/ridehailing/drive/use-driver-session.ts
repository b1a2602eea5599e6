"use client";

import { useEffect, useRef, useState } from "react";
import { type Point, rounded } from "@/ridehailing/places/places";
import type { Travel } from "@/ridehailing/places/travel";
import { driverPlaceIn } from "@/ridehailing/places/trip-url";
import { onlineAt, rememberOnline } from "./driver-storage";
import { routeFor } from "./route";
import { type Driver, useDriver } from "./use-driver";
import { type SpeedFactor, useTravel } from "./use-travel";

/** The driver and his car. */
export interface DriverSession extends Driver {
  readonly travel: Travel | undefined;
  readonly speedFactor: SpeedFactor;
  readonly setSpeedFactor: (speedFactor: SpeedFactor) => void;
  /** Puts the car there while he is offline, sends it there while he is online. */
  readonly goTo: (point: Point | undefined) => void;
}

/** A driver with his car: it drives by itself where his ride needs it, and its place is told once a second as it moves. */
export function useDriverSession(): DriverSession {
  const [speedFactor, setSpeedFactor] = useState<SpeedFactor>(1);
  const at = useRef<Point>(undefined);
  const driver = useDriver();
  const { status, shift, send, goOnline } = driver;
  const isOnline = status !== undefined && status !== "superseded";
  const { travel, place, drive } = useTravel(speedFactor, isOnline);
  const here = travel?.at;
  const { ride } = shift;

  useEffect(() => {
    at.current = here;
    if (status === "live" && here) send({ type: "position", ...rounded(here) }); // when it is welcome again, too
  }, [here, status, send]);

  useEffect(() => {
    if (isOnline) rememberOnline(sessionStorage, here && rounded(here));
    else if (status === "superseded") rememberOnline(sessionStorage, undefined);
  }, [here, isOnline, status]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each state of each ride, from wherever the car is then
  useEffect(() => {
    drive(ride && at.current ? routeFor(ride, at.current) : []);
  }, [ride?.rideId, ride?.state]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes to life
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
    goTo: (point) => (isOnline && point ? drive([point]) : place(point)),
    goOffline: () => {
      rememberOnline(sessionStorage, undefined);
      drive([]);
      driver.goOffline();
    },
  };
}
