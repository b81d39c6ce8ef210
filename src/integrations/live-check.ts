/** The check while a publication is written: the same issues in the terminal and over the page, gone when they are mended. */

import type { AstroIntegration } from 'astro'
import type { ErrorPayload } from 'vite'

import { join, relative } from 'node:path'
import { stderr } from 'node:process'

import type { Issue } from '../integrity/issue.ts'

import { count, reportToTerminal } from '../integrity/reporters/terminal.ts'
import { contentDirectory } from '../site.ts'
import { writeEditorFiles } from './editor-files.ts'
import { currentPublication, forgetPublication } from './publication.ts'

/** Absolute path of the project. */
const project = join(import.meta.dirname, '../..')

/** How long to wait for further changes, in milliseconds: editors write a file in several steps. */
const settling = 80

/**
 * Astro integration for `npm run dev`: checks the publication whenever a file of it changes.
 *
 * Every issue is printed; errors stand over every page that is open, or is opened, until they are mended.
 */
export function liveCheck(): AstroIntegration {
  return {
    name: 'assay-live-check',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const directory = contentDirectory()
        let shown = overlayOf(currentPublication().issues())
        const check = () => {
          forgetPublication()
          const loaded = currentPublication()
          const issues = loaded.issues()
          report(issues, loaded.publication.sources)
          for (const note of writeEditorFiles(loaded, project)) console.error(note)
          const before = shown
          shown = overlayOf(issues)
          if (shown) server.ws.send(shown)
          else if (before) server.ws.send({ type: 'full-reload' })
        }
        let timer: NodeJS.Timeout | undefined
        server.watcher.add(directory)
        server.watcher.on('all', (_event, file) => {
          if (!isContent(relative(directory, file))) return
          clearTimeout(timer)
          timer = setTimeout(check, settling)
        })
        server.ws.on('connection', () => {
          if (shown) server.ws.send(shown)
        })
      },
    },
  }
}

/** Tells whether a path from the content leads to a file that is read. */
function isContent(path: string): boolean {
  return !path.startsWith('..') && !path.split(/[/\\]/).some((part) => part.startsWith('.'))
}

let wasSound = true

function report(issues: readonly Issue[], sources: ReadonlyMap<string, string>): void {
  const color = stderr.isTTY && !process.env['NO_COLOR']
  const text = reportToTerminal(issues, { directory: process.cwd(), sources, color })
  if (text) console.error(`\n${text}`)
  else if (!wasSound) console.error('\n✓ Every problem is mended.\n')
  wasSound = text === ''
}

/** What stands over the page: every error with its place and what to do. */
export function overlayOf(issues: readonly Issue[]): ErrorPayload | undefined {
  const errors = issues.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (!first) return undefined
  const blocks = errors
    .slice(0, most)
    .map(({ place: { file, line, column }, message, hint }) =>
      [`**${relative('', file)}:${line}:${column}**`, message, ...(hint ? [`→ ${hint}`] : [])].join(
        '\n',
      ),
    )
  if (errors.length > most) blocks.push(`… and ${errors.length - most} more in the terminal.`)
  return {
    type: 'error',
    err: {
      message: blocks.join('\n\n'),
      stack: '',
      plugin: 'assay-live-check',
      id: first.place.file,
      loc: { file: first.place.file, line: first.place.line, column: first.place.column },
      // Fields of Astro's overlay, for which Vite's payload has no type. Astro escapes the message.
      ...{ name: 'Assay', title: `The publication has ${count(errors)}` },
    },
  }
}

/** How many errors are written out over the page. */
const most = 20
