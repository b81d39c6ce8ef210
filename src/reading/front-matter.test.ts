import { describe, expect, test } from 'vitest'

import { blankFrontMatter, splitFrontMatter } from './front-matter.ts'

const split = (source: string) => {
  const { yaml, body, isThere } = splitFrontMatter(source, '/a.mdx')
  return { data: yaml.data, problems: yaml.problems, body, placeOf: yaml.placeOf, isThere }
}

describe('front matter', () => {
  test.each([
    ['plain', '---\ntitle: A\n---\n\nText\n'],
    ['with Windows line ends', '---\r\ntitle: A\r\n---\r\n\r\nText\r\n'],
    ['after a byte order mark', '\uFEFF---\ntitle: A\n---\n\nText\n'],
    ['with spaces after the dashes', '--- \t\ntitle: A\n---  \nText'],
    ['alone', '---\ntitle: A\n---'],
    ['alone, with a line end', '---\ntitle: A\n---\n'],
    ['above another line of dashes', '---\ntitle: A\n---\nText\n\n---\n\nMore\n'],
  ])('%s', (_name, source) => {
    const { data, problems, body } = split(source)
    expect({ data, problems }).toEqual({ data: { title: 'A' }, problems: [] })
    expect(body).toHaveLength(source.length)
    const start = source.lastIndexOf(
      '---',
      source.includes('Text') ? source.indexOf('Text') : undefined,
    )
    expect(body.slice(0, start + 3).replace(/[\r\n]/g, '')).toMatch(/^ *$/)
    expect(body.slice(start + 3).trimStart()).toBe(source.slice(start + 3).trimStart())
    expect(body.replace(/[^\r\n]/g, '')).toBe(source.replace(/[^\r\n]/g, ''))
    expect(blankFrontMatter(source)).toBe(body)
  })

  test('may hold dashes', () => {
    const source = '---\na: x --- y\nb: |\n  one\n  ---\n  two\nc: ---x\n---\nText'
    expect(split(source)).toMatchObject({
      data: { a: 'x --- y', b: 'one\n---\ntwo\n', c: '---x' },
      problems: [],
    })
  })

  test('may be empty, and ends at the first line of dashes', () => {
    const { data, problems, body } = split('---\n---\nText\n\n---\n')
    expect({ data, problems }).toEqual({ data: null, problems: [] })
    expect(body).toBe('   \n   \nText\n\n---\n')
  })

  test('has its places in the file', () => {
    const { placeOf } = split('\uFEFF---\r\ntitle: A\r\nauthors: [b]\r\n---\r\n')
    expect(placeOf(['authors', 0])).toEqual({ file: '/a.mdx', line: 3, column: 11 })
    expect(placeOf(['missing'])).toEqual({ file: '/a.mdx', line: 2, column: 1 })
  })

  test('with a mistake has the place of it', () => {
    const { data, problems } = split('---\ntitle: A: b\n---\n')
    expect(data).toBeUndefined()
    expect(problems.map(({ place }) => place)).toEqual([{ file: '/a.mdx', line: 2, column: 8 }])
  })
})

describe('a text without front matter', () => {
  const hint =
    'Start the file with a line of three dashes, the fields, and a second line of three dashes.'
  const place = { file: '/a.mdx', line: 1, column: 1 }

  test.each(['', 'Text', '\n---\ntitle: A\n---\n', '----\na: 1\n----\n', ' ---\na: 1\n---\n'])(
    '%j',
    (source) => {
      const { data, problems, body, placeOf } = split(source)
      expect(problems).toEqual([
        { rule: 'file-parses', place, message: 'This file has no front matter.', hint },
      ])
      expect([data, body, placeOf(['title'])]).toEqual([undefined, source, place])
    },
  )

  test.each(['---', '---\n', '---\ntitle: A\n\nText\n', '---\r\ntitle: A\r\n--- x\r\n'])(
    '%j: not closed',
    (source) => {
      const { problems, body } = split(source)
      expect(problems).toEqual([
        {
          rule: 'file-parses',
          place,
          message: 'The front matter of this file is not closed.',
          hint,
        },
      ])
      expect(body).toBe(source)
    },
  )

  test.each([
    ['---\ntitle: A\n----\n\nText\n', 3, 1, '`----` does not close the front matter.'],
    [
      '---\ntitle: A\n ---\n',
      3,
      2,
      '`---` does not close the front matter because it is indented.',
    ],
    ['---\r\ntitle: A\r\n...\r\n', 3, 1, '`...` does not close the front matter.'],
    ['---\ntitle: A\n\nHeading\n----\n', 1, 1, 'The front matter of this file is not closed.'],
  ])('%j: not closed by what was to close it', (source, line, column, message) => {
    const { problems, isThere } = split(source)
    expect(isThere).toBe(false)
    expect(problems.map((problem) => [problem.place, problem.message])).toEqual([
      [{ file: '/a.mdx', line, column }, message],
    ])
  })
})
