/** How long a server takes until an author sees a page: after its start, and after a change to a text. */

import { setTimeout } from 'node:timers/promises'

import { freePort } from '../tests/serve.ts'
import { endOf, startCommand, stopCommand, type Command } from './processes.ts'

/** What was measured of a server, in seconds. */
export interface Served {
  /** From the start of the command to the first page. */
  start: number
  /** From each saved change to the page that shows it. */
  edits: number[]
}

export interface ServedOptions {
  /** The path of the page that is asked for. */
  page: string
  /** Saves changes, one after the other, each of which returns the words that the page must show afterwards. */
  edits?: readonly (() => string)[]
  /** How many seconds the start and each edit may take. */
  limit: number
}

/** How long to wait between two requests, in milliseconds. */
const pause = 20
/** How long a server has to settle before an edit, in milliseconds, because authors do not save while it starts. */
const rest = 2000

/**
 * Starts a server, asks for a page until it comes, makes the edits, and stops the server.
 *
 * @param serve returns the command for a port
 * @throws if the page does not come or does not change in time
 */
export async function measureServer(
  serve: (port: number) => Command,
  { page, edits = [], limit }: ServedOptions,
): Promise<Served> {
  const port = await freePort()
  const begin = performance.now()
  const { child, output } = startCommand(serve(port))
  const shows = async (words: string) => {
    const from = performance.now()
    while (!(await contains(`http://127.0.0.1:${port}${page}`, words))) {
      if (child.exitCode !== null)
        throw new Error(`The server ended with exit code ${child.exitCode}: ${endOf(output())}`)
      if (performance.now() - from > limit * 1000)
        throw new Error(`The page did not come within ${limit} seconds: ${endOf(output())}`)
      await setTimeout(pause)
    }
  }
  try {
    await shows('')
    const start = (performance.now() - begin) / 1000
    const times: number[] = []
    for (const edit of edits) {
      await setTimeout(rest)
      const from = performance.now()
      await shows(edit())
      times.push((performance.now() - from) / 1000)
    }
    return { start, edits: times }
  } finally {
    await stopCommand(child)
  }
}

/** Returns whether an address responds with a page that contains the words. */
async function contains(address: string, words: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(120_000) })
    const text = await response.text()
    return response.ok && text.includes(words)
  } catch {
    return false
  }
}
