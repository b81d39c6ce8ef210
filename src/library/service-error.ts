/** A service on the network could not be asked, or its answer cannot be used. The message says what to do. */
export class ServiceError extends Error {
  /** Whether asking again now would probably fail in the same way: no connection, no answer in time, too many requests. */
  readonly isDown: boolean

  constructor(
    message: string,
    { isDown = false, cause }: { isDown?: boolean; cause?: unknown } = {},
  ) {
    // A message can quote what a service sent, and control characters would change the terminal.
    super(message.replace(/\p{Cc}+/gu, ' '), cause === undefined ? undefined : { cause })
    this.isDown = isDown
  }
}
