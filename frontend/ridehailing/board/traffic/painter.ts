import type { View } from "@/ridehailing/board/model/projection";
import type { Numbers, Shapes } from "@/ridehailing/board/model/shapes";
import { ARC_FRAGMENT, ARC_STEPS, ARC_VERTEX } from "./arc-shader";
import { DOT_FRAGMENT, DOT_VERTEX } from "./dot-shader";
import type { Palette } from "./palette";
import { type Attribute, program, rowsOf } from "./program";

const ARC: readonly Attribute[] = [
  ["a_ends", 4],
  ["a_look", 3],
];
const DOT: readonly Attribute[] = [
  ["a_place", 2],
  ["a_kind", 1],
  ["a_opacity", 1],
];

/** The screen: its size in CSS pixels, device pixels per CSS pixel, the view of the city, the zoom's factor. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly view: View;
  readonly closeness: number;
}

/** Draws shapes: the arcs in one call, the dots over them in another. */
export class Painter {
  readonly #arcs: Layer;
  readonly #dots: Layer;

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.#arcs = new Layer(gl, ARC_VERTEX, ARC_FRAGMENT, ARC, 1);
    this.#dots = new Layer(gl, DOT_VERTEX, DOT_FRAGMENT, DOT, 0);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  set colours(palette: Palette) {
    this.#arcs.colours = palette;
    this.#dots.colours = palette;
  }

  paint({ arcs, dots }: Shapes, screen: Screen): void {
    const { gl } = this;
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.clear(gl.COLOR_BUFFER_BIT);
    this.#arcs.use(arcs, screen);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 2 * (ARC_STEPS + 1), arcs.rows);
    this.#dots.use(dots, screen);
    gl.drawArrays(gl.POINTS, 0, dots.rows);
  }
}

/** A shader program and its rows of numbers. */
class Layer {
  readonly #program: WebGLProgram;
  readonly #buffer: WebGLBuffer;
  readonly #rows: WebGLVertexArrayObject;
  readonly #places = new Map<string, WebGLUniformLocation | null>();

  constructor(
    private readonly gl: WebGL2RenderingContext,
    vertex: string,
    fragment: string,
    attributes: readonly Attribute[],
    divisor: 0 | 1,
  ) {
    this.#program = program(gl, vertex, fragment);
    this.#buffer = gl.createBuffer();
    this.#rows = rowsOf(gl, this.#program, this.#buffer, attributes, divisor);
  }

  set colours({ kinds, halo }: Palette) {
    // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL method, not a hook
    this.gl.useProgram(this.#program);
    this.gl.uniform3fv(this.#place("u_colours"), kinds);
    this.gl.uniform3fv(this.#place("u_halo"), halo);
  }

  use(rows: Numbers, { width, height, ratio, view, closeness }: Screen): void {
    const { gl } = this;
    // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL method, not a hook
    gl.useProgram(this.#program);
    gl.uniform3f(this.#place("u_view"), view.scale, view.x, view.y);
    gl.uniform2f(this.#place("u_size"), width, height);
    gl.uniform1f(this.#place("u_ratio"), ratio);
    gl.uniform1f(this.#place("u_closeness"), closeness);
    gl.bindVertexArray(this.#rows);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    gl.bufferData(gl.ARRAY_BUFFER, rows.values, gl.DYNAMIC_DRAW);
  }

  #place(name: string): WebGLUniformLocation | null {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const found = this.gl.getUniformLocation(this.#program, name);
    this.#places.set(name, found);
    return found;
  }
}
