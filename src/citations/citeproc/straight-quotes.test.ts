import { describe, expect, test } from 'vitest'

import type { CslItem } from '../../references/csl.ts'
import type { Citation } from '../citation.ts'

import { loadStyle } from '../style.ts'
import { runCiteproc } from './run.ts'
import { withPairedQuotes } from './straight-quotes.ts'

const english = { outer: ['\u201C', '\u201D'], inner: ['\u2018', '\u2019'] } as const

describe('a title whose straight marks citeproc-js pairs wrongly has paired ones', () => {
  test.each([
    ["One (the 'best') of", 'One (the “best”) of'],
    ["Two 'best'-of things", 'Two “best”-of things'],
    ["['best'] and 'best': an essay", '[“best”] and “best”: an essay'],
    ["'Yes'! 'no'; \"five\"/'six' (\"a\" or 'b')", '“Yes”! “no”; “five”/“six” (“a” or “b”)'],
    ['The <i>"in vitro"</i>/"in vivo" gap', 'The <i>“in vitro”</i>/“in vivo” gap'],
    ['["so-called \'inner\' word"]', '[“so-called ‘inner’ word”]'],
    [
      "'Tis the dogs' tail, rock 'n' roll of the '90s",
      '’Tis the dogs’ tail, rock ’n’ roll of the ’90s',
    ],
    ["'What's' new (\"x\")", '“What’s” new (“x”)'],
    ["The 'Rock 'n' Roll' Era", 'The “Rock ’n’ Roll” Era'],
    ['"\'Tis" and more', '“’Tis” and more'],
    ["On (the '13 Reasons Why') and the '90s", 'On (the “13 Reasons Why”) and the ’90s'],
    ['「"新"時代」と"x"', '「“新”時代」と“x”'],
    ["The 'real' 5'-end (the 'cap')", 'The “real” 5’-end (the “cap”)'],
    ["A 5\" pipe (of 'lead')", 'A 5" pipe (of “lead”)'],
    ['Class <span class="nocase">\'a\'</span>-b', 'Class <span class="nocase">“a”</span>-b'],
  ])('%s', (title, expected) => {
    expect(withPairedQuotes(title, english)).toBe(expected)
  })
})

test.each([
  "The 'old' ways",
  "Association of '13 Reasons Why' with suicide",
  "'N-of-1' trials",
  "'Cause' and 'effect'",
  "'60 Minutes' and vaccines",
  "The '90-90-90' targets",
  'On "models" ("best") and \'old\' things',
  "It's the dog's",
  'A 5" pipe',
  'Nothing',
  '‘Typed’ (‘so’)',
])('%s stays as it is', (title) => {
  expect(withPairedQuotes(title, english)).toBe(title)
})

const print = (style: string, locale: string, title: string) => {
  const item: CslItem = { id: 'a', type: 'article-journal', title, language: 'en' }
  const { entries } = runCiteproc(
    [{ items: [{ key: 'a' }] } as unknown as Citation],
    new Map([['a', item]]),
    { style: loadStyle(style), locale, uncited: [] },
  )
  return entries.map(({ html }) => html.replace(/<[^>]*>/g, '')).join()
}

test('inside quoted titles, they become inner marks', () => {
  expect(print('chicago', 'en-US', 'One (the \'best\') of "it"-girls')).toContain(
    '“One (the ‘Best’) of ‘It’-Girls.”',
  )
})

test('they have the marks of the language of the style', () => {
  const title = 'One (the \'best\') of ["it"]'
  expect(print('vancouver', 'de-DE', title)).toContain('One (the „best“) of [„it“]')
  expect(print('vancouver', 'fr-FR', title)).toContain('One (the «\u00A0best\u00A0») of')
  // Both marks of a pair are the same.
  expect(print('vancouver', 'sv-SE', title)).toContain('One (the ”best”) of [”it”]')
})
