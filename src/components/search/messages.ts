/** What the search says about an answer. */

import type { Answer } from '../../search/answer.ts'
import type { PanelWords } from './panel-words.ts'

/** Describes how much was found. */
export function statusOf(
  { missing, pages, corrections }: Answer,
  shown: number,
  asked: string,
  words: PanelWords,
): string {
  const query = corrections.reduce((all, { from, to }) => all.replace(from, to), asked)
  if (missing.length > 0) return words.say('search.nothingAbout', { words: words.quote(missing) })
  if (shown > 0)
    return query === ''
      ? words.say('search.results', { count: shown })
      : words.say('search.resultsFor', { count: shown, query })
  if (pages.length > 0)
    return query === ''
      ? words.say('search.noneChosen')
      : words.say('search.noneChosenFor', { query })
  return query === '' ? words.say('search.noResults') : words.say('search.noPageHasAll', { query })
}

/** Says how many results could not be loaded. */
export function lackOf(results: number, words: PanelWords): string[] {
  return results === 0 ? [] : [words.say('search.resultsFailed', { count: results })]
}

/** Says which words were taken for others or found in other forms, and which were left out. */
export function noteOn(
  { corrections, inflected, leftOut, pages }: Answer,
  words: PanelWords,
): (Node | string)[] {
  const nodes: (Node | string)[] = []
  if (corrections.length > 0) {
    const literally = document.createElement('button')
    literally.type = 'button'
    const from = words.quote(corrections.map((each) => each.from))
    literally.textContent = words.say('search.searchFor', { words: from })
    const to = words.quote(corrections.map((each) => each.to))
    nodes.push(`${words.say('search.showingFor', { words: to })} `, literally, ' ')
  }
  if (inflected.length > 0 && pages.length > 0)
    nodes.push(`${words.say('search.otherForms', { words: words.quote(inflected) })} `)
  if (leftOut.length > 0 && pages.length > 0)
    nodes.push(words.say('search.leftOut', { words: words.quote(leftOut) }))
  return nodes
}
