import { expect, test } from 'vitest'

import { readNamesOfLine } from './names.ts'

const written = (value: string) =>
  readNamesOfLine(value).map(({ literal, family, given, suffix }) =>
    literal === undefined
      ? [family, given, suffix].filter((part) => part !== undefined).join(' | ')
      : `"${literal}"`,
  )

test.each([
  ['Smith, J.; Jones, B.', ['Smith | J.', 'Jones | B.']],
  ['Smith, J. & Jones, B.', ['Smith | J.', 'Jones | B.']],
  ['Smith, J. and Jones, B.', ['Smith | J.', 'Jones | B.']],
  ['Smith, J., and Jones, B.', ['Smith | J.', 'Jones | B.']],
  ['Smith, J., Jones, B., & Elm, C. D.', ['Smith | J.', 'Jones | B.', 'Elm | C. D.']],
  [
    'van den Berg, Jan; García Márquez, Gabriel José; Elm, Bo',
    ['van den Berg | Jan', 'García Márquez | Gabriel José', 'Elm | Bo'],
  ],
  ['Smith, J.;', ['Smith | J.']],
  // One name.
  ['Smith, J.', ['Smith | J.']],
  ['Smith, J., Jr.', ['Smith | J. | Jr.']],
  ['Johnson & Johnson', ['"Johnson & Johnson"']],
  ['Bill and Melinda Gates Foundation', ['"Bill and Melinda Gates Foundation"']],
  ['Bill and Melinda Gates Foundation,', ['"Bill and Melinda Gates Foundation"']],
  [
    'Department of Health, Education and Welfare, Office of Knees',
    ['"Department of Health, Education and Welfare, Office of Knees"'],
  ],
  ['Ash, Birch & Elm, Inc.', ['"Ash, Birch & Elm, Inc."']],
  ['Ministry of Health, Labour and Welfare', ['"Ministry of Health, Labour and Welfare"']],
  ['King, Jr., Martin Luther', ['King | Martin Luther | Jr.']],
  ['Smith, John, PhD', ['Smith | John']],
  ['Smith, John, III', ['Smith | John | III']],
  ['J. Smith', ['Smith | J.']],
  ['J.-P. van den Berg', ['van den Berg | J.-P.']],
  ['J. Craig Venter Institute', ['"J. Craig Venter Institute"']],
  ['Press, William H.', ['Press | William H.']],
  ['Smith JA', ['Smith | JA']],
  // Lists.
  ['Müller H, Weiß K', ['Müller | H', 'Weiß | K']],
  ['Li, X; Wang, Y; et al.', ['Li | X', 'Wang | Y', '"et al."']],
  ['Smith, J., et al.', ['Smith | J.', '"et al."']],
  ['et al.', ['"et al."']],
  ['World Health Organization; UNICEF', ['"World Health Organization"', '"UNICEF"']],
])('%s', (value, names) => {
  expect(written(value)).toEqual(names)
})
