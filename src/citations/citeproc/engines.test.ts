import { expect, test } from 'vitest'

import type { CslItem } from '../../references/csl.ts'
import type { XmlNode } from './types.ts'

import { loadStyle } from '../style.ts'
import { CSL, cslSettings } from './engines.ts'
import { runCiteproc } from './run.ts'

/** Returns the macros in a tree, in order. */
function macrosIn(node: XmlNode | string): XmlNode[] {
  if (typeof node === 'string') return []
  return [...(node.name === 'macro' ? [node] : []), ...node.children.flatMap(macrosIn)]
}

test.each(['apa', 'harvard1', 'vancouver'])('finds each macro of %s', (style) => {
  const xml = CSL.setupXml(cslSettings.templates.get(style))
  const macros = macrosIn(xml.dataObj)
  expect(macros.length).toBeGreaterThan(5)
  for (const macro of macros) {
    const found = xml.getNodesByName(xml.dataObj, 'macro', macro.attrs['name'])
    expect(found).toHaveLength(1)
    expect(found[0]).toBe(macro)
  }
  expect(xml.getNodesByName(xml.dataObj, 'macro')).toEqual(macros)
})

test('finds the macros of each style, whatever others have', () => {
  const styleWith = (macros: string) =>
    CSL.setupXml(`<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">${macros}</style>`)
  const one = styleWith('<macro name="a"><text value="1"/></macro><macro name="a"/>')
  const other = styleWith('<macro name="b"><text value="2"/></macro>')
  expect(one.getNodesByName(one.dataObj, 'macro', 'a')).toEqual(macrosIn(one.dataObj))
  expect(one.getNodesByName(one.dataObj, 'macro', 'b')).toEqual([])
  expect(other.getNodesByName(other.dataObj, 'macro', 'a')).toEqual([])
  expect(other.getNodesByName(other.dataObj, 'macro', 'b')).toHaveLength(1)
})

test.each([
  [2004, '04'],
  [1999, '99'],
  [79, '79AD'],
  [-44, '44BC'],
])('the short form of the year %i is %s', (year, printed) => {
  const xml = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>https://example.org/s</id><updated>2020-01-01T00:00:00Z</updated></info><citation><layout><date variable="issued"><date-part name="year" form="short"/></date></layout></citation><bibliography><layout><text variable="title"/></layout></bibliography></style>`
  const item: CslItem = { id: 'a', type: 'book', title: 'T', issued: { 'date-parts': [[year]] } }
  const { citations } = runCiteproc(
    [{ narrative: false, items: [{ key: 'a' }] }],
    new Map([['a', item]]),
    { style: loadStyle('short', new Map([['short', xml]])), locale: 'en-US', uncited: [] },
  )
  expect(citations.map((html) => html.replace(/<[^>]*>|\s/g, ''))).toEqual([printed])
})
