import { describe, expect, test } from 'vitest'

import {
  isbnCheckDigit,
  isbnsIn,
  isDoi,
  isNct,
  isPmcid,
  isPmid,
  isTrialNumber,
  issnCheckDigit,
  issnsIn,
  orcidCheckDigit,
  orcidProblem,
  plainDoi,
} from './identifiers.ts'

describe('a DOI', () => {
  test.each([
    '10.1000/182',
    '10.1136/bmj.39489.470347.AD',
    '10.1000.10/123456',
    '10.1002/(SICI)1097-0142(19980201)82:3<1::AID-CNCR1>3.0.CO;2-#',
    '10.1016/S0140-6736(11)61715-7',
    '10.12345/ü/漢',
  ])('can be %j', (text) => {
    expect(isDoi(text)).toBe(true)
  })

  test.each([
    '',
    '10.1000',
    '10.1000/',
    '10.10/182',
    '11.1000/182',
    '10.1000./182',
    'x10.1000/182',
    '10.1000/1 2',
    '10.1000/1\u200B2',
    'https://doi.org/10.1000/182',
  ])('cannot be %j', (text) => {
    expect(isDoi(text)).toBe(false)
  })

  test.each([
    'doi:10.1000/182',
    'DOI: 10.1000/182',
    'https://doi.org/10.1000/182',
    'http://dx.doi.org/10.1000/182',
    ' 10.1000/182\n',
  ])('is taken out of %j', (text) => {
    expect(plainDoi(text)).toBe('10.1000/182')
  })

  test('is not taken out of another address', () => {
    expect(plainDoi('https://example.org/10.1000/182')).toBe('https://example.org/10.1000/182')
  })
})

test.each([
  [isPmid, ['1', '30063299'], ['', '0123', '123456789', 'PMID 123', '12a']],
  [isPmcid, ['PMC1', 'pmc6127222'], ['', '6127222', 'PMC', 'PMC 12', 'PMC12.1', 'PMC01']],
  [isNct, ['NCT02412735', 'nct02412735'], ['', 'NCT0241273', 'NCT024127355', '02412735']],
  [
    isTrialNumber,
    ['NCT02412735', 'ACTRN12617000853347', 'isrctn12345678', 'DRKS00012345', 'UMIN000012345'],
    ['', 'ACTRN1261700085334', 'CBER25698004', '12345678', 'ISRCTN 12345678'],
  ],
])('%o', (is, right, wrong) => {
  expect(right.filter((text) => !is(text))).toEqual([])
  expect(wrong.filter(is)).toEqual([])
})

describe('the check digit of an ISBN', () => {
  test.each([
    ['0-306-40615-2', '2'],
    ['0306406152', '2'],
    ['0 306 40615 2', '2'],
    ['080442957X', 'X'],
    ['0-8044-2957-x', 'X'],
    ['99921-58-10-7', '7'],
    ['978-0-306-40615-7', '7'],
    ['978‑0‑306‑40615‑7', '7'],
    ['9783161484100', '0'],
    ['979-10-90636-07-1', '1'],
  ])('%s is right', (isbn, digit) => {
    expect(isbnCheckDigit(isbn)).toEqual({ given: digit, expected: digit })
  })

  test.each([
    ['0-306-40615-X', 'X', '2'],
    ['0-8044-2957-1', '1', 'X'],
    ['978-0-306-40615-2', '2', '7'],
    ['978-0-306-40651-7', '7', '5'],
  ])('%s is wrong', (isbn, given, expected) => {
    expect(isbnCheckDigit(isbn)).toEqual({ given, expected })
  })

  test.each([
    '',
    '978-0-306-40615',
    '97803064061578',
    '9770306406157',
    '978030640615X',
    'X306406152',
  ])('is not calculated for %j', (text) => {
    expect(isbnCheckDigit(text)).toBeUndefined()
  })
})

describe('the check digit of an ISSN', () => {
  test.each([
    ['0378-5955', '5', '5'],
    ['2434-561X', 'X', 'X'],
    ['2434561x', 'X', 'X'],
    ['0317-8471', '1', '1'],
    ['0378-5956', '6', '5'],
    ['0387-5955', '5', '4'],
  ])('of %s', (issn, given, expected) => {
    expect(issnCheckDigit(issn)).toEqual({ given, expected })
  })

  test.each(['', '0378-595', '0378-59555', 'X378-5955'])('is not calculated for %j', (text) => {
    expect(issnCheckDigit(text)).toBeUndefined()
  })
})

test.each([
  ['978-0-306-40615-7', ['978-0-306-40615-7']],
  ['0-306-40615-2 978-0-306-40615-7', ['0-306-40615-2', '978-0-306-40615-7']],
  ['0-306-40615-2, 978-0-306-40615-7', ['0-306-40615-2', '978-0-306-40615-7']],
  ['978 0 306 40615 7', ['978 0 306 40615 7']],
  ['0 306 40615 2 978 0 306 40615 7', ['0 306 40615 2', '978 0 306 40615 7']],
  ['9780306406157 (hardback); 0306406152 (pbk.)', ['9780306406157', '0306406152']],
  ['978-0-306-40615-7 (Digital (PDF))', ['978-0-306-40615-7']],
  ['ISBN-13: 978-0-306-40615-7 ISBN 0306406152', ['978-0-306-40615-7', '0306406152']],
  ['978-0-306-4061 0-306-40615-2', ['978-0-306-4061', '0-306-40615-2']],
  ['none', ['none']],
  [' ', []],
])('ISBNs in %j', (field, isbns) => {
  expect(isbnsIn(field)).toEqual(isbns)
})

test.each([
  ['0028-0836', ['0028-0836']],
  ['0028-0836, 1476-4687', ['0028-0836', '1476-4687']],
  ['1476-4687 (Electronic) 0028-0836 (Linking)', ['1476-4687', '0028-0836']],
  ['eISSN: 1476-4687', ['1476-4687']],
  ['0028 0836', ['0028 0836']],
])('ISSNs in %j', (field, issns) => {
  expect(issnsIn(field)).toEqual(issns)
})

test.each([
  ['0000-0002-1825-0097', '7'],
  ['0000-0001-5109-3700', '0'],
  ['0000-0002-1694-233X', 'X'],
  ['0000-0002-1694-2330', 'X'],
  ['0000-0002-1825-0079', '0'],
])('the check digit of the ORCID iD %s is %s', (orcid, digit) => {
  expect(orcidCheckDigit(orcid)).toBe(digit)
})

test.each([
  ['0000000218250097', '0000-0002-1825-0097'],
  ['218250097', '0000-0002-1825-0097'],
  ['https://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['orcid.org/0000000218250097/', '0000-0002-1825-0097'],
  ['ORCID: 0000 0002 1694 233x', '0000-0002-1694-233X'],
  ['0000\u20130002\u20131825\u20130097', '0000-0002-1825-0097'],
])('for the ORCID iD %j it suggests %j', (written, orcid) => {
  expect(orcidProblem(written)).toBe(`is not an ORCID iD; write ${orcid}`)
})

test.each(['0000000218250098', '0000-0002-1825', '00000002182500970', 'nobody', ''])(
  'for the ORCID iD %j it suggests nothing',
  (written) => {
    expect(orcidProblem(written)).toBe('is not an ORCID iD; write it as 0000-0002-1825-0097')
  },
)
