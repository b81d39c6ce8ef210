import type { Element, ElementContent } from 'hast'

import type { CslItem } from '../references/csl.ts'

import { sourceLinks } from '../references/links.ts'
import { entryId, type FormattedCitations } from './format.ts'

/**
 * Builds the bibliography of a text: one section with one list, an item for each source (DPUB-ARIA 1.1,
 * `doc-bibliography`).
 *
 * @param formatted the formatted citations of the text
 * @param items the sources, by key
 * @param recordPath gives the address of a source's own page
 */
export function bibliographySection(
  formatted: FormattedCitations,
  items: ReadonlyMap<string, CslItem>,
  recordPath: (key: string) => string,
): Element {
  const entries = formatted.bibliography.map(({ key, content }) =>
    element('li', { id: entryId(key) }, [
      ...content,
      text(' '),
      element('span', { className: ['source-links'] }, linksOf(items.get(key), recordPath(key))),
    ]),
  )
  return element(
    'section',
    {
      role: 'doc-bibliography',
      className: ['bibliography'],
      ariaLabelledBy: ['references'],
      dataPagefindIgnore: 'all',
    },
    [
      element('h2', { id: 'references' }, [text('References')]),
      element('ol', formatted.numbered ? { className: ['numbered'] } : {}, entries),
    ],
  )
}

function linksOf(item: CslItem | undefined, record: string): ElementContent[] {
  const links = item ? sourceLinks(item) : []
  return [
    ...links.flatMap(({ label, href }) => [element('a', { href }, [text(label)]), text(' · ')]),
    element('a', { href: record }, [text('About this source')]),
  ]
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
