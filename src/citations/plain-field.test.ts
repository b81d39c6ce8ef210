import { describe, expect, test } from 'vitest'

import { bareKeyMatcher } from './keys.ts'
import { plainField } from './plain-field.ts'

const isKey = bareKeyMatcher(new Set(['a2020', 'nct1']))
const plain = (markdown: string) =>
  plainField(markdown, { isKey, nameOf: (key) => key.toUpperCase() })

describe('a Markdown field as plain text', () => {
  test.each([
    ['*No* **effect** in `mice`.', 'No effect in mice.'],
    ['475 people enrolled [@nct1]. An erratum.', '475 people enrolled. An erratum.'],
    ['It failed [see @a2020, p. 3; @nct1], they say.', 'It failed, they say.'],
    ['It failed [@a2020][@nct1].', 'It failed.'],
    ['Only [@a2020] is known', 'Only is known'],
    ['As @a2020 shows, it failed.', 'As A2020 shows, it failed.'],
    ['A [link](https://example.org/) &amp; P \\< 0.05', 'A link & P < 0.05'],
    ['One.\n\n- Two\n- Three', 'One. Two Three'],
    ['Line  \nbreak and ![a picture](x.png)<b>bold</b>', 'Line break and bold'],
    ['Vraiment\u00a0?', 'Vraiment\u00a0?'],
    ['Write to @somebody.', 'Write to @somebody.'],
    ['', ''],
  ])('%j', (markdown, text) => {
    expect(plain(markdown).text).toBe(text)
  })

  test('lists what it cites, each source once', () => {
    expect(plain('One [@nct1; @a2020] and two [@nct1].').keys).toEqual(['nct1', 'a2020'])
  })
})
