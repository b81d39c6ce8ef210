import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { fitsAddress } from '../../integrity/record-name.ts'
import { shortName } from './short-name.ts'

describe('a name', () => {
  test.each([
    ['Does PRP – at last! – help?', 'does-prp-at-last-help'],
    ['José Ñandú', 'jose-nandu'],
    ['Łódź, Æsop and the smørrebrød', 'lodz-aesop-and-the-smorrebrod'],
    ['Иван', 'иван'],
    ['한국어', '한국어'],
    ['ガイドブック、バスとパス', 'ガイドブックバスとパス'],
    ['हिन्दी की किताब', 'हिन्दी-की-किताब'],
    ['Йод и ёлка', 'йод-и-ёлка'],
    ['Ｆｕｌｌ ｶﾞｲﾄﾞ', 'full-ガイド'],
    ['I ❤️ 1️⃣ 葛\u{E0100}', 'i-1-葛'],
    ['../../etc/passwd', 'etcpasswd'],
    ['???', ''],
    [
      'Injections of platelet-rich plasma relieve pain in osteoarthritis of the knee',
      'injections-of-platelet-rich-plasma-relieve-pain-in',
    ],
  ])('of %j is %j', (text, name) => {
    expect(shortName(text, 'en')).toBe(name)
  })

  test.each([
    ['de', 'Ärger über große Öfen', 'aerger-ueber-grosse-oefen'],
    ['de-AT', 'A\u0308rzte, ẞ und Zoë', 'aerzte-ss-und-zoe'],
    ['da', 'Blåbærgrød på øen', 'blaabaergroed-paa-oeen'],
    ['nb-NO', 'Blåbær', 'blaabaer'],
    ['sv', 'Räksmörgås', 'raksmorgas'],
    ['fi', 'Hyvää yötä', 'hyvaa-yota'],
    ['tr', 'Çağrı İstanbul', 'cagri-istanbul'],
    ['fr', 'Où est l’œuvre ?', 'ou-est-loeuvre'],
    ['en', 'Müller’s naïve test', 'mullers-naive-test'],
  ])('is spelt as in the language: %s %j', (language, text, name) => {
    expect(shortName(text, language)).toBe(name)
  })

  test('fits an address for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('en', 'de', 'da'), (text, of) => {
        const name = shortName(text, of)
        expect(name.length).toBeLessThanOrEqual(60)
        if (name !== '') expect(fitsAddress(`x/${name}`)).toBe(true)
        expect(name).not.toMatch(/[\s/\\.:]/)
      }),
    )
  })
})
