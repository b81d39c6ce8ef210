import { expect, test } from 'vitest'

import { looksLike, strayCharacter } from './look-alike.ts'

test.each([
  ['smith2020', 'sm\u0456th2020', '`\u0456` (U+0456)'],
  ['HOPE', '\u041DOPE', '`\u041D` (U+041D)'],
  ['ova', '\u03BFva', '`\u03BF` (U+03BF)'],
  ['smith', 'smi\u00ADth', 'the invisible character U+00AD'],
  ['smith', 'smi\u200Bth', 'the invisible character U+200B'],
  ['schr\u00F6der', 'schro\u0308der', undefined],
  ['fish', '\uFB01sh', '`\uFB01` (U+FB01)'],
])('%s looks like %s', (one, other, stray) => {
  expect(looksLike(one, other)).toBe(true)
  expect(looksLike(other, one)).toBe(true)
  if (stray !== undefined) expect(strayCharacter(other, one)).toBe(stray)
})

test.each([
  ['smith', 'smith'],
  ['smith', 'Smith'],
  ['smith', 'smyth'],
  ['m\u00FCller', 'muller'],
])('%s does not look like %s', (one, other) => {
  expect(looksLike(one, other)).toBe(false)
})
