import { expect, test } from 'vitest'

import { article, home, records } from '../cases/sample.ts'
import { articleCopy } from './article-copy.ts'
import writeCopy from './write-copy.ts'

const text = { body: [], citation: [], disclaimed: true, background: [] }

test('a claim is copied with who makes it and where, the verdict, and the reasons for it and for the certainty', () => {
  const helps = records.claims.get('cells-help')
  if (helps === undefined) throw new Error('the sample has no claim')
  const certaintyReason = 'Most trials are *small*.'
  const claims = new Map(records.claims).set('cells-help', { ...helps, certaintyReason })
  const copy = writeCopy(articleCopy(article, text, { ...records, claims }, home))
  expect(copy).toContain(`> Stem cells relieve “all” pain

- Who claims it: [Clinics](https://clinic.example/) \u00b7 Clinic websites, March 2021 \u00b7 <https://clinic.example/news/knees>
- Who claims it: A. Doctor \u00b7 https\\://clinic.example/talk, 5 November 2020
- Who claims it: Somebody else \u00b7 about 2019
- Verdict: **Mixed**
`)
  expect(copy).toContain('Trials are few; \\<most> are small.\n\nMost trials are \\*small\\*.\n')
})
