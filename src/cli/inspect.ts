import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import type { Validated } from '../publication/validated.ts'
import type { Snapshot } from './snapshot.ts'
import type { Target } from '../shared/urls.ts'

import { inspectSite } from '../integrity/inspect.ts'
import { currentPublication } from '../integrations/current-publication.ts'
import { filesIn } from '../integrations/output.ts'
import { counted } from '../shared/counted.ts'
import { currentSite } from '../site.ts'
import { openPack } from './cache.ts'
import { projectDirectory } from './environment.ts'
import { defaultReport, printReport } from './report.ts'

/**
 * Inspects a finished site before it is published, and prints every problem.
 *
 * @param built absolute path of the site
 * @param outDir absolute path of the output folder, for the places in the report
 * @param snapshot the state of the code and the content from which it was built
 * @returns whether it can be published, and a summary
 */
export async function inspect(
  built: string,
  outDir: string,
  { contentDir, code }: Pick<Snapshot, 'contentDir' | 'code'>,
): Promise<{ summary: string; sound: boolean }> {
  const { site } = currentSite()
  const kept = openPack('inspections', contentDir, code)
  const { issues, pages, sources } = inspectSite(filesIn(built), {
    directory: outDir,
    url: site.url,
    severities: site.rules,
    origins: origins(),
    read: (name) => readFileSync(join(built, name), 'utf8'),
    kept,
  })
  kept.save()
  const { summary, sound } = await printReport({ issues, sources, files: pages }, defaultReport)
  return { summary: issues.length > 0 ? summary : `${counted(pages, 'page')}, no problems`, sound }
}

/** Returns the source of each file of the site that has a single source, by its path in the site. */
function origins(): Map<string, string> {
  const { validated } = currentPublication()
  const { urls } = currentSite()
  const pages: [Iterable<Validated<unknown>>, (id: string) => Target][] = [
    [validated.articles, (id) => ({ to: 'article', id })],
    [validated.pages, (id) => ({ to: 'page', id })],
    [validated.claims.values(), (id) => ({ to: 'claim', id })],
    [validated.references.values(), (id) => ({ to: 'reference', id })],
    [validated.searches.values(), (id) => ({ to: 'reference', id })],
    [validated.people.values(), (id) => ({ to: 'person', id })],
    [validated.topics.values(), (id) => ({ to: 'topic', id })],
    [validated.ratings.values(), (id) => ({ to: 'rating', id })],
  ]
  const copied = filesIn(join(projectDirectory, 'public')).map((name) => [name, `public/${name}`])
  const made = pages.flatMap(([records, target]) =>
    [...records].map(({ record }) => {
      const path = urls.path(target(record.id)).slice(urls.base.length)
      return [`${decodeURIComponent(path)}index.html`, relative('', record.file)]
    }),
  )
  return new Map([...copied, ...made] as [string, string][])
}
