/** The overlay over pages in `npm run dev` while the publication has errors. */

import type { ErrorPayload, Plugin } from 'vite'

import { relative } from 'node:path'

import type { Issue } from '../integrity/issue.ts'

import { count } from '../integrity/reporters/terminal.ts'

/** The number of errors that are shown in full. */
const most = 20

/** Whose overlay shows the errors. Only Astro's has a title and shows the marks of Markdown. */
export type OverlayOwner = 'astro' | 'vite'

/** Returns the overlay for the issues of a publication: each error with its place and fix; `undefined` without errors. */
export function overlayOf(issues: readonly Issue[], owner: OverlayOwner): ErrorPayload | undefined {
  const errors = issues.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (!first) return undefined
  const blocks = errors
    .slice(0, most)
    .map(({ place: { file, line, column }, message, hint }) =>
      [
        owner === 'astro'
          ? `**${relative('', file)}:${line}:${column}**`
          : `${relative('', file)}:${line}:${column}`,
        message,
        ...(hint ? [`→ ${hint}`] : []),
      ].join('\n'),
    )
  const title = `The publication has ${count(errors)}`
  if (errors.length > most) blocks.push(`… and ${errors.length - most} more in the terminal.`)
  return {
    type: 'error',
    err: {
      message: (owner === 'astro' ? blocks : [title, ...blocks]).join('\n\n'),
      stack: '',
      plugin: 'assay-live-content',
      id: first.place.file,
      loc: { file: first.place.file, line: first.place.line, column: first.place.column },
      // Fields of Astro's overlay that the type of Vite's payload does not have. Astro escapes the message.
      ...{ name: 'Assay', title },
    },
  }
}

/**
 * Vite plugin that hides the card for the stack trace in Astro's overlay if it is empty, which the overlay has no setting
 * for. Errors in content have no stack trace.
 */
export function hideEmptyStack(): Plugin {
  const card = '<section id="stack">'
  const style = '<style>#stack:has(#stack-content:empty) { display: none }</style>'
  return {
    name: 'assay-hide-empty-stack',
    // Runs after Astro has added its overlay to Vite's client.
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /vite\/dist\/client\/client\.mjs/ },
      handler: (code) => ({ code: code.replace(card, style + card), map: null }),
    },
  }
}
