import { describe, expect, test } from 'vitest'

import { textFragment } from './text-fragment.ts'

const plain = (text: string) => ({ text, isMatch: false })
const match = (text: string) => ({ text, isMatch: true })

describe('the address of a passage', () => {
  test('has the words around a match first, and then less and less of them', () => {
    const passage = [plain('… the pain of '), match('neuropathy'), plain(' improved in adults …')]
    expect(textFragment(passage).split('&')).toEqual([
      ':~:text=pain%20of-,neuropathy,-improved%20in',
      'text=of-,neuropathy',
      'text=neuropathy,-improved',
      'text=neuropathy',
    ])
  })

  test('goes neither into another sentence nor across the gap of a citation', () => {
    const passage = [plain('It failed. '), match('Pain'), plain(' , and more pain')]
    expect(textFragment(passage)).toBe(':~:text=Pain')
  })

  test('marks the other words of the passage too', () => {
    const passage = [match('Stem'), plain(' '), match('cells')]
    expect(textFragment(passage)).toBe(':~:text=Stem,-cells&text=Stem-,cells&text=Stem')
  })

  test('encodes the characters of its syntax', () => {
    expect(textFragment([match('single-blind, A&B')])).toBe(':~:text=single%2Dblind%2C%20A%26B')
  })

  test('is empty without a match', () => {
    expect(textFragment([plain('Nothing.')])).toBe('')
  })
})
