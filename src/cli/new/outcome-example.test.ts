import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { claimSchema } from '../../claims/schema.ts'
import { outcomeExample } from './outcome-example.ts'

const claim = { statement: 'It helps', rating: 'mixed', certainty: 'low', rationale: 'Few trials.' }

test.each(['smith2020', "doi:10.1000/1, '2'"])('is valid without its marks (%s)', (source) => {
  const [, ...lines] = outcomeExample(source).split('\n')
  const example = parse(lines.map((line) => line.replace(/^# /, '')).join('\n')) as object
  const { comparison, outcomes } = claimSchema.parse({ ...claim, ...example })
  expect(comparison).toBeDefined()
  expect(outcomes).toMatchObject([{ name: 'Pain', sources: [source] }])
})
