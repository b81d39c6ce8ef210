/**
 * A command and its bundle have this code twice in one process, and share the engines of citation-js. Whichever prints, and in
 * whatever order, each text is printed as by one of them alone.
 */

import { beforeAll, describe, expect, test, vi } from 'vitest'

import type { CslItem } from '../../references/csl.ts'
import type { Citation } from '../citation.ts'

const item = (id: string, more: Partial<CslItem>): [string, CslItem] => [
  id,
  { id, type: 'book', ...more },
]

const items = new Map([
  item('ash', { title: 'On trees', author: [{ family: 'Ash', given: 'Ann' }] }),
  item('elm', {
    type: 'article-journal',
    title: 'On leaves',
    author: [{ family: 'Elm', given: 'Eve' }],
    issued: { 'date-parts': [[2002]] },
    number: '12',
  }),
  item('page', { type: 'webpage', title: 'No names here' }),
  item('letter', { type: 'personal_communication', author: [{ family: 'Oak', given: 'Ora' }] }),
])

const cite = (narrative: boolean, ...cited: Citation['items'][number][]): Citation => ({
  narrative,
  items: cited,
})

/** One citation of each form. */
const forms = (key: string): Citation[] => [
  cite(false, { key }),
  cite(false, { key, prefix: 'see ', locator: '1', label: 'table' }),
  cite(false, { key, suffix: ', passim' }),
  cite(false, { key, prefix: 'see ' }, { key: 'elm', prefix: 'but ', suffix: ', too' }),
  cite(false, { key, suppressAuthor: true }),
  cite(true, { key }),
  cite(true, { key, locator: '4', label: 'page' }),
]

/** Loads the code once more; the packages that it imports stay the same. */
async function load() {
  vi.resetModules()
  const [{ runCiteproc }, { loadStyle }, { cslSettings }] = await Promise.all([
    import('./run.ts'),
    import('../style.ts'),
    import('./engines.ts'),
  ])
  /** Prints each form alone, so that one that a style cannot print does not hide the others. */
  const print = (style: string) =>
    [...items.keys()].flatMap(forms).map((citation) => {
      const options = { style: loadStyle(style), locale: 'en-GB', uncited: [] }
      try {
        return runCiteproc([citation], items, options)
      } catch (error) {
        return String(error)
      }
    })
  return { print, cslSettings }
}

describe('two instances of the code', () => {
  let first: Awaited<ReturnType<typeof load>>
  let second: Awaited<ReturnType<typeof load>>
  beforeAll(async () => {
    first = await load()
    second = await load()
  })

  test('have the same engines', () => {
    expect(second.print).not.toBe(first.print)
    expect(second.cslSettings).toBe(first.cslSettings)
  })

  test.each(['apa', 'chicago', 'harvard1', 'mla', 'vancouver'])(
    'print the same in the style %s, one after the other',
    (style) => {
      const alone = first.print(style)
      expect(JSON.stringify(alone)).not.toMatch(/[\uE000-\uE01F]/)
      expect(second.print(style)).toEqual(alone)
      expect(first.print(style)).toEqual(alone)
      expect(second.print(style)).toEqual(alone)
    },
  )
})
