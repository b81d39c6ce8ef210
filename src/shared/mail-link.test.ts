import { expect, test } from 'vitest'

import { mailLink } from './mail-link.ts'

test('a link to an email has every text in its place', () => {
  const subject = 'A & B? = “C” 100% + #1'
  const body = 'About: https://example.org/a?b=c&d#e\nText, with "<script>"\n'
  const link = new URL(mailLink('desk+a@example.org', subject, body))
  expect(link.pathname).toBe('desk%2Ba@example.org')
  // In these links, a plus sign is no space.
  const values = Object.fromEntries(
    link.search
      .slice(1)
      .split('&')
      .map((pair) => pair.split('=').map(decodeURIComponent)),
  ) as unknown
  expect(values).toEqual({ subject, body: body.replaceAll('\n', '\r\n') })
  expect(link.search).toMatch(/^[\w.~!*'()%:,;@?&=-]+$/)
})

test('half of a surrogate pair is no error', () => {
  expect(mailLink('a@b.example', '\uD800', '')).toBe('mailto:a@b.example?subject=%EF%BF%BD&body=')
})
