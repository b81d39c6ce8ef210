/** Serves sites to browsers on this machine, on a free port. */

import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A running server. */
export interface Serving {
  /** Its address, without a trailing slash. */
  address: string
  stop: () => void
}

/** Starts a server with the given handler. */
export async function serve(answer: RequestListener): Promise<Serving> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Returns a port on which nothing listens. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
