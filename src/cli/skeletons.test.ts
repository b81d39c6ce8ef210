import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { fitsAddress } from '../integrity/record-name.ts'
import { shortName, skeletons } from './skeletons.ts'

describe('a name', () => {
  test.each([
    ['Does PRP – at last! – help?', 'does-prp-at-last-help'],
    ['José Ñandú', 'jose-nandu'],
    ['Иван', 'иван'],
    ['한국어', '한국어'],
    ['../../etc/passwd', 'etcpasswd'],
    ['???', ''],
    [
      'Injections of platelet-rich plasma relieve pain in osteoarthritis of the knee',
      'injections-of-platelet-rich-plasma-relieve-pain-in',
    ],
  ])('of %j is %j', (text, name) => {
    expect(shortName(text)).toBe(name)
  })

  test('fits an address for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = shortName(text)
        expect(name.length).toBeLessThanOrEqual(60)
        if (name !== '') expect(fitsAddress(`x/${name}`)).toBe(true)
        expect(name).not.toMatch(/[\s/\\.:]/)
      }),
    )
  })
})

describe('a file', () => {
  const setting = { today: '2026-11-23' as const, claims: new Map() }
  const given = (fields: Record<string, string | string[]>) =>
    new Map(Object.entries(fields).map(([field, value]) => [field, [value].flat()]))

  test('of a reference is named by author and year', () => {
    const path = (fields: Record<string, string | string[]>) =>
      skeletons.reference.make(given({ title: 'A study', type: 'book', ...fields }), setting).path
    expect(path({ author: ['van den Berg, Jan', 'Li, Bo'], issued: '2020-05-04' })).toBe(
      'references/vandenberg2020.yaml',
    )
    expect(path({ author: ['World Health Organization'] })).toBe(
      'references/worldhealthorganization.yaml',
    )
    expect(path({})).toBe('references/astudy.yaml')
  })

  test('of a response holds what was written, and nothing of it becomes a field', () => {
    const { path, text } = skeletons.response.make(
      given({
        article: 'pain/cells',
        name: 'Ada: Li\n---\nreply: x',
        date: '2026-11-23',
        text: '---\nname: Bo\n---\nNo.',
      }),
      setting,
    )
    expect(path).toBe('responses/pain/cells/2026-11-23-ada-li-reply-x.md')
    expect(text).toBe(
      '---\nname: |-\n  Ada: Li\n  ---\n  reply: x\ndate: 2026-11-23\n---\n\n---\nname: Bo\n---\nNo.\n',
    )
  })
})
