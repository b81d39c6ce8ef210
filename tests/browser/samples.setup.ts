/** Builds the sites of the fixtures, beside the tests that do not need them. */

import { mkdirSync } from 'node:fs'

import { expect, test } from '@playwright/test'

import { layOutIn, run } from '../situation.ts'
import { sampleFolder, samples } from './sample-sites.ts'

/** “Now” in these sites, so that pictures of them stay the same: 1 January 2025. */
const epoch = '1735689600'

for (const sample of samples) {
  test(`the publication of the fixture ${sample} is built`, async () => {
    test.setTimeout(120_000)
    const folder = sampleFolder(sample)
    mkdirSync(folder, { recursive: true })
    const variables = { SOURCE_DATE_EPOCH: epoch, STYLE_GUIDE: '1' }
    const { code, output } = await run('build', layOutIn(folder, sample), { variables })
    expect(code, output).toBe(0)
  })
}
