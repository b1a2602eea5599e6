import type { components } from "@/platform/gateway/schema";
import type { components as messages } from "./asyncapi";

/** Types of the gateway's OpenAPI description. */
export type Quote = components["schemas"]["Quote"];
export type QuotePage = components["schemas"]["QuotePage"];
export type QuoteRequest = components["schemas"]["QuoteRequest"];
export type Ride = components["schemas"]["Ride"];
export type RideState = Ride["state"];
export type RideReason = NonNullable<Ride["reason"]>;

type Schemas = messages["schemas"];

/** Types of the gateway's AsyncAPI description. */
export type RideEvent = Schemas["RideEvent"];
export type DriverApproach = Schemas["DriverApproach"];
export type CityCell = Schemas["CityCell"];
export type CityDriver = Schemas["CityDriver"];
export type CityRide = Schemas["CityRide"];
export type CityRideEvent = Schemas["CityRideEvent"];
export type CityRates = Schemas["CityRates"];
export type PriceLatency = Schemas["PriceLatency"];

/** The events of one ride's stream, and of the city's, by name. */
export type RideStream = Schemas["sendToRider"];
export type CityStream = Schemas["sendToBoard"];

/** A driver's message to the gateway, and the gateway's to a driver. */
export type ClientMessage = Schemas["receiveFromDriver"][keyof Schemas["receiveFromDriver"]];
export type ServerMessage = Schemas["sendToDriver"][keyof Schemas["sendToDriver"]];
export type Offer = Omit<Schemas["sendToDriver"]["offer"], "type">;
export type Progress = Schemas["receiveFromDriver"]["progress"]["state"];

/** A ride in its driver's messages; also one that is still offered. */
export type DriverRide = Omit<Schemas["AssignedRide"], "state"> & { readonly state: RideState };
