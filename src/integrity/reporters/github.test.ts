import { describe, expect, test } from 'vitest'

import type { Issue } from '../issue.ts'

import { issue } from './cases/issue.ts'
import { parseWorkflowCommand } from './cases/workflow-command.ts'
import { reportToGitHub } from './github.ts'

const report = (...issues: Issue[]) => reportToGitHub(issues, { directory: '/site' })

/** What the runner makes of a report: each of its lines has to be a command. */
function annotations(text: string) {
  const lines = text.split(/\r\n|\r|\n/)
  expect(lines.pop()).toBe('')
  return lines.map((line) => {
    const command = parseWorkflowCommand(line)
    if (!command) throw new Error(`No command: ${line}`)
    return command
  })
}

test('an issue is one line', () => {
  expect(report(issue({ hint: 'Correct it.', length: 9, found: '@smih2020' }))).toBe(
    '::error file=content/a.mdx,line=14,col=22,endColumn=31,title=citation-resolves::No such key.%0ACorrect it.%0AMore: docs/errors/citation-resolves.md\n',
  )
})

test('a warning is one, and what is missing is left out', () => {
  expect(annotations(report(issue({ severity: 'warning' })))).toEqual([
    {
      name: 'warning',
      properties: { file: 'content/a.mdx', line: '14', col: '22', title: 'citation-resolves' },
      data: 'No such key.\nMore: docs/errors/citation-resolves.md',
    },
  ])
})

test('nothing is said of nothing', () => {
  expect(report()).toBe('')
})

test('repeats are all there', () => {
  expect(annotations(report(...Array.from({ length: 300 }, () => issue())))).toHaveLength(300)
})

describe('a command cannot be forged', () => {
  const hostile = [
    'a,line=1::warning::b',
    '::error file=x::y',
    '\n::stop-commands::token',
    '\r\n::error::x\r',
    '%0A::add-mask::x%0D',
    '%250A, %25, 100%',
    '%3A%2C:,',
    ' = , : ; ] ##[error]x ',
    'é\u{1F600}\u200Fא`"\'',
    'tab\there',
  ]

  test.each(hostile)('by the file %j', (name) => {
    const [command, ...others] = annotations(report(issue({ file: `/site/content/${name}.mdx` })))
    expect(others).toEqual([])
    expect(command?.properties).toEqual({
      file: `content/${name}.mdx`,
      line: '14',
      col: '22',
      title: 'citation-resolves',
    })
  })

  test.each(hostile)('by the words %j', (words) => {
    const [command, ...others] = annotations(report(issue({ message: words, hint: words })))
    expect(others).toEqual([])
    expect(command?.name).toBe('error')
    expect(command?.data).toBe(`${words}\n${words}\nMore: docs/errors/citation-resolves.md`)
  })

  test('by other control characters', () => {
    const steering = '\u001B[2J\u0007\u009B\u0000\u0085'
    const text = report(issue({ file: `/site/${steering}`, message: steering }))
    expect(annotations(text)).toMatchObject([
      { properties: { file: '�[2J����' }, data: expect.stringMatching(/^�\[2J����\n/) as string },
    ])
  })
})
