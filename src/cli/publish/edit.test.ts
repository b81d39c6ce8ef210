import { expect, test } from 'vitest'

import { applyPlan } from './edit.ts'

const first = { isFirst: true, endsDraft: true, dropsPublishAt: false, needsRevision: false }
const change = { isFirst: false, endsDraft: false, dropsPublishAt: false, needsRevision: true }
const correction = { date: '2026-11-23', kind: 'correction', summary: 'Wrong: 228.' } as const

test('the draft ends and the day is set; comments, layout and the text stay', () => {
  const text = `---
# Ours.
title:   "Tea"   # hot
description: >-
  It is
  hot.
published: 2026-01-01 # planned
authors: [ desk ]
draft: true
# The end.
---

draft: true
--- 
`
  expect(applyPlan(text, { ...first, published: '2026-11-23' }, [])).toBe(
    text
      .replace('2026-01-01 # planned', '2026-11-23 # planned')
      .replace('draft: true\n# The', '# The'),
  )
})

test('a revision is added at the end of the list, or as the first', () => {
  expect(applyPlan('---\ntitle: Tea\naliases: [a]\n---\nText.\n', change, [correction])).toBe(
    "---\ntitle: Tea\nrevisions:\n  - date: 2026-11-23\n    kind: correction\n    summary: 'Wrong: 228.'\naliases: [a]\n---\nText.\n",
  )
  expect(
    applyPlan(
      '---\ntitle: Tea\nrevisions:\n  - date: 2026-01-01\n    kind: update\n    summary: New.\n---\n',
      change,
      [{ ...correction, kind: 'verdict-change', from: 'false', to: 'mixed' }],
    ),
  ).toBe(
    "---\ntitle: Tea\nrevisions:\n  - date: 2026-01-01\n    kind: update\n    summary: New.\n  - date: 2026-11-23\n    kind: verdict-change\n    summary: 'Wrong: 228.'\n    from: 'false'\n    to: mixed\n---\n",
  )
})

test('the day of the last check is added, or replaced', () => {
  const text = '---\ntitle: Tea\nlastChecked: 2026-01-01 # by us\nreviewBy: 2027-01-01\n---\n'
  const plan = { ...change, lastChecked: '2026-11-23' }
  expect(applyPlan(text, plan, [])).toBe(text.replace('2026-01-01', '2026-11-23'))
  expect(applyPlan('---\ntitle: Tea\nreviewBy: 2027-01-01\n---\n', plan, [])).toBe(
    '---\ntitle: Tea\nlastChecked: 2026-11-23\nreviewBy: 2027-01-01\n---\n',
  )
})

test('line breaks of Windows and a byte order mark stay', () => {
  expect(applyPlan('\uFEFF---\r\ntitle: Tea\r\ndraft: true\r\n---\r\nText.\r\n', first, [])).toBe(
    '\uFEFF---\r\ntitle: Tea\r\n---\r\nText.\r\n',
  )
})

test('an embargo that has passed ends', () => {
  const text = '---\ntitle: Tea\npublished: 2026-01-01\ndraft: true\npublishAt: 2026-01-01\n---\n'
  expect(applyPlan(text, { ...first, dropsPublishAt: true, published: '2026-11-23' }, [])).toBe(
    '---\ntitle: Tea\npublished: 2026-11-23\n---\n',
  )
})

test('a text without front matter is refused', () => {
  expect(() => applyPlan('title: Tea\n', first, [])).toThrow('This file has no front matter')
})
