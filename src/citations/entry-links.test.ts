import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import type { ElementContent } from 'hast'
import { expect, test } from 'vitest'

import { linkEntry } from './entry-links.ts'

const href = 'https://doi.org/10.1/x'

/** Links an entry given as HTML. */
function linked(html: string, title: string | undefined, addresses = [href]): string {
  const { children } = fromHtml(html, { fragment: true })
  const links = addresses.map((address) => ({ label: 'x', href: address }))
  const { content } = linkEntry(children as ElementContent[], title, links)
  return toHtml({ type: 'root', children: content })
}

const a = (text: string) => `<a href="${href}">${text}</a>`
const address = (text: string) => `<span class="source-address">${text}</span>`

test.each([
  ['a title', 'Lee. On cells. 2020.', 'On cells', `Lee. ${a('On cells')}. 2020.`],
  ['another case', 'Lee. On Cells. 2020.', 'On cells', `Lee. ${a('On Cells')}. 2020.`],
  ['a full stop at its end', 'Lee. On cells. 2020.', 'On cells.', `Lee. ${a('On cells')}. 2020.`],
  ['markup', 'Lee. On <i>E. coli</i>. 2020.', 'On <i>E. coli</i>', `Lee. ${a('On <i>E. coli</i>')}. 2020.`], // oxfmt-ignore
  ['an element around it', '<i>On cells, and more</i>.', 'On cells', `<i>${a('On cells')}, and more</i>.`], // oxfmt-ignore
  [
    'other quotation marks',
    '“The ‘cure’ of cells”',
    'The "cure" of cells',
    `“The ‘cure’ of cells”`,
  ],
  ['quotation marks of one kind', 'The ‘cure’', "The 'cure'", a('The ‘cure’')],
  ['a part of a word', 'Painful. 2020.', 'Pain', 'Painful. 2020.'],
  ['a part of a word, then the word', 'Painful pain. 2020.', 'Pain', `Painful ${a('pain')}. 2020.`],
  ['capitals of two letters', 'Maßnahmen', 'MASSNAHMEN', 'Maßnahmen'],
  ['a final sigma', 'Lee. ΠΟΝΟΣ. 2020.', 'Πονος', `Lee. ${a('ΠΟΝΟΣ')}. 2020.`],
  ['the dotted I', 'İĞNE. 2020.', 'İğne', `${a('İĞNE')}. 2020.`],
  ['letters outside the first plane', '𐐨𐐩 x', '𐐀𐐁 x', a('𐐨𐐩 x')],
  ['a title that appears twice', 'Lee. Pain. Pain. 2020.', 'Pain', 'Lee. Pain. Pain. 2020.'],
  ['signs of expressions', 'Is it (a+b)? [$1]', 'Is it (a+b)? [$1]', a('Is it (a+b)? [$1]')],
  ['only signs', 'Lee. ?. 2020.', '?', 'Lee. ?. 2020.'],
  ['no title', 'Lee. 2020.', undefined, 'Lee. 2020.'],
])('%s', (_, html, title, expected) => {
  expect(linked(html, title)).toBe(expected)
})

test.each([
  ['an introduction', `On cells. Available from: ${href}`, `${a('On cells')}.${address(` Available from: ${href}`)}`], // oxfmt-ignore
  ['a semicolon', `On cells. 2020; Available from: ${href}`, `${a('On cells')}. 2020${address(`; Available from: ${href}`)}`], // oxfmt-ignore
  ['a full stop after it', `On cells. ${href}.`, `${a('On cells')}.${address(` ${href}.`)}`],
  ['words without a colon', `On cells. Retrieved from ${href}`, `${a('On cells')}. Retrieved from ${href}`], // oxfmt-ignore
  ['a comma before it', `On cells, ${href}`, `${a('On cells')}, ${href}`],
])('the printed address after %s', (_, html, expected) => {
  expect(linked(html, 'On cells')).toBe(expected)
})

test('addresses are linked if the title is not, and others always', () => {
  const other = 'https://example.org/x'
  expect(linked(`Lee. See ${href}.`, 'On cells')).toBe(`Lee. See ${a(href)}.`)
  expect(linked(`On cells. ${other}`, 'On cells', [href, other])).toBe(
    `${a('On cells')}. <a href="${other}">${other}</a>`,
  )
})

test('markup in a title is text', () => {
  expect(linked('&lt;script>x&lt;/script>', '<script>x</script>')).toBe(
    a('&#x3C;script>x&#x3C;/script>'),
  )
})
