import { expect, test } from 'vitest'

import type { CslItem } from '../../references/csl.ts'
import type { Citation } from '../citation.ts'

import { loadStyle } from '../style.ts'
import { runCiteproc } from './run.ts'

const xml = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>T</title><id>https://example.org/t</id><updated>2020-01-01T00:00:00Z</updated></info>
  <citation et-al-min="2" et-al-use-first="1" disambiguate-add-givenname="true" disambiguate-add-year-suffix="true">
    <layout delimiter="; ">
      <group delimiter=" "><names variable="author"><name form="short" initialize-with=". "/></names><date variable="issued"><date-part name="year"/></date></group>
    </layout>
  </citation>
  <bibliography><layout><names variable="author"/><text variable="title"/></layout></bibliography>
</style>`

/** Prints the citations of books of 2003 by these first authors called Smith, each with another second author. */
const cite = (...given: string[]) => {
  const items = given.map((name, index): CslItem => {
    const author = [
      { family: 'Smith', given: name },
      { family: `Other${index}`, given: 'Al' },
    ]
    const issued = { 'date-parts': [[2003]] } as CslItem['issued']
    return { id: `s${index}`, type: 'book', title: `T${index}`, author, issued } as CslItem
  })
  const { citations } = runCiteproc(
    items.map(({ id }) => ({ items: [{ key: id }] })) as unknown as Citation[],
    new Map(items.map((item) => [item.id, item])),
    { style: loadStyle('own', new Map([['own', xml]])), locale: 'en-US', uncited: [] },
  )
  return citations.map((html) => html.replace(/<[^>]*>/g, ''))
}

test('authors that differ in their given names keep them beside a group that needs letters', () => {
  expect(cite('Ann', 'Ann', 'Bob', 'Carl')).toEqual([
    'A. Smith et al. 2003a',
    'A. Smith et al. 2003b',
    'B. Smith et al. 2003',
    'C. Smith et al. 2003',
  ])
})

test.each([
  [['Ann', 'Bob']],
  [['Ann', 'Ann']],
  [['Ann', 'Bob', 'Carl']],
  [['Ann', 'Ann', 'Bob', 'Bob']],
  [['Ann', 'Bob', 'Bob', 'Carl', 'Ann', 'Dan']],
  [['Ann', 'Ann', 'Ann', 'Bob', 'Bob', 'Carl', 'Dan', 'Eve']],
])('no two citations of %j are alike', (given) => {
  const printed = cite(...given)
  expect(new Set(printed).size, printed.join('; ')).toBe(given.length)
})
