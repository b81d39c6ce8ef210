import { expect, test } from 'vitest'

import { createUrls } from '../shared/urls.ts'
import { toPublishedClaimant } from './responses.ts'

test('links in the reply of a claimant lead to pages of the site, and are followed by no search engine', () => {
  const text = 'See [our check](/articles/tea/) and [ours](https://tea.example/).'
  const { reply } = toPublishedClaimant(
    { name: 'Tea sellers', reply: { date: '2024-05-01', text } },
    createUrls('https://example.org/checks/'),
  )
  expect(reply).toContain('<a href="/checks/articles/tea/" rel="ugc nofollow">our check</a>')
  expect(reply).toContain('<a href="https://tea.example/" rel="ugc nofollow">ours</a>')
})
