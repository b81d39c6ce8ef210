/** Simultaneous and interrupted builds: readers get the old site or the new one, never a mixture. */

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import {
  copyOf,
  differences,
  filesOf,
  layOut,
  project,
  publish,
  run,
  shared,
  textsOf,
  type Outcome,
} from './publish.ts'

/** Built inside the project, from and to relative paths. */
const inside = join(project, 'node_modules/.cache/tests/inside')
const insideVariables = {
  CONTENT_DIR: 'tests/fixtures/minimal/content',
  OUT_DIR: 'node_modules/.cache/tests/inside/dist',
}

beforeAll(() => {
  rmSync(inside, { recursive: true, force: true })
})
afterAll(() => {
  rmSync(inside, { recursive: true, force: true })
})

describe('two builds at once', () => {
  test('of two publications both succeed', async () => {
    const [first, second] = await Promise.all([
      run('build', inside, { variables: insideVariables, ownProcess: true }),
      publish('second'),
    ])
    expect([first.code, second.code], first.output + second.output).toEqual([0, 0])
    expectOnly(first, 'Minimal', /Second Opinion|second\.example|elsewhere/)
    expectOnly(second, 'Second Opinion', /Minimal|minimal\.example|jones2021|articles\/short/)
    expect(existsSync(join(second.outDir, 'articles/elsewhere/index.html'))).toBe(true)
    expect(existsSync(join(second.outDir, 'articles/short'))).toBe(false)
    expect(existsSync(join(second.outDir, 'references/jones2021'))).toBe(false)
  })

  test('into one folder: the second is refused', async () => {
    const folder = layOut('minimal')
    let refused: Outcome | undefined
    const first = await run('build', folder, {
      pause: {
        after: '✓ Check',
        meanwhile: async () => {
          refused = await run('build', folder)
        },
      },
    })
    expect(refused?.output).toBe(
      `✗ Another build is writing to ${join(folder, 'dist')}. Wait until it is finished, or set another OUT_DIR.\n`.replace(
        `${folder}/`,
        '',
      ),
    )
    expect(refused?.code).toBe(1)
    expect(first.code, first.output).toBe(0)
    expectOnly(first, 'Minimal', /Second Opinion/)
  })
})

describe('an interrupted build', () => {
  let folder: string
  let old: ReadonlyMap<string, string>
  beforeAll(async () => {
    folder = await copyOf('minimal')
    old = filesOf(join(folder, 'dist'))
    layOut('second', folder)
  })

  test('leaves the previous site complete at any time, and the next build succeeds', async () => {
    const kills = [
      ...[0, 5, 20].map((killAfterWrites) => ({ killAfterWrites })),
      ...['✓ Pages', '✓ Inspect'].map((killAfter) => ({ killAfter })),
    ]
    for (const kill of kills) {
      const { code, output, outDir } = await run('build', folder, { kill })
      expect([code, output.includes('✓ Check')], JSON.stringify(kill)).toEqual([null, true])
      expect(differences(filesOf(outDir), old), JSON.stringify(kill)).toEqual([])
    }

    const next = await run('build', folder)
    expect(next.code, next.output).toBe(0)
    expectOnly(next, 'Second Opinion', /Minimal/)
    expect(leftovers(folder)).toEqual([])
  })
})

describe('an interrupted swap', () => {
  let last: Outcome
  beforeAll(async () => {
    last = await shared('minimal')
  })

  test.each([
    ['before the new site was in place', true],
    ['after the new site was in place', false],
  ])('%s is repaired, even by a build that fails', async (_when, before) => {
    const folder = layOut('empty-yaml')
    const [outDir, previous, next] = ['dist', '.dist.previous', '.dist.next'].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    const whole = filesOf(last.outDir)
    for (const [name, bytes] of whole) write(join(before ? previous : outDir, name), bytes)
    for (const name of before ? [next] : [previous]) write(join(name, 'index.html'), 'Half a site')

    const { code } = await run('build', folder)
    expect(code).toBe(1)
    expect(differences(filesOf(outDir), whole)).toEqual([])
    expect(leftovers(folder)).toEqual([])
  })

  test('is repaired before a build that succeeds', async () => {
    const folder = layOut('second')
    const outDir = join(folder, 'dist')
    for (const [name, bytes] of filesOf(last.outDir)) write(join(outDir, name), bytes)
    renameSync(outDir, join(folder, '.dist.previous'))
    const built = await run('build', folder)
    expect(built.code, built.output).toBe(0)
    expectOnly(built, 'Second Opinion', /Minimal/)
    expect(leftovers(folder)).toEqual([])
  })
})

/** Expects every page to have the name of its own publication and nothing from another. */
function expectOnly({ outDir }: Outcome, name: string, foreign: RegExp): void {
  const pages = textsOf(outDir, '.html')
  expect(pages.size).toBeGreaterThan(8)
  for (const [path, html] of pages) {
    expect(/<title>([^<]*)<\/title>/.exec(html)?.[1], path).toMatch(
      new RegExp(`${name}$|^${name}: `),
    )
    expect(html, path).not.toMatch(foreign)
  }
  for (const [path, xml] of textsOf(outDir, '.xml')) expect(xml, path).not.toMatch(foreign)
}

/** Returns what a build left next to its site, except the empty file of the lock. */
function leftovers(folder: string): string[] {
  return readdirSync(folder).filter((name) => !['content', 'dist', '.dist.lock'].includes(name))
}

function write(file: string, bytes: string): void {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, bytes, 'latin1')
}
