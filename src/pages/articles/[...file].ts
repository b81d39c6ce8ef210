import type { APIRoute, GetStaticPaths } from 'astro'

import { readFile } from 'node:fs/promises'

import { attachmentKind } from '../../articles/attachments.ts'
import { chartCsv } from '../../figures/chart.ts'
import { csvResponse } from '../../figures/csv.ts'
import { getLibrary } from '../../library.ts'
import { downloads, shownCharts } from '../../publication/attachments.ts'
import { contentDirectory } from '../../site.ts'

/**
 * The data of each chart, next to the article that shows it, and the files for readers in the folders of articles. The rest
 * parameter is the whole path.
 */
export const getStaticPaths = (async () => {
  const library = await getLibrary()
  return [
    ...[...shownCharts(library)].map(([name, chart]) => ({
      params: { file: name.replace(/\.yaml$/, '.csv') },
      props: { chart },
    })),
    ...[...downloads(library, contentDirectory())].map(([path, file]) => ({
      params: { file: path },
      props: { file },
    })),
  ]
}) satisfies GetStaticPaths

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props']

export const GET: APIRoute<Props> = async ({ props }) => {
  if ('chart' in props) return csvResponse(chartCsv(props.chart))
  const type = attachmentKind(props.file)?.mediaType ?? 'application/octet-stream'
  return new Response(await readFile(props.file), { headers: { 'content-type': type } })
}
