import { describe, expect, test } from 'vitest'

import { comparableKey, proposeKey, takenKeys } from './key.ts'

const item = { author: [{ family: 'Ashby' }], issued: { 'date-parts': [[2020]] } }

describe('a proposed key', () => {
  test('is the family name and the year, and gets a letter if it is taken', () => {
    expect(proposeKey(item, takenKeys([]))).toBe('ashby2020')
    expect(proposeKey(item, takenKeys(['ashby2020']))).toBe('ashby2020a')
    expect(proposeKey(item, takenKeys(['Ashby2020', 'ASHBY2020A']))).toBe('ashby2020b')
  })

  test('counts on after z', () => {
    const taken = takenKeys(['ashby2020'])
    const keys = Array.from({ length: 30 }, () => {
      const key = proposeKey(item, taken)
      taken.add(comparableKey(key))
      return key
    })
    expect(keys.slice(24, 28)).toEqual(['ashby2020y', 'ashby2020z', 'ashby2020aa', 'ashby2020ab'])
    expect(new Set(keys).size).toBe(30)
  })

  test('without a year has a hyphen before the letter', () => {
    expect(proposeKey({ author: [{ family: 'Ashby' }] }, takenKeys(['ashby']))).toBe('ashby-a')
  })

  test('is compared in one Unicode form, without case', () => {
    expect(comparableKey('Mu\u0308ller2020')).toBe(comparableKey('m\u00FCLLER2020'))
  })
})
