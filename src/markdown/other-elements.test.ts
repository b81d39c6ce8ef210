import { expect, test } from 'vitest'

import { adviceOn } from './other-elements.ts'
import { elements } from './vocabulary.ts'

test('no advice is against an element that articles can contain', () => {
  expect([...elements].filter((name) => adviceOn(name) !== undefined)).toEqual([])
})
