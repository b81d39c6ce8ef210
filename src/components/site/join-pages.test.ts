import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'

import { joinPages } from './join-pages.ts'

/** Joins pages and returns what is left, without tags of rows. */
function join(...pages: string[]): string {
  const { document } = parseHTML(
    `<html><body>${pages.map((page) => `<div>${page}</div>`).join('')}</body></html>`,
  )
  const lists = [...document.querySelectorAll('body > div')]
  return joinPages(lists)
    .map(({ outerHTML }) => outerHTML)
    .join('')
}

const rows = (...names: string[]) =>
  `<ul class="rows">${names.map((name) => `<li><h3 id="${name}">${name}</h3></li>`).join('')}</ul>`
const section = (year: string, ...names: string[]) =>
  `<section><h2 id="year-${year}">${year}</h2><div>${rows(...names)}</div></section>`

test('the rows of all pages become one list', () => {
  expect(join(rows('a', 'b'), rows('c'))).toBe(rows('a', 'b', 'c'))
})

test('a section that continues on the next page becomes one', () => {
  expect(
    join(section('2024', 'a') + section('2023', 'b'), section('2023', 'c') + section('2022', 'd')),
  ).toBe(section('2024', 'a') + section('2023', 'b', 'c') + section('2022', 'd'))
})

test('sections that begin on a new page stay apart', () => {
  expect(join(section('2024', 'a'), section('2023', 'b'))).toBe(
    section('2024', 'a') + section('2023', 'b'),
  )
})
