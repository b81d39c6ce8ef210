/** The inspection of a build: a site with an error is not published, whether it has few files or so many that a thread inspects them. */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { freshFolder, layOut, run } from './publish.ts'

test.each([1, 200])('an error in the last of %i more files', async (count) => {
  const folder = layOut('minimal', freshFolder())
  const data = join(folder, 'content/public/data-of-old-site')
  mkdirSync(data, { recursive: true })
  for (let number = 1; number < count; number += 1) writeFileSync(join(data, `${number}.json`), '1')
  const last = join(data, `${count}.json`)
  writeFileSync(last, '{ "a": }')

  const refused = await run('build', folder)
  expect(refused.report).toContain(`dist/data-of-old-site/${count}.json:1:8`)
  expect(refused.report).toContain('✗ Nothing was published.')
  expect(refused.code).toBe(1)
  expect(existsSync(refused.outDir)).toBe(false)

  writeFileSync(last, '{ "a": 1 }')
  const { code, output, printed } = await run('build', folder)
  expect(code, output).toBe(0)
  expect(printed).toMatch(/^✓ Inspect — \d+ pages, no problems/m)
})
