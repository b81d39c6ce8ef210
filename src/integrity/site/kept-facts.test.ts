import { expect, test } from 'vitest'

import { createInspection } from '../inspect.ts'
import { emptyPack } from './cases/inspect-example.ts'

const page = (title: string, rest = '') => `<!doctype html>
<title>${title}</title>
<meta name="description" content="A page.">
<link rel="canonical" href="https://example.org/${title}.html">
<h1 id="start">${title}</h1>${rest}
`

const twoPages = {
  'a.html': page('a', '<a href="/b.html#start">b</a>'),
  'b.html': page('b'),
  'paper.pdf': '%PDF',
}

/** Inspects files, and returns the messages and which files were read. */
function inspect(files: Record<string, string>, kept = emptyPack(), url = 'https://example.org') {
  const read: string[] = []
  const readFile = (name: string) => {
    read.push(name)
    return files[name] ?? ''
  }
  const inspection = createInspection({ directory: '/dist', url, kept, read: readFile })
  for (const [name, text] of Object.entries(files))
    inspection.add(name, () => readFile(name), `digest of ${text}`)
  const { issues, filesRead, pages } = inspection.finish()
  inspection.keep()
  return { messages: issues.map(({ message }) => message), read, filesRead, pages }
}

test('files that no rule inspects are not read', () => {
  expect(inspect(twoPages).read).toEqual(['a.html', 'b.html'])
})

test('a file with a known digest is not read', () => {
  const kept = emptyPack()
  inspect(twoPages, kept)
  expect(inspect(twoPages, kept)).toEqual({ messages: [], read: [], filesRead: 0, pages: 2 })
})

test('only a changed file is read, and a file that depends on it if it has a problem', () => {
  const kept = emptyPack()
  inspect(twoPages, kept)
  const changed = { ...twoPages, 'b.html': page('b').replace(' id="start"', '') }
  const { messages, read, filesRead } = inspect(changed, kept)
  expect(messages).toEqual(['There is no `#start` on the page `/b.html`.'])
  expect(read).toEqual(['b.html', 'a.html'])
  expect(filesRead).toBe(1)
})

test('the facts about a deleted file are forgotten', () => {
  const kept = emptyPack()
  inspect(twoPages, kept)
  const { messages } = inspect({ 'a.html': twoPages['a.html'] }, kept)
  expect(messages).toEqual([
    'The link `/b.html#start` does not lead to a file of the site; did you mean `/a.html`?',
  ])
  expect(inspect(twoPages, kept).read).toEqual(['b.html'])
})

test('facts depend on the address of the site', () => {
  const kept = emptyPack()
  inspect(twoPages, kept)
  expect(inspect(twoPages, kept, 'https://other.example').filesRead).toBe(2)
})

test('without digests, bytes are compared', () => {
  const kept = emptyPack()
  const run = (text: string) => {
    const read = () => text
    const inspection = createInspection({ directory: '/', url: 'https://example.org', kept, read })
    inspection.add('a.html', read)
    const { filesRead } = inspection.finish()
    inspection.keep()
    return filesRead
  }
  expect([run(page('a')), run(page('a')), run(page('b'))]).toEqual([1, 0, 1])
})

test('an entry that matched its source is compared again when the source changes', () => {
  const source = (title: string) =>
    JSON.stringify([{ id: 'lee2019', type: 'book', title, author: [{ family: 'Lee' }] }])
  const entry = '<div class="entry">Lee B. Heat and cold in sprains.</div>'
  const path = 'references/lee2019'
  const files = {
    [`${path}.json`]: source('Heat and cold in sprains'),
    [`${path}/index.html`]: page('lee2019', entry).replace('lee2019.html', `${path}/`),
  }
  const kept = emptyPack()
  expect(inspect(files, kept).messages).toEqual([])
  expect(inspect(files, kept).messages).toEqual([])
  const changed = { ...files, [`${path}.json`]: source('Warm baths in winter') }
  const message = 'This entry does not show its source, `lee2019` (“Warm baths in winter”).'
  expect(inspect(changed, kept).messages).toEqual([message])
  expect(inspect(changed, kept).messages).toEqual([message])
  expect(inspect(files, kept).messages).toEqual([])
})
