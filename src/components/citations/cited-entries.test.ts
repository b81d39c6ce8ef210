import { parseHTML } from 'linkedom'
import { afterEach, expect, test, vi } from 'vitest'

import { entriesOf } from './cited-entries.ts'

afterEach(() => vi.unstubAllGlobals())

const page = parseHTML(`<!doctype html><html><body>
  <p><span class="citation" id="citation-1" data-sources="ref-a ref-b ref-c"
    data-locators="{&quot;ref-b&quot;:&quot;p. 44&quot;}">(<a role="doc-biblioref" href="#ref-a">1</a>–<a
    role="doc-biblioref" href="#ref-c" data-locator="p. 7">3</a>)</span></p>
  <section role="doc-bibliography"><ol class="numbered">
    <li id="ref-a">Adler</li><li id="ref-b">Bell</li><li id="ref-c">Cole</li><li id="ref-d">Dorn</li>
  </ol></section></body></html>`)

test('a collapsed range shows every source with the locator that the style leaves out', () => {
  vi.stubGlobal('document', page.document)
  const call = page.document.querySelector('.citation') as unknown as HTMLElement
  const entries = entriesOf(call, (locator) => `Cited here: ${locator}`)
  expect(entries.map((entry) => entry.textContent)).toEqual([
    '1. Adler',
    '2. BellCited here: p. 44',
    '3. ColeCited here: p. 7',
  ])
})
