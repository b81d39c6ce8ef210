import { toString as toText } from 'hast-util-to-string'
import { describe, expect, it } from 'vitest'

import { articleSchema } from '../articles/schema.ts'
import { personSchema } from '../people/schema.ts'
import { siteOf, siteSchema } from '../site.ts'
import { formatEntries } from '../citations/format.ts'
import { articleToCsl } from './article.ts'
import { toBibtex } from './bibtex.ts'
import { exportEndings, exportResponse } from './format.ts'
import { toRis } from './ris.ts'

const site = siteSchema.parse({
  name: 'Checks',
  url: 'https://example.org/checks/',
  language: 'en-GB',
  publisher: { name: 'Example Press' },
})
const home = siteOf(site)
const people = new Map([
  ['desk', personSchema.parse({ name: 'The desk', type: 'organization' })],
  ['jan', personSchema.parse({ name: 'Jan van den Berg', given: 'Jan', family: 'van den Berg' })],
  ['anna', personSchema.parse({ name: 'Anna Maria Weber' })],
])
const article = {
  id: 'knees/prp',
  data: articleSchema.parse({
    title: 'Does PRP help?',
    description: 'Not as far as we know.',
    published: '2026-11-22',
    authors: ['desk', 'jan', 'anna'],
    topics: [],
  }),
}

describe('articleToCsl', () => {
  it('describes an article for those who cite it', () => {
    expect(articleToCsl(article, people, home)).toEqual({
      id: 'knees/prp',
      type: 'webpage',
      title: 'Does PRP help?',
      author: [
        { literal: 'The desk' },
        { family: 'van den Berg', given: 'Jan' },
        { literal: 'Anna Maria Weber' },
      ],
      'container-title': 'Checks',
      publisher: 'Example Press',
      issued: { 'date-parts': [[2026, 11, 22]] },
      URL: 'https://example.org/checks/articles/knees/prp/',
      language: 'en-GB',
      abstract: 'Not as far as we know.',
    })
  })

  it('gives no answer of an article that was withdrawn, but when and why', () => {
    const revisions = [{ date: '2026-12-01', kind: 'withdrawal', summary: 'It was wrong.' }]
    const withdrawn = { ...article, data: articleSchema.parse({ ...article.data, revisions }) }
    expect(articleToCsl(withdrawn, people, home)).toMatchObject({
      title: 'Does PRP help?',
      abstract: 'Withdrawn, 1 December 2026. It was wrong.',
    })
  })

  it('names no publisher that is the site itself', () => {
    const own = { ...site, publisher: { name: site.name } }
    expect(articleToCsl(article, people, siteOf(own))).not.toHaveProperty('publisher')
  })
})

describe('the citation of an article', () => {
  const item = articleToCsl(article, people, home)
  const entry = (style: string) => {
    const options = { items: new Map([[item.id, item]]), style, language: 'en-GB' }
    return toText({
      type: 'root',
      children: formatEntries(options).get(item.id) ?? [],
    })
  }

  it('has family names with their particles first in APA', () => {
    expect(entry('apa')).toMatch(/^The desk, van den Berg, J., & Anna Maria Weber. \(2026/)
  })

  it('has family names and initials in Vancouver', () => {
    expect(entry('vancouver')).toMatch(/^(?:1\. ?)?The desk, van den Berg J, Anna Maria Weber\. /)
  })

  it('has names in the forms of BibTeX and RIS', () => {
    expect(toBibtex([item])).toContain(
      'author = {{The desk} and {van den Berg}, Jan and {Anna Maria Weber}}',
    )
    expect(toRis([item])).toContain(
      'AU  - The desk,\nAU  - van den Berg, Jan\nAU  - Anna Maria Weber,\n',
    )
  })
})

describe('exportResponse', () => {
  it.each(exportEndings)(
    'gives %s out with its media type and a last line that ends',
    async (ending) => {
      const response = exportResponse([articleToCsl(article, people, home)], ending)
      expect(response.headers.get('content-type')).toMatch(/^application\/[\w.+-]+; charset=utf-8$/)
      expect(await response.text()).toMatch(/\n$/)
    },
  )
})
