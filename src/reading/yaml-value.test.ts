import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { quotedYaml, yamlValue } from './yaml-value.ts'

test.each([
  ['mixed', 'mixed'],
  ['not-supported', 'not-supported'],
  ['false', "'false'"],
  ['null', "'null'"],
  ['0065', "'0065'"],
  ['1e3', "'1e3'"],
  ['@smith2020', "'@smith2020'"],
  ['a: b', "'a: b'"],
  ['', "''"],
  ["it's: so", `"it's: so"`],
])('writes %j as %s', (text, written) => {
  expect(yamlValue(text)).toBe(written)
})

test.each(['true', '~', '- a', '# a', 'a #b', '[a]', '1:2', '2020-01-01', '.inf', '0x1F', '> a'])(
  'YAML reads %j as the same text',
  (text) => {
    expect(parse(`field: ${yamlValue(text)}`, { version: '1.2' })).toEqual({ field: text })
  },
)

test.each(['a: b', 'He said "no"', "it's", `"it's": so`, 'C:\\a', '# a'])(
  'YAML reads %j in quotation marks as the same text',
  (text) => {
    expect(parse(`field: ${quotedYaml(text)}`, { version: '1.2' })).toEqual({ field: text })
  },
)
