/** Compiles and links a pair of shaders; throws with the compiler's message when that fails. */
export function program(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const linked = gl.createProgram();
  gl.attachShader(linked, shader(gl, gl.VERTEX_SHADER, vertex));
  gl.attachShader(linked, shader(gl, gl.FRAGMENT_SHADER, fragment));
  gl.linkProgram(linked);
  if (!gl.getProgramParameter(linked, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(gl.getProgramInfoLog(linked) ?? "The shaders could not be linked");
  }
  return linked;
}

function shader(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const compiled = gl.createShader(type);
  if (compiled === null) throw new Error("No shader could be made");
  gl.shaderSource(compiled, source);
  gl.compileShader(compiled);
  if (!gl.getShaderParameter(compiled, gl.COMPILE_STATUS) && !gl.isContextLost()) {
    throw new Error(gl.getShaderInfoLog(compiled) ?? "A shader could not be compiled");
  }
  return compiled;
}

/** One attribute of a row: its name in the shader and its count of numbers. */
export type Attribute = readonly [name: string, size: number];

/** Describes the buffer's rows to the program, attribute after attribute; `divisor` 1 means one row per instance. */
export function rowsOf(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  buffer: WebGLBuffer,
  attributes: readonly Attribute[],
  divisor: 0 | 1,
): WebGLVertexArrayObject {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  const bytes = Float32Array.BYTES_PER_ELEMENT;
  const stride = attributes.reduce((sum, [, size]) => sum + size, 0) * bytes;
  let offset = 0;
  for (const [name, size] of attributes) {
    const place = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, size, gl.FLOAT, false, stride, offset);
    gl.vertexAttribDivisor(place, divisor);
    offset += size * bytes;
  }
  gl.bindVertexArray(null);
  return array;
}
