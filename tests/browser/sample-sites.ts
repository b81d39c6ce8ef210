/** The sites of fixtures, for tests that need records which the publication itself does not have. */

import { join } from 'node:path'

import { test as base } from '@playwright/test'
import sirv from 'sirv'

import { serve } from '../serve.ts'

/**
 * The fixtures that are built before these tests: one with every kind of element, one written from right to left, one with a
 * withdrawn fact-check, one in German, and one with the evidence on several outcomes.
 */
export const samples = ['elements', 'rtl', 'withdrawn', 'german', 'outcomes'] as const

export type Sample = (typeof samples)[number]

/** The folder in which a fixture is built; `samples.setup.ts` builds it once per run. */
export function sampleFolder(sample: Sample): string {
  return join(import.meta.dirname, '../../node_modules/.cache/tests/samples', sample)
}

/** Playwright's `test` with the addresses of the fixtures' sites, without a trailing slash. */
export const test = base.extend<object, { sampleSites: Readonly<Record<Sample, string>> }>({
  sampleSites: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture from the pattern.
    async ({}, use) => {
      const served = await Promise.all(
        samples.map((sample) =>
          serve(sirv(join(sampleFolder(sample), 'dist'), { dev: true, etag: true })),
        ),
      )
      const [elements = '', rtl = '', withdrawn = '', german = '', outcomes = ''] = served.map(
        ({ address }) => address,
      )
      await use({ elements, rtl, withdrawn, german, outcomes })
      for (const { stop } of served) stop()
    },
    { scope: 'worker' },
  ],
})
