import { expect, test } from 'vitest'

import { richText } from './rich-text.ts'

test.for([
  ['plain', 'plain'],
  ['<i>E. coli</i> in CO<sub>2</sub>', '<i>E. coli</i> in CO<sub>2</sub>'],
  ['a < b & <script>alert(1)</script>', 'a &#x3C; b &#x26; &#x3C;script>alert(1)&#x3C;/script>'],
  ['<i onclick="alert(1)">in</i>', '<i>in</i>'],
  ['never <b>closed', 'never <b>closed</b>'],
  ['closed</i> twice', 'closed twice'],
  ['<span class="nocase">NaCl</span> in <i>water</i>', 'NaCl in <i>water</i>'],
  ['<i>in <span class="nocase">vivo</span></i> and out', '<i>in vivo</i> and out'],
  ['<sc>ad</sc>', '<span class="csl-variant-small-caps">ad</span>'],
  [
    '<span style="font-variant:small-caps;">ad</span>',
    '<span class="csl-variant-small-caps">ad</span>',
  ],
] as const)('%s', ([text, html]) => {
  expect(richText(text)).toBe(html)
})
