import { expect, test } from 'vitest'

import { beginningOf } from './beginning.ts'

test.each([
  [
    '## Heading\n\nThe *first* **one**,\nin `code` ~~and~~ _more_.\n\nNext.',
    'The first one, in code and more.',
  ],
  ['See [a page](https://a.example/) [@doe2017] <sup>1</sup>{/* note */}.', 'See a page 1.'],
  // What is escaped is a part of the text.
  [String.raw`Of 5 \* 3, \~5 and snake_case, a\<b.`, 'Of 5 * 3, ~5 and snake_case, a<b.'],
  ['HLA-B*57:01 and HLA-B*58:01, **so**, a**b**c.', 'HLA-B*57:01 and HLA-B*58:01, so, abc.'],
  ['Text.[^1] More.[^2]', 'Text. More.'],
  ['- A list', ''],
])('the beginning of %j', (text, beginning) => {
  expect(beginningOf(text)).toBe(beginning)
})
