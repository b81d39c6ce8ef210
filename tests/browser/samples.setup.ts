/** Builds the sites of the fixtures, beside the tests that do not need them. */

import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from '@playwright/test'

import { layOutIn } from '../situation.ts'
import { sampleFolder, samples } from './sample-sites.ts'

const project = join(import.meta.dirname, '../..')

/** “Now” in these sites, so that pictures of them stay the same: 1 January 2025. */
const epoch = '1735689600'

for (const sample of samples) {
  test(`the publication of the fixture ${sample} is built`, async () => {
    test.setTimeout(120_000)
    const folder = sampleFolder(sample)
    mkdirSync(folder, { recursive: true })
    layOutIn(folder, sample)
    const { code, output } = await build(folder)
    expect(code, output).toBe(0)
  })
}

function build(folder: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=DEP0040', join(project, 'src/cli/build.ts')],
    {
      cwd: project,
      env: {
        ...process.env,
        CONTENT_DIR: join(folder, 'content'),
        OUT_DIR: join(folder, 'dist'),
        SOURCE_DATE_EPOCH: epoch,
        NO_COLOR: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  const hear = (text: Buffer) => {
    output += String(text)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
