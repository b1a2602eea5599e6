import { PHASES } from "@/ridehailing/board/model/shapes";

/** Segments of an arc. */
export const ARC_STEPS = 40;

/** A curved ribbon of constant width on the screen from one end to the other; a vertex is one side of one step. */
export const ARC_VERTEX = `#version 300 es
uniform vec3 u_view;
uniform vec2 u_size;
uniform float u_ratio;
in vec4 a_ends;
in vec3 a_look;
out float v_side;
out float v_along;
out float v_part;
flat out float v_opacity;
flat out int v_phase;

const float STEPS = ${ARC_STEPS}.0;
const float BEND = 0.2;
const float HALF_WIDTH = 3.0;

void main() {
  float part = float(gl_VertexID / 2) / STEPS * a_look.x;
  float side = float(gl_VertexID % 2) * 2.0 - 1.0;
  vec2 from = a_ends.xy * u_view.x + u_view.yz;
  vec2 way = (a_ends.zw - a_ends.xy) * u_view.x;
  vec2 bend = vec2(way.y, -way.x) * BEND;
  vec2 place = from + way * part + bend * 4.0 * part * (1.0 - part);
  vec2 ahead = way + bend * 4.0 * (1.0 - 2.0 * part);
  vec2 aside = normalize(vec2(-ahead.y, ahead.x) + vec2(1e-6, 0.0));
  place += aside * side * HALF_WIDTH;
  gl_Position = vec4(place / u_size * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
  v_side = side * HALF_WIDTH;
  v_along = length(way) * 1.08 * part;
  v_part = part;
  v_opacity = a_look.y;
  v_phase = int(a_look.z);
}
`;

/** Dots while a driver is searched, dashes while one approaches, then a line; a halo in the surface colour. */
export const ARC_FRAGMENT = `#version 300 es
precision highp float;
uniform vec3 u_colours[${PHASES.length + 2}];
uniform vec3 u_halo;
uniform float u_ratio;
in float v_side;
in float v_along;
in float v_part;
flat in float v_opacity;
flat in int v_phase;
out vec4 colour;

float gaps(float period, float filled) {
  float place = abs(mod(v_along, period) - period * 0.5);
  return place - filled * 0.5;
}

void main() {
  float soft = 0.5 / u_ratio + 0.25;
  float reach = v_phase == 0 ? gaps(7.0, 2.5) : v_phase == 1 ? gaps(13.0, 8.0) : -10.0;
  float away = max(abs(v_side) - 1.15, reach);
  float line = 1.0 - smoothstep(-soft, soft, away);
  float halo = (1.0 - smoothstep(-soft, soft, away - 1.3)) * 0.7;
  float fade = v_opacity * mix(0.55, 1.0, v_part);
  float alpha = max(line, halo) * fade;
  colour = vec4(mix(u_halo, u_colours[v_phase], line) * alpha, alpha);
}
`;
