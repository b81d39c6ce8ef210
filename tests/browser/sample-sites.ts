/** Sites of the fixtures, for tests that need records which the publication itself does not have. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import { test as base } from '@playwright/test'
import sirv from 'sirv'

/** The fixtures that are built before these tests: one of everything, and one that is written from right to left. */
export const samples = ['elements', 'rtl'] as const

export type Sample = (typeof samples)[number]

/** Where a fixture is laid out and built; `samples.setup.ts` does so once in a run. */
export function sampleFolder(sample: Sample): string {
  return join(import.meta.dirname, '../../node_modules/.cache/tests/samples', sample)
}

/** Playwright's test with the addresses of the fixtures' sites, without a slash at the end. */
export const test = base.extend<object, { sampleSites: Readonly<Record<Sample, string>> }>({
  sampleSites: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from the pattern.
    async ({}, use) => {
      const served = await Promise.all(samples.map(serve))
      await use({ elements: served[0]?.address ?? '', rtl: served[1]?.address ?? '' })
      for (const { close } of served) close()
    },
    { scope: 'worker' },
  ],
})

/** Serves the site of a fixture on a free port. */
async function serve(sample: Sample): Promise<{ address: string; close: () => void }> {
  const site = sirv(join(sampleFolder(sample), 'dist'), { dev: true, etag: true })
  const server = createServer((request, response) => site(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
