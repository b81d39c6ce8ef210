/** Standard output or standard error. Only a terminal has `isTTY`, although Node's types say that all have it. */
export type Stream = Pick<NodeJS.WriteStream, 'columns' | 'write'> &
  Partial<Pick<NodeJS.WriteStream, 'isTTY'>>

/** Returns whether output to a stream is coloured: on a terminal, unless `NO_COLOR` is set. */
export function isColored(stream: Stream): boolean {
  return stream.isTTY === true && !process.env['NO_COLOR']
}
