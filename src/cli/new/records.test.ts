import { describe, expect, test } from 'vitest'

import type { Context } from './kind.ts'

import { person } from './records.ts'

const context = { language: 'en' } as Context
const answers = (fields: Readonly<Record<string, string>>) =>
  new Map(Object.entries(fields).map(([field, value]) => [field, [value]]))

describe('a person', () => {
  const isAsked = (field: string, given: Readonly<Record<string, string>>) =>
    person
      .questions(context)
      .find((question) => question.field === field)
      ?.isAsked?.(answers(given))

  test('is asked for the parts of a name that does not show them', () => {
    expect(isAsked('given', { name: 'Jan van den Berg' })).toBe(true)
    expect(isAsked('given', { name: 'Ada Li' })).toBe(false)
    expect(isAsked('given', { name: 'The desk of it', type: 'organization' })).toBe(false)
    expect(isAsked('family', { name: 'Jan van den Berg', given: 'Jan' })).toBe(true)
    expect(isAsked('family', { name: 'Jan van den Berg' })).toBe(false)
  })

  test('has the parts below the name', () => {
    const typed = { name: 'Jan van den Berg, Jr.', given: 'Jan', family: 'van den Berg' }
    expect(person.write(answers({ ...typed, suffix: 'Jr.' }), context)).toMatch(
      /^name: Jan van den Berg, Jr\.\ngiven: Jan\nfamily: van den Berg\nsuffix: Jr\.\n/,
    )
  })
})
