import { expect, test, vi } from 'vitest'

import type { Reference } from '../references/schema.ts'
import type { FoundWork } from './found.ts'
import type { HttpClient } from './http-client.ts'

import { addWorks, findWorks, type Result } from './add.ts'
import { crossrefRecord, crossrefUpdate } from './cases/records.ts'
import { LibraryIndex } from './library-index.ts'
import { crossrefAnswer } from './services/schema.ts'
import { crossrefToWork } from './services/crossref.ts'

const known: Reference = {
  type: 'article-journal',
  title: 'A made-up study that is known already',
  author: [{ family: 'Muster', given: 'C.' }],
  issued: 2020,
  DOI: '10.5555/Known',
  PMID: '99999991',
  URL: 'https://www.made-up.example/page/',
}
const library = () =>
  new LibraryIndex({
    references: new Map([['muster2020', known]]),
    keys: ['muster2020', 'VANDERBERG2020'],
  })

const found = (more: Record<string, unknown> = {}): FoundWork =>
  crossrefToWork(crossrefAnswer.parse(crossrefRecord(more)).message)
const result = (more: Record<string, unknown> = {}): Result => ({
  typed: 'x',
  kind: 'found',
  work: found(more),
})
const add = (...results: Result[]) => addWorks(results, library(), { today: '2026-01-02' })

test('a work with an identifier or address of the library is known before anyone is asked', async () => {
  const client: HttpClient = { send: vi.fn<HttpClient['send']>() }
  const typed = ['10.5555/KNOWN', 'pmid:99999991', 'http://made-up.example/page#top', 'knees']
  const results = await findWorks(typed, library(), client)
  expect(results).toMatchObject([
    { kind: 'known', key: 'muster2020', shared: 'the DOI `10.5555/KNOWN`' },
    { kind: 'known', key: 'muster2020', shared: 'the PMID `99999991`' },
    { kind: 'known', key: 'muster2020', shared: 'this address' },
    { kind: 'failed' },
  ])
  expect(client.send).not.toHaveBeenCalled()
})

test('a work with the title, year and author of one in the library is known', async () => {
  const same = {
    DOI: null,
    title: [known.title.toUpperCase()],
    author: [{ family: 'Muster', given: 'Clara' }],
  }
  const work = found({ ...same, DOI: '10.5555/x' })
  const { DOI, URL, volume, issue, page, ...item } = work.item
  expect([DOI, URL, volume, issue, page]).not.toContain(undefined)
  const additions = await add({ typed: 'x', kind: 'found', work: { ...work, item } })
  expect(additions).toMatchObject([
    { kind: 'known', key: 'muster2020', shared: 'this title, year and first author' },
  ])
})

test('a new work gets a free key and the text of its file', async () => {
  const [first, second, third] = await add(
    result(),
    result(),
    result({ DOI: '10.5555/2', title: ['Other'] }),
  )
  expect(first).toMatchObject({ kind: 'new', key: 'vanderberg2020a', remarks: [] })
  expect(first).toHaveProperty('text', expect.not.stringContaining('The words of others'))
  expect(second).toMatchObject({ kind: 'known', key: 'vanderberg2020a' })
  expect(third).toMatchObject({ kind: 'new', key: 'vanderberg2020b' })
})

test('a work that was retracted gets its health, and a remark on its notice', async () => {
  const [one] = await add(
    result({ 'updated-by': [crossrefUpdate('retraction', '10.5555/notice')] }),
  )
  expect(one).toMatchObject({
    reference: { health: { kind: 'retracted', date: '2021-05-06', checked: '2026-01-02' } },
  })
  expect(one).toHaveProperty(
    'remarks.1',
    expect.stringContaining('`npm run cite add 10.5555/notice`'),
  )
  const [two] = await add(result({ 'updated-by': [crossrefUpdate('retraction', '10.5555/known')] }))
  expect(two).toMatchObject({
    reference: { health: { notice: 'muster2020' } },
    remarks: [expect.anything()],
  })
})

test('a notice about a source of the library is named', async () => {
  const update = crossrefUpdate('retraction', '10.5555/KNOWN', { source: 'publisher' })
  expect(await add(result({ 'update-to': [update] }))).toMatchObject([
    { remarks: ['It is a notice about `muster2020`. Run `npm run cite refresh` to record that.'] },
  ])
})

test('a record that cannot be a reference is refused', async () => {
  expect(await add(result({ title: [] }))).toMatchObject([
    {
      kind: 'failed',
      message:
        'The record of Crossref has no title, so it cannot be cited. Nothing was taken from it.',
    },
  ])
})
