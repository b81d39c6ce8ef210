import { describe, expect, test } from 'vitest'

import { likelyParts, nameInParts, partsFault } from './name.ts'
import { personSchema } from './schema.ts'

const person = (name: string, more: object = {}) => personSchema.parse({ name, ...more })

describe('a name without parts', () => {
  test.each([
    ['Ada Li', 'Li, Ada'],
    ['J. Smith', 'Smith, J.'],
    ['Ada Li, MD', 'Li, Ada'],
    ['Prof. Dr. Ada Li, Ph.D., FRCP', 'Li, Ada'],
    ['Mary J. O\u2019Neill', 'O\u2019Neill, Mary J.'],
    ['J.R.R. Tolkien', 'Tolkien, J.R.R.'],
    ['Dr Ada Li PhD', 'Li, Ada'],
    ['Jean-Paul Sartre', 'Sartre, Jean-Paul'],
    ['  Jos\u00e9   Garc\u00eda ', 'Garc\u00eda, Jos\u00e9'],
    [
      '\u0410\u043d\u043d\u0430 \u041a\u0430\u0440\u0435\u043d\u0438\u043d\u0430',
      '\u041a\u0430\u0440\u0435\u043d\u0438\u043d\u0430, \u0410\u043d\u043d\u0430',
    ],
  ])('%s is split where there is little doubt', (name, inverted) => {
    const [family, given] = inverted.split(', ')
    expect(nameInParts(person(name))).toEqual({ family, given })
    expect(likelyParts(person(name))).toBeUndefined()
  })

  test.each([
    'Madonna',
    'The desk',
    'The Desk',
    'Ludwig II',
    'Dr. Li',
    'Li, Ada',
    'Bo Li, Ann Lee',
    '\u674e\u4f1f',
    'Ludwig van',
    'J. S.',
    '\u0647\u064a\u0626\u0629 \u0627\u0644\u062a\u062d\u0631\u064a\u0631',
  ])('%s stays whole', (name) => {
    expect(nameInParts(person(name))).toEqual({ literal: name })
    expect(likelyParts(person(name))).toBeUndefined()
  })

  test.each([
    ['Jan van den Berg', 'van den Berg', 'Jan'],
    ['Gabriel Garc\u00eda M\u00e1rquez', 'M\u00e1rquez', 'Gabriel Garc\u00eda'],
    ['Prof. Dr. Anna Maria Weber, MD', 'Weber', 'Anna Maria'],
    ['Ada Li the', 'the', 'Ada Li'],
  ])('%s stays whole, and its likely parts are an example', (name, family, given) => {
    expect(nameInParts(person(name))).toEqual({ literal: name })
    expect(likelyParts(person(name))).toEqual({ family, given })
  })

  test('a suffix is a part of its own', () => {
    const parts = { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }
    expect(likelyParts(person('Martin Luther King, Jr.'))).toEqual(parts)
    expect(nameInParts(person('Bo Li, Jr.'))).toEqual({ literal: 'Bo Li, Jr.' })
    expect(likelyParts(person('Bo Li, Jr.'))).toEqual({ given: 'Bo', family: 'Li', suffix: 'Jr.' })
  })

  test('an organisation is never split', () => {
    const desk = person('Assay Desk', { type: 'organization' })
    expect(nameInParts(desk)).toEqual({ literal: 'Assay Desk' })
    expect(likelyParts(person('The Desk Of Assay', { type: 'organization' }))).toBeUndefined()
  })
})

describe('a name with parts', () => {
  test.each([
    ['Jan van den Berg', { given: 'Jan', family: 'van den Berg' }],
    ['Dr. Jan van den Berg, MD, PhD', { given: 'Jan', family: 'van den Berg' }],
    ['Nagy P\u00e9ter', { given: 'P\u00e9ter', family: 'Nagy' }],
    ['\u674e\u4f1f', { given: '\u4f1f', family: '\u674e' }],
    ['Martin Luther King, Jr.', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
    ['Martin Luther King Jr., PhD', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
    ['Jose\u0301 Garc\u00eda', { given: 'Jos\u00e9', family: 'Garc\u00eda' }],
  ])('%s consists of them', (name, parts) => {
    expect(partsFault(person(name, parts))).toBeUndefined()
    expect(nameInParts(person(name, parts))).toEqual(parts)
  })

  test.each([
    [
      { given: 'J.', family: 'van den Berg' },
      { part: 'given', value: 'J.', proposal: 'Jan' },
    ],
    [
      { given: 'Jan', family: 'Berg' },
      { part: 'family', value: 'Berg', proposal: 'van den Berg' },
    ],
    [
      { given: 'Jan', family: 'Van den Berg' },
      { part: 'family', value: 'Van den Berg', proposal: 'van den Berg' },
    ],
    [
      { given: 'Ada', family: 'Li' },
      { part: 'family', value: 'Li' },
    ],
    [
      { given: 'Jan', family: 'van den Berg', suffix: 'Jr.' },
      { part: 'suffix', value: 'Jr.' },
    ],
  ])('Jan van den Berg does not consist of %o', (parts, fault) => {
    expect(partsFault(person('Jan van den Berg', parts))).toEqual(fault)
  })
})
