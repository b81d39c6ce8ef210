/** The files that articles offer to readers: charts as data, and downloads. */

import { join } from 'node:path'

import type { Chart } from '../charts/schema.ts'
import type { CompiledArticle, PublishedPublication } from './published.ts'

import { isReservedPath } from '../articles/attachments.ts'
import { chartName } from '../charts/chart-name.ts'
import { fileNamed, listFiles } from '../reading/files.ts'
import { toNormalForm } from '../shared/normal-form.ts'

/** Returns the names of the charts that an article shows, in order. */
export function chartsOf({ folder, facts }: Pick<CompiledArticle, 'folder' | 'facts'>): string[] {
  return facts.charts.map((src) => chartName(folder, src))
}

/** Returns the charts that articles show, by name. */
export function shownCharts({
  articles,
  charts,
}: Pick<PublishedPublication, 'articles' | 'charts'>): Map<string, Chart> {
  return new Map(
    [...new Set(articles.flatMap(chartsOf))].flatMap((name) => {
      const chart = charts.get(name)
      return chart ? [[name, chart] as const] : []
    }),
  )
}

/**
 * Returns the files that readers can download from articles, by their path below `/articles/`. Files whose address the
 * data of a chart has are left out.
 *
 * @param directory absolute path of the content
 * @returns absolute paths
 */
export function downloads(
  library: Pick<PublishedPublication, 'articles' | 'charts'>,
  directory: string,
): Map<string, string> {
  const files = new Set(
    listFiles(join(directory, 'articles')).flatMap(({ file, kind }) =>
      kind === 'file' ? [file] : [],
    ),
  )
  const found = new Map<string, string>()
  for (const { id, folder, facts } of library.articles) {
    for (const path of facts.downloads) {
      const file = fileNamed(files, join(directory, 'articles', folder, path))
      if (file !== undefined && !isReservedPath(path)) {
        found.set(`${id}/${toNormalForm(path)}`, file)
      }
    }
  }
  for (const name of shownCharts(library).keys()) found.delete(name.replace(/\.yaml$/, '.csv'))
  return found
}
