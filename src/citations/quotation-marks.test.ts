import type { Root } from 'mdast'

import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'

import { localeNames } from '../reading/csl-locales.ts'
import { smartenPunctuation } from '../markdown/punctuation.ts'
import { quotationMarks } from './quotation-marks.ts'

/** The text of each block, with smart punctuation. */
function smartened(markdown: string, language: string): string[] {
  const tree: Root = unified().use(remarkParse).parse(markdown)
  smartenPunctuation(tree, quotationMarks(language))
  const blocks: string[] = []
  visit(tree, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading') blocks.push('')
    else if ('value' in node) blocks.push(`${blocks.pop() ?? ''}${node.value}`)
  })
  return blocks
}

test.each([
  ['en', '"Aye," he said, "it\'s \'so\'."', '“Aye,” he said, “it’s ‘so’.”'],
  ['en-GB', '"Aye \'so\'"', '“Aye ‘so’”'],
  ['de', '"Zitat" hier, "er sagte \'so\'"', '„Zitat“ hier, „er sagte ‚so‘“'],
  ['de-AT', '*"Zitat"*, ("so")', '„Zitat“, („so“)'],
  ['de-CH', '"Zitat \'so\'"', '«Zitat ‹so›»'],
  ['fr', '"Il dit \'oui\'", puis "non".', '«\u00a0Il dit “oui”\u00a0», puis «\u00a0non\u00a0».'],
  ['fr-CA', '"oui"', '«\u00a0oui\u00a0»'],
  ['es', '"Dijo \'sí\'"', '«Dijo “sí”»'],
  ['es-MX', '"Dijo \'sí\'"', '“Dijo ‘sí’”'],
  ['it', '"Dice \'sì\'"', '«Dice “sì”»'],
  ['nl', '"Hij zei \'ja\'"', '“Hij zei ‘ja’”'],
  ['pl', '"On \'tak\'"', '„On «tak»”'],
  ['sv', '"Han \'ja\'"', '”Han ’ja’”'],
  ['cs', '"On \'ano\'"', '„On ‚ano‘“'],
  ['ru', '"Он \'да\'"', '«Он „да“»'],
  ['el', '"Είπε \'ναι\'"', '«Είπε “ναι”»'],
  ['cy', '"Dyma \'ni\'"', '“Dyma ‘ni’”'],
  ['he', '"x"', '“x”'],
  ['ja', '"x"は"安全"だ', '“x”は“安全”だ'],
  ['zh', '说"安全"的，don\'t', '说“安全”的，don’t'],
  // A mark without a counterpart is as in English.
  ['zh', '说"安全" "的', '说”安全” “的'],
  ['ar', 'و"صحيح" بـ"كذب"', 'و“صحيح” بـ“كذب”'],
  ['tlh', '"x"', '“x”'],
])('in %s, %s becomes %s', (language, typed, set) => {
  expect(smartened(typed, language)).toEqual([set])
})

describe('an apostrophe is', () => {
  test.each([
    ['de', "Wie geht's Hans' Auto?", 'Wie geht’s Hans’ Auto?'],
    ['de', "'s ist 'wie er's sagt' gut", '’s ist ‚wie er’s sagt‘ gut'],
    ['de', 'die \'80er und "Hans\' Auto"', 'die ’80er und „Hans’ Auto“'],
    ['fr', "L'eau d'\"ici\" aujourd'hui", 'L’eau d’«\u00a0ici\u00a0» aujourd’hui'],
    ['fr', "dit 'l'eau' et l'*air*", 'dit “l’eau” et l’air'],
    ['it', 'dell\'"arte" po\'', 'dell’«arte» po’'],
    ['nl', "'s avonds zo'n", '’s avonds zo’n'],
  ])('in %s, in %s, none of the quotation marks', (language, typed, set) => {
    expect(smartened(typed, language)).toEqual([set])
  })
})

test('a mark is matched within its block', () => {
  expect(smartened("'auf\n\nzu' und 'ganz'", 'de')).toEqual(['’auf', 'zu’ und ‚ganz‘'])
})

test('marks that were typed stay, and dashes are as in English', () => {
  expect(smartened('« oui » “no” -- ja', 'de')).toEqual(['« oui » “no” – ja'])
})

test.each(localeNames)('the marks of %s are quotation marks', (name) => {
  const { double, single } = quotationMarks(name)
  for (const mark of [...double, ...single])
    expect(mark).toMatch(/^\u00a0?[\p{Pi}\p{Pf}\u201a\u201e]\u00a0?$/u)
})
