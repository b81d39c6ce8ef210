import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { wholeName } from '../references/names.ts'
import { readAuthorList } from './author-list.ts'

/** Returns the people as `family|given`, and organisations by their name. */
const names = (text: string) =>
  readAuthorList(text).map((name) => {
    const { family, given, literal, suffix } = name
    const particle = name['non-dropping-particle']
    if (literal !== undefined) return literal
    return [[particle, family].filter(Boolean).join(' '), given, suffix].filter(Boolean).join('|')
  })

const initials = ['Smith|J.', 'Doe|A.']
const full = ['Smith|John', 'Doe|Anna']

describe('two people', () => {
  test.each([
    ['Smith J, Doe A', initials],
    ['Smith J, Doe A.', initials],
    ['Smith J, and Doe A', initials],
    ['Smith J; Doe A', initials],
    ['Smith, J. & Doe, A.', initials],
    ['Smith, J., & Doe, A.', initials],
    ['Smith, J., Doe, A.', initials],
    ['Smith, J.; Doe, A.', initials],
    ['J. Smith, A. Doe', initials],
    ['J. Smith and A. Doe', initials],
    ['John Smith; Anna Doe', full],
    ['John Smith, Anna Doe', full],
    ['John Smith and Anna Doe', full],
    ['John Smith, and Anna Doe', full],
    ['John Smith & Anna Doe', full],
    ['John Smith und Anna Doe', full],
    ['Smith, John and Doe, Anna', full],
    ['Smith, John; Doe, Anna', full],
    ['Smith, John; Doe, Anna;', full],
    ['Smith, John, Doe, Anna', full],
    ['John Smith\nAnna Doe', full],
    ['Smith, John\r\nDoe, Anna\r\n', full],
    ['By John Smith and Anna Doe', full],
    ['Authors: John Smith, Anna Doe', full],
  ])('%j', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})

describe('what is around names is left out', () => {
  test.each([
    ['John Smith, PhD, Anna Doe, MD, MPH', full],
    ['John Smith PhD; Anna Doe, M.D.', full],
    ['Dr. John Smith and Prof. Anna Doe', full],
    ['John Smith¹,², Anna Doe²*', full],
    ['John Smith1,2, Anna Doe3', full],
    ['John Smith (0000-0002-1825-0097), Anna Doe', full],
    ['John Smith https://orcid.org/0000-0002-1825-0097; Anna Doe ORCID: 0000-0002-1825-009X', full],
    ['John Smith <john@example.org>, Anna Doe', full],
    ['John Smith [1], Anna Doe [2,3]', full],
  ])('%j', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})

describe('other names', () => {
  test.each([
    ['van den Berg JA, O’Brien M', ['van den Berg|J. A.', 'O’Brien|M.']],
    ['van den Berg, Jan; Li, Bo', ['van den Berg|Jan', 'Li|Bo']],
    ['Jan van den Berg, Bo Li', ['van den Berg|Jan', 'Li|Bo']],
    ['King ML Jr, Doe A', ['King|M. L.|Jr', 'Doe|A.']],
    ['King, Martin Luther, Jr.', ['King|Martin Luther|Jr.']],
    ['John Smith, Jr., Anna Doe', ['Smith|John|Jr.', 'Doe|Anna']],
    ['SMITH J, DOE A', ['SMITH|J.', 'DOE|A.']],
    ['王伟, 李娜', ['王伟', '李娜']],
    ['Smith, J., Doe, A., … Roe, C.', ['Smith|J.', 'Doe|A.', 'Roe|C.']],
    ['Smith-Jones AB', ['Smith-Jones|A. B.']],
    ['Müller, J.-P., & Świątek, Ż.', ['Müller|J.-P.', 'Świątek|Ż.']],
    ['J. R. R. Smith', ['Smith|J. R. R.']],
    ['Smith J, Doe A, et al.', ['Smith|J.', 'Doe|A.', 'et al.']],
    ['John Smith and others', ['Smith|John', 'et al.']],
    ['World Health Organization', ['World Health Organization']],
    ['World Health Organization; Smith, John', ['World Health Organization', 'Smith|John']],
    ['Department of Health and Human Services', ['Department of Health and Human Services']],
    ['The Example Trial Investigators', ['The Example Trial Investigators']],
    ['NICE', ['NICE']],
    ['{Smith and Sons}, Doe A', ['Smith and Sons', 'Doe|A.']],
    ['Smith, John', ['Smith|John']],
    ['Plato', ['Plato']],
    ['', []],
    [' ; , & ', []],
    ['123', []],
  ])('%j', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})

test('a list of MEDLINE with many authors', () => {
  const list = 'Ash AB, Beech C, Cedar DE, Dogwood F, Elm GH, Fir I, Gum JK'
  expect(names(list)).toEqual([
    'Ash|A. B.',
    'Beech|C.',
    'Cedar|D. E.',
    'Dogwood|F.',
    'Elm|G. H.',
    'Fir|I.',
    'Gum|J. K.',
  ])
})

test('any text gives names with something in them', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('Aa b.,;&{}\\~\n1-é and')) }),
      (text) => {
        for (const name of readAuthorList(text)) expect(wholeName(name).trim()).not.toBe('')
      },
    ),
  )
})
