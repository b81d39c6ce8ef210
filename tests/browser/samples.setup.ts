/** Builds the sites of the fixtures while tests that do not need them run. */

import { mkdirSync } from 'node:fs'

import { expect, test } from '@playwright/test'

import { layOutIn, run } from '../situation.ts'
import { sampleFolder, samples } from './sample-sites.ts'

/** The current time in these sites, fixed so that screenshots do not change: 1 January 2025. */
const epoch = '1735689600'

for (const sample of samples) {
  test(`the fixture ${sample} is built`, async () => {
    const folder = sampleFolder(sample)
    mkdirSync(folder, { recursive: true })
    // The others have the code of the publication, which is bundled already.
    const guide = sample === 'elements' ? '1' : ''
    const variables = { SOURCE_DATE_EPOCH: epoch, STYLE_GUIDE: guide }
    const { code, output } = await run('build', layOutIn(folder, sample), { variables })
    expect(code, output).toBe(0)
  })
}
