/** The options of `npm run check`: its output and exit codes. */

import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'

import { parseWorkflowCommand } from '../src/integrity/reporters/cases/workflow-command.ts'
import { check, layOut, run, type Outcome } from './publish.ts'

interface Listed {
  rule: string
  severity: string
  file: string
  line: number
  column: number
  message: string
  hint: string
  url: string
}
interface Json {
  issues: Listed[]
  errors: number
  warnings: number
}
interface Sarif {
  runs: { results: { ruleId: string; level: string }[] }[]
}

const listOf = ({ printed }: Outcome) => JSON.parse(printed) as Json

/** A publication with three warnings and no error. */
let warned: string
beforeAll(() => {
  warned = layOut('minimal')
  const item = { id: 'more2020', type: 'book', title: 'A book', a: 1, b: 2, c: 3 }
  const whole = { author: [{ family: 'More' }], issued: { 'date-parts': [[2020]] }, ISBN: '' }
  writeFileSync(
    join(warned, 'content/references/more.json'),
    JSON.stringify([{ ...item, ...whole, custom: { background: true } }], undefined, 2),
  )
})
const only = ['--only', 'field-is-used']

describe('the report', () => {
  let json: Json
  beforeAll(async () => {
    json = listOf(await check('many', { args: ['--format', 'json'] }))
  })

  test('for people goes to standard error, with one line on standard output', async () => {
    const { code, printed, report } = await check('many')
    expect(printed).toMatch(
      /^✗ Check — \d+ errors(?: and \d+ warnings?)? in \d+ files \(\d+\.\d s\)\n$/,
    )
    expect(report).toMatch(/\n\d+ errors.* in \d+ files\.\n$/)
    expect(code).toBe(1)
  })

  test('contains the same problems in every format, and nothing else is on standard output', async () => {
    const [github, sarif] = await Promise.all([
      check('many', { args: ['--format', 'github'] }),
      check('many', { args: ['--format', 'sarif'] }),
    ])
    expect(json.errors).toBeGreaterThanOrEqual(10)
    expect(json.errors + json.warnings).toBe(json.issues.length)

    const annotations = github.printed
      .split('\n')
      .slice(0, -1)
      .map((line) => parseWorkflowCommand(line))
    expect(annotations.map((each) => [each?.name, each?.properties, each?.data])).toEqual(
      json.issues.map(({ rule, severity, file, line, column, message, hint, url }) => [
        severity,
        expect.objectContaining({
          file,
          line: `${line}`,
          col: `${column}`,
          title: rule,
        }) as unknown,
        [message, ...(hint ? [hint] : []), `More: ${url}`].join('\n'),
      ]),
    )
    const { results } = (JSON.parse(sarif.printed) as Sarif).runs[0] ?? { results: [] }
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual(
      json.issues.map(({ rule, severity }) => [rule, severity]),
    )
    for (const { code, report } of [github, sarif]) {
      expect(report).toMatch(/^✗ Check — .* in \d+ files \(\d+\.\d s\)\n$/)
      expect(code).toBe(1)
    }
  })

  test('can be limited to one or several rules', async () => {
    const rules = ['citation-resolves', 'record-exists']
    const { issues } = listOf(
      await check('many', { args: ['--format', 'json', '--only', rules.join(',')] }),
    )
    expect(issues).toEqual(json.issues.filter(({ rule }) => rules.includes(rule)))
    expect(new Set(issues.map(({ rule }) => rule)).size).toBe(2)
  })

  test('can be empty', async () => {
    const [text, list] = await Promise.all([
      check('many', { args: ['--only', 'alias-is-free'] }),
      check('many', { args: ['--only', 'alias-is-free', '--format', 'json'] }),
    ])
    expect(text.report).toBe('')
    expect(text.printed).toMatch(/^✓ Check — \d+ files, nothing breaks alias-is-free \(/)
    expect(listOf(list)).toEqual({ issues: [], errors: 0, warnings: 0 })
    expect([text.code, list.code]).toEqual([0, 0])
  })
})

describe('warnings', () => {
  test('do not fail the check', async () => {
    const { code, printed } = await run('check', warned, { args: only })
    expect(printed).toMatch(/^✓ Check — 3 warnings in 1 file \(/)
    expect(code).toBe(0)
  })

  test('fail the check if there are more than allowed', async () => {
    const [two, three, none] = await Promise.all(
      ['2', '3', '0'].map((max) =>
        run('check', warned, { args: [...only, '--max-warnings', max] }),
      ),
    )
    expect(two?.printed).toMatch(/^✗ Check — 3 warnings in 1 file; --max-warnings allows 2 \(/)
    expect(three?.printed).toMatch(/^✓ Check — 3 warnings in 1 file \(/)
    expect(none?.printed).toContain('--max-warnings allows none')
    expect([two, three, none].map((each) => each?.code)).toEqual([1, 0, 1])
  })
})

test('an invalid option is named, and nothing is checked', async () => {
  const { code, printed, report } = await check('many', { args: ['--format', 'jsn'] })
  expect(report).toBe(
    '✗ There is no format `jsn`; did you mean `json`? Write --format and one of terminal, github, sarif, json.\n',
  )
  expect([code, printed]).toEqual([2, ''])
})

test('help goes to standard output', async () => {
  const { code, printed, report } = await check('many', { args: ['--help'] })
  expect(printed).toContain('--max-warnings <n>')
  expect([code, report]).toEqual([0, ''])
})

test('a reader that closes the pipe early is not an error', async () => {
  const folder = layOut('minimal')
  const items = Array.from({ length: 4000 }, (_, at) => ({ type: 'book', title: `Book ${at}` }))
  writeFileSync(join(folder, 'content/references/nameless.json'), JSON.stringify(items))
  const { code, report } = await run('check', folder, {
    args: ['--format', 'json'],
    onOutput: (_output, child) => child.stdout?.destroy(),
  })
  expect(report).toMatch(/^✗ Check — [\d,]+ errors.*\n$/)
  expect(code).toBe(1)
})

test('an image with damaged data is an error where it is used, also if nothing has changed', async () => {
  const folder = layOut('minimal')
  const file = join(folder, 'content/articles/cup.png')
  const background = { width: 40, height: 30, channels: 3, background: 'teal' } as const
  const picture = await sharp({ create: background }).png().toBuffer()
  const damaged = Buffer.from(picture)
  damaged[60] = (damaged[60] ?? 0) ^ 1
  writeFileSync(file, damaged)
  appendFileSync(join(folder, 'content/articles/short.mdx'), '\n![A cup](./cup.png)\n')
  for (const time of ['first', 'second']) {
    const { code, report } = await run('check', folder)
    expect(report, time).toMatch(
      /The image `\.\/cup\.png` is damaged[^]*content\/articles\/short\.mdx:\d+:10 {3}file-is-what-it-says/,
    )
    expect(code, time).toBe(1)
  }
  writeFileSync(file, picture)
  expect((await run('check', folder)).code).toBe(0)
})
