import { expect, test } from 'vitest'

import { CSL, cslSettings } from './engines.ts'
import type { XmlNode } from './types.ts'

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
