/** The sentence in which a source is cited. */

import type { Element, Nodes } from 'hast'

import type { CitationPlace } from './order.ts'

const blocks = new Set([
  'blockquote',
  'caption',
  'dd',
  'dt',
  'figcaption',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'p',
  'summary',
  'td',
  'th',
])
const mark = '\uE000'

/**
 * Gives the sentence that a citation belongs to, without its citations.
 *
 * Sentences are told apart by the rules of Unicode (UAX 29). A citation behind the full stop belongs to the sentence
 * before it; one in a note belongs to the sentence that calls the note where the note holds nothing else.
 *
 * @param place where the citation stands, while the places of citations are still empty
 * @param language the language of the text
 */
export function sentenceOf(place: CitationPlace, language: string): string {
  const own = around(place.ancestors, place.element)
  const text =
    own.replaceAll(mark, '').trim() === '' && place.call ? around(place.call, undefined) : own
  const at = text.indexOf(mark)
  let offset = 0
  let previous = ''
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(
    text,
  )) {
    const sentence = clean(segment)
    const holdsMark = at < offset + segment.length
    if (holdsMark && (sentence !== '' || previous === '')) {
      const behindStop = clean(text.slice(offset, at)) === '' && at > 0 && previous !== ''
      return behindStop ? previous : sentence
    }
    if (holdsMark) return previous
    if (sentence !== '') previous = sentence
    offset += segment.length
  }
  return previous
}

function around(ancestors: readonly Element[], place: Element | undefined): string {
  const block = ancestors.findLast(({ tagName }) => blocks.has(tagName)) ?? ancestors.at(-1)
  return block ? textOf(block, place) : ''
}

/** The text of a block, its notes' numbers left out, with a mark where the place is. */
function textOf(node: Nodes, place: Element | undefined): string {
  if (node.type === 'text') return node.value
  if (node === place) return mark
  if (
    node.type === 'element' &&
    (node.properties['dataFootnoteRef'] !== undefined ||
      node.properties['dataFootnoteBackref'] !== undefined)
  ) {
    return place ? '' : mark
  }
  if (!('children' in node)) return ''
  return node.children.map((child) => textOf(child, place)).join('')
}

function clean(text: string): string {
  return text
    .replaceAll(mark, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?])/g, '')
    .trim()
}
