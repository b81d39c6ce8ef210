import { expect, test } from 'vitest'

import { readBibtex } from '../bibtex.ts'

/** Reads a title; square brackets stand for the markup that keeps the case. */
function titleOf(value: string): unknown {
  const { records } = readBibtex(`@book{a, title = ${value}}`, '/b.bib')
  const record = records[0]?.data as { title: string } | undefined
  return record?.title.replace(/<span class="nocase">(.*?)<\/span>/g, '[$1]')
}

test.each([
  ['{{scikit-learn}: Machine learning in {Python}}', '[scikit-learn]: Machine learning in Python'],
  ['{The role of {p53} in cancer}', 'The role of [p53] in cancer'],
  ['{A test of {de novo} words}', 'A test of [de novo] words'],
  ['"The role of {p53} in cancer"', 'The role of [p53] in cancer'],
  ['{Fitting models using {lme4}}', 'Fitting models using [lme4]'],
  // The outer braces are those of all titles, not of a word.
  ['{{The role of p53 in cancer}}', 'The role of p53 in cancer'],
  ['{{The role of {p53} in cancer}}', 'The role of [p53] in cancer'],
  ['{{{p53}}}', 'p53'],
  // Title case leaves these as they are.
  ['{{DNA} of {COVID}-19 and {Alzheimer}}', 'DNA of COVID-19 and Alzheimer'],
  ["{{Alzheimer's} disease}", "Alzheimer's disease"],
  ['{An {mRNA} vaccine}', 'An [mRNA] vaccine'],
  // Parts of words, letters with accents, formulas and arguments.
  ['{i{p}ad and {o}ther}', 'ipad and other'],
  ["{Caf{\\'e} and {\\o}l}", 'Café and øl'],
  ['{On $x_{ab}$ and \\emph{small words}}', 'On x<sub>ab</sub> and <i>small words</i>'],
  ['{On {\\em small words}}', 'On <i>small words</i>'],
  ['{On {the {\\"o} word} here}', 'On [the ö word] here'],
  ['{A \\& {b}}', 'A & [b]'],
])('the title %s is %s', (value, title) => {
  expect(titleOf(value)).toBe(title)
})

test('names of journals have their own case', () => {
  const { records } = readBibtex('@article{a, title = {T}, journal = {The {npj} news}}', '/b.bib')
  expect(records[0]?.data).toMatchObject({ 'container-title': 'The npj news' })
})
