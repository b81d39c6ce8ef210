import { expect, test } from 'vitest'

import { orcidCheckDigit, orcidProblem } from './orcid.ts'

test.each([
  ['0000-0002-1825-0097', '7'],
  ['0000-0001-5109-3700', '0'],
  ['0000-0002-1694-233X', 'X'],
  ['0000-0002-1694-2330', 'X'],
  ['0000-0002-1825-0079', '0'],
])('the other digits of %s ask for %s', (orcid, digit) => {
  expect(orcidCheckDigit(orcid)).toBe(digit)
})

test.each([
  ['0000000218250097', '0000-0002-1825-0097'],
  ['218250097', '0000-0002-1825-0097'],
  ['https://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['orcid.org/0000000218250097/', '0000-0002-1825-0097'],
  ['ORCID: 0000 0002 1694 233x', '0000-0002-1694-233X'],
  ['0000\u20130002\u20131825\u20130097', '0000-0002-1825-0097'],
])('for %j it suggests %j', (written, orcid) => {
  expect(orcidProblem(written)).toBe(`is not an ORCID iD; write ${orcid}`)
})

test.each(['0000000218250098', '0000-0002-1825', '00000002182500970', 'nobody', ''])(
  'for %j it suggests nothing',
  (written) => {
    expect(orcidProblem(written)).toBe('is not an ORCID iD; write it as 0000-0002-1825-0097')
  },
)
