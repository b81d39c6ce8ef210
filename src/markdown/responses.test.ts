import { expect, test } from 'vitest'

import { createUrls } from '../shared/urls.ts'
import { toPublishedClaimant, toReaderResponse } from './responses.ts'

test('the words of a reader stay as typed, and those of the editors are Markdown', () => {
  const text = 'HLA-B*57:01 and HLA-B*58:01'
  const { html, reply } = toReaderResponse(
    {
      id: 'knees/ada',
      data: {
        name: 'Ada',
        date: '2024-05-01',
        reply: { author: 'desk', date: '2024-05-02', text },
        ignore: [],
      },
      body: text,
    },
    createUrls('https://example.org/'),
  )
  expect(html).toBe(`<p>${text}</p>`)
  expect(reply).toBe('<p>HLA-B<em>57:01 and HLA-B</em>58:01</p>')
})

test('links in the reply of a claimant lead to pages of the site, and are followed by no search engine', () => {
  const text = 'See [our check](/articles/tea/) and [ours](https://tea.example/).'
  const { reply } = toPublishedClaimant(
    { name: 'Tea sellers', reply: { date: '2024-05-01', text } },
    createUrls('https://example.org/checks/'),
  )
  expect(reply).toContain('<a href="/checks/articles/tea/" rel="ugc nofollow">our check</a>')
  expect(reply).toContain('<a href="https://tea.example/" rel="ugc nofollow">ours</a>')
})
