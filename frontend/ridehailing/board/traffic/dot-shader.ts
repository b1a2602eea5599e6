import { BUSY, FREE, PHASES } from "@/ridehailing/board/model/shapes";

/** A point whose size on the screen grows a little with the zoom. */
export const DOT_VERTEX = `#version 300 es
uniform vec3 u_view;
uniform vec2 u_size;
uniform float u_ratio;
uniform float u_closeness;
in vec2 a_place;
in float a_kind;
in float a_opacity;
out float v_radius;
flat out int v_kind;
flat out float v_opacity;

void main() {
  v_kind = int(a_kind);
  v_radius = (v_kind == ${FREE} ? 2.7 : v_kind == ${BUSY} ? 3.3 : 2.4) * u_closeness;
  v_opacity = a_opacity;
  vec2 place = a_place * u_view.x + u_view.yz;
  gl_Position = vec4(place / u_size * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
  gl_PointSize = (v_radius * 2.0 + 5.0) * u_ratio;
}
`;

/** A disc for a free driver, a diamond for a busy one, a ring for a ride's end: distinguishable without colours. */
export const DOT_FRAGMENT = `#version 300 es
precision highp float;
uniform vec3 u_colours[${PHASES.length + 2}];
uniform vec3 u_halo;
uniform float u_ratio;
in float v_radius;
flat in int v_kind;
flat in float v_opacity;
out vec4 colour;

void main() {
  float soft = 0.5 / u_ratio + 0.2;
  vec2 place = (gl_PointCoord - 0.5) * (v_radius * 2.0 + 5.0);
  float disc = length(place) - v_radius;
  float diamond = (abs(place.x) + abs(place.y) - v_radius * 1.25) * 0.7071;
  float away = v_kind == ${BUSY} ? diamond : disc;
  float inside = 1.0 - smoothstep(-soft, soft, away);
  if (v_kind < ${FREE}) inside *= smoothstep(-soft, soft, disc + 1.5);
  float around = 1.0 - smoothstep(-soft, soft, away - 1.1);
  float alpha = around * v_opacity;
  colour = vec4(mix(u_halo, u_colours[v_kind], inside) * alpha, alpha);
}
`;
