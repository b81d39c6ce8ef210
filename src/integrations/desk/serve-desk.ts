/** Serves the bar of `npm run dev`: its script, and what it shows about a page. No build contains either. */

import type { Plugin, ViteDevServer } from 'vite'

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Issue } from '../../integrity/issue.ts'
import type { Live } from '../live-library.ts'

import { decodePercent } from '../../shared/percent-encoding.ts'
import { contentType, mediaTypes } from '../../shared/media-types.ts'
import { today } from '../../shared/dates.ts'
import { currentSite } from '../../site.ts'
import { currentPublication } from '../current-publication.ts'
import { deskOf } from './desk.ts'

/** The path of the script, below the base of the site. */
export const deskScript = '@assay/desk.ts'
/** The path of what it shows. */
const deskData = '@assay/desk.json'
/** The event that tells open pages that the content has been checked. */
const checkedEvent = 'assay:checked'

const script = join(import.meta.dirname, 'bar.client.ts')

/** Vite plugin that gives the script of the bar an address, and compiles it. */
export function deskPlugin(): Plugin {
  return {
    name: 'assay-desk',
    resolveId: { filter: { id: /@assay\/desk\.ts$/ }, handler: () => `/${deskScript}` },
    load: {
      filter: { id: /@assay\/desk\.ts$/ },
      handler() {
        this.addWatchFile(script)
        return readFileSync(script, 'utf8')
      },
    },
  }
}

/** What the server knows of the content. */
export interface DeskSource {
  /** Returns what pages get. */
  current: () => Promise<Live>
  /** Returns the problems of the content as it is; `undefined` if it has not been checked. */
  issues: () => readonly Issue[] | undefined
}

/**
 * Answers requests for what the bar shows.
 *
 * @returns a function that tells open pages that there is something new
 */
export function serveDesk(
  { middlewares, ws }: ViteDevServer,
  { current, issues }: DeskSource,
): () => void {
  middlewares.use((request, response, next) => {
    const { base } = currentSite().urls
    const [path, query = ''] = (request.originalUrl ?? '').split('?')
    if (path !== `${base}${deskData}`) {
      next()
      return
    }
    current().then(({ locals: { library } }) => {
      const page = decodePercent(new URLSearchParams(query).get('path') ?? '')
      const desk = deskOf(page.startsWith(base) ? page.slice(base.length) : page, {
        current: currentPublication(),
        library: { articleFacts: library.articleFacts, pages: library.pages },
        issues: issues(),
        today: today(),
      })
      response.setHeader('content-type', contentType(mediaTypes.json))
      response.setHeader('cache-control', 'no-store')
      response.end(JSON.stringify(desk))
    }, next)
  })
  return () => {
    ws.send({ type: 'custom', event: checkedEvent })
  }
}
