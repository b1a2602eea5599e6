import type { Map as MapLibre } from "maplibre-gl";
import { viewOf } from "@/ridehailing/board/model/projection";
import { Shapes } from "@/ridehailing/board/model/shapes";
import type { Traffic } from "@/ridehailing/board/model/traffic";
import { Painter, type Screen } from "./painter";
import { palette } from "./palette";

const MAX_RATIO = 2;
const FAR_ZOOM = 10;

/**
 * Draws drivers and rides on a canvas of their own above the map. It is drawn in every frame while anything moves;
 * the map below, which costs far more, only when the city itself changes.
 */
export class TrafficCanvas {
  readonly #canvas = document.createElement("canvas");
  readonly #shapes = new Shapes();
  #painter: Painter | undefined;

  constructor(private readonly map: MapLibre) {
    this.#canvas.className = "pointer-events-none absolute inset-0 size-full";
    this.#canvas.ariaHidden = "true";
    map.getCanvasContainer().append(this.#canvas);
    this.#canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
    this.#canvas.addEventListener("webglcontextrestored", () => this.#begin());
    this.#begin();
  }

  /** Reads the theme's current colours. */
  recolour(): void {
    if (this.#painter) this.#painter.colours = palette();
  }

  draw(traffic: Traffic, now: number): void {
    this.#shapes.set(traffic, now);
    this.#painter?.paint(this.#shapes, this.#screen());
  }

  remove(): void {
    this.#canvas.remove();
    this.#canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
  }

  #begin(): void {
    const gl = this.#canvas.getContext("webgl2", { antialias: false, depth: false });
    this.#painter = gl ? new Painter(gl) : undefined;
    this.recolour();
  }

  #screen(): Screen {
    const { clientWidth: width, clientHeight: height } = this.map.getContainer();
    const ratio = Math.min(MAX_RATIO, devicePixelRatio);
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.#canvas.width !== across) this.#canvas.width = across;
    if (this.#canvas.height !== down) this.#canvas.height = down;
    const zoom = this.map.getZoom();
    const closeness = Math.min(2, Math.max(0.6, 1.35 ** (zoom - FAR_ZOOM)));
    return { width, height, ratio, view: viewOf(this.map.getCenter(), zoom, width, height), closeness };
  }
}
