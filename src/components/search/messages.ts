/** What the search says about an answer. */

import type { Answer } from '../../search/answer.ts'

/** Describes how much was found. */
export function statusOf(
  { missing, pages, corrections }: Answer,
  shown: number,
  query: string,
): string {
  const text = corrections.reduce((all, { from, to }) => all.replace(from, to), query)
  if (missing.length > 0) return `Nothing about ${quoted(missing)} yet.`
  if (shown === 0 && pages.length > 0)
    return `${text === '' ? 'No page' : `No result for “${text}”`} has what is chosen below.`
  const results = shown === 0 ? 'No results' : shown === 1 ? 'One result' : `${shown} results`
  if (shown === 0 && pages.length === 0 && text !== '') return `No page has all words of “${text}”.`
  return text === '' ? results : `${results} for “${text}”`
}

/** Describes which results were added. */
export function statusOfMore(first: number, last: number, all: number): string {
  return `Results ${first} to ${last} of ${all}`
}

/** Says how many results could not be loaded. */
export function lackOf(results: number): string[] {
  if (results === 0) return []
  return [
    results === 1 ? 'One result could not be loaded.' : `${results} results could not be loaded.`,
  ]
}

/** Says which words were taken for others, and which were left out. */
export function noteOn({ corrections, leftOut, pages }: Answer): (Node | string)[] {
  const nodes: (Node | string)[] = []
  if (corrections.length > 0) {
    const literally = document.createElement('button')
    literally.type = 'button'
    literally.textContent = `Search for ${quoted(corrections.map(({ from }) => from))} instead`
    nodes.push(`Showing results for ${quoted(corrections.map(({ to }) => to))}. `, literally, ' ')
  }
  if (leftOut.length > 0 && pages.length > 0)
    nodes.push(`No page has all of these words. Left out: ${quoted(leftOut)}.`)
  return nodes
}

function quoted(words: readonly string[]): string {
  return new Intl.ListFormat('en').format(words.map((word) => `“${word}”`))
}
