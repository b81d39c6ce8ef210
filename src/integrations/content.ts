/** Loads the records that were checked into Astro's collections. */

import type { AstroIntegration } from 'astro'
import type { Loader, LoaderContext } from 'astro/loaders'

import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Validated, ValidatedPublication } from '../publication/validated.ts'

import { blankFrontMatter } from '../reading/front-matter.ts'
import { contentDirectory } from '../site.ts'
import { currentPublication, type CurrentPublication } from './current-publication.ts'

type LoadedCollection =
  Exclude<keyof ValidatedPublication, 'directory' | 'site' | 'siteRecord' | 'keys'> | 'styles'

/**
 * Creates the loader of one collection, which stores the records of the current publication. Loaders do not watch files:
 * `live-content.ts` runs all of them again after a change.
 *
 * Invalid records are left out. A build with invalid records stops at the check, and `npm run dev` shows the site without
 * them. A build also leaves out drafts and the records that only drafts use, so no page, list or file of the site can show
 * them. `npm run dev` shows them.
 */
export function records(collection: LoadedCollection): Loader {
  return { name: `assay-${collection}`, load: (context) => store(collection, context) }
}

/** A publication that `live-content.ts` passes to the loaders, which Astro runs in a separate environment. */
export interface Handover {
  publication: CurrentPublication
  /** Whether a loader has received it. */
  isReceived: boolean
}

/** The last publication that was passed on. */
let latest: CurrentPublication | undefined

async function store(collection: LoadedCollection, context: LoaderContext): Promise<void> {
  const { store, config, refreshContextData } = context
  const handover = refreshContextData?.['handover'] as Handover | undefined
  if (handover) {
    latest = handover.publication
    handover.isReceived = true
  }
  const loaded = latest ?? currentPublication()
  const unpublished = context.watcher ? undefined : loaded.unpublished()
  const entries = entriesOf(collection, loaded).flatMap(({ record, data }) =>
    data && !unpublished?.has(record) ? [record] : [],
  )
  // Entries keep the order of the files. An entry that is set again keeps its position, so if the names are the same, only
  // the changes are written.
  if (store.keys().join('\n') !== entries.map(({ id }) => id).join('\n')) store.clear()
  // Astro warns about a collection that was never filled, but most collections are optional.
  if (entries.length === 0) {
    store.set({ id: 'nothing', data: {} })
    store.delete('nothing')
  }
  for (const record of entries) {
    const body = record.format === 'markdown' && 'body' in record ? String(record.body) : undefined
    // Astro reads the path of a text as an address, in which `%` has a special meaning.
    const file = encodeURI(relative(fileURLToPath(config.root), record.file))
    store.set({
      id: record.id,
      data: await context.parseData({
        id: record.id,
        data: record.data as Record<string, unknown>,
        filePath: record.file,
      }),
      digest: context.generateDigest(JSON.stringify([record.data, body, file])),
      ...(body === undefined ? {} : { body }),
      ...(record.format === 'mdx' ? { filePath: file, deferredRender: true } : {}),
    })
  }
}

function entriesOf(
  collection: LoadedCollection,
  { validated, source }: CurrentPublication,
): Validated<unknown>[] {
  if (collection === 'styles')
    return [...source.styles].map(([id, style]) => styleRecord(id, style))
  const entries = validated[collection]
  return Array.isArray(entries) ? entries : [...entries.values()]
}

function styleRecord(id: string, { file, xml }: { file: string; xml: string }): Validated<unknown> {
  const place = { file, line: 1, column: 1 }
  const data = { xml }
  return { record: { id, file, format: 'yaml', data, place, placeOf: () => place }, data }
}

/**
 * Astro integration that passes MDX to the compiler without its front matter, which our own YAML parser has already read.
 * Astro's parser would read dates as points in time, and `layout` as an instruction to import a file.
 */
export function contentIntegration(): AstroIntegration {
  return {
    name: 'assay-content',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'assay-blank-front-matter',
                enforce: 'pre',
                transform: {
                  filter: { id: /\.mdx$/ },
                  handler: (code) => ({ code: withoutFrontMatter(code), map: null }),
                },
              },
            ],
            server: { fs: { allow: [contentDirectory(), process.cwd()] } },
            resolve: { dedupe: ['astro'] },
            // Astro marks the modules of texts with a directive that is not needed in the bundle.
            build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
          },
        })
      },
    },
  }
}

/**
 * Removes the front matter and keeps every position. It is replaced by an empty expression, so that Astro does not read a
 * text between two horizontal rules as front matter, whose `layout` would import a file.
 */
function withoutFrontMatter(code: string): string {
  const blank = blankFrontMatter(code)
  return blank === code ? code : `{}${blank.slice(2)}`
}
