import { expect, test } from 'vitest'

import type { CslItem } from '../references/csl.ts'

import { runCiteproc } from './citeproc/run.ts'
import { loadStyle } from './style.ts'

const style = (substitute: string) => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Nested</title><id>nested</id><updated>2026-11-27T00:00:00+00:00</updated></info>
  <citation>
    <sort><key variable="title"/></sort>
    <layout prefix="(" suffix=")">
      <names variable="author"><name form="short"/><substitute>${substitute}</substitute></names>
    </layout>
  </citation>
</style>`

const items = new Map<string, CslItem>([
  ['edited', { id: 'edited', type: 'book', title: 'A', editor: [{ family: 'Ed' }] }],
  ['directed', { id: 'directed', type: 'book', title: 'B', director: [{ family: 'Di' }] }],
  ['titled', { id: 'titled', type: 'book', title: 'C' }],
])

test.each([
  '<names variable="editor"><name form="short"/><substitute><names variable="director"/></substitute></names><text variable="title"/>',
  '<names variable="editor"><substitute><names variable="translator"><substitute><names variable="director"/></substitute></names></substitute></names><text variable="title"/>',
])('a nested substitute is printed in its turn', (substitute) => {
  const used = loadStyle('nested', new Map([['nested', style(substitute)]]))
  const citations = [...items.keys()].map((key) => ({ items: [{ key }], narrative: false }))
  const output = runCiteproc(citations, items, { style: used, locale: 'en-US', uncited: [] })
  expect(output.citations.map((html) => html.replace(/<[^>]*>/g, ''))).toEqual([
    '(Ed)',
    '(Di)',
    '(C)',
  ])
})
