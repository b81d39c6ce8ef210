/** Standard output or standard error. */
export type Stream = Pick<NodeJS.WriteStream, 'columns' | 'isTTY' | 'write'>

/** Returns whether output to a stream is coloured: on a terminal, unless `NO_COLOR` is set. */
export function isColored(stream: Stream): boolean {
  return stream.isTTY && !process.env['NO_COLOR']
}
