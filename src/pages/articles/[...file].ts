import type { APIRoute, GetStaticPaths } from 'astro'

import { chartCsv } from '../../figures/chart.ts'
import { csvResponse } from '../../figures/csv.ts'
import { shownCharts } from '../../library.ts'

/** One file a chart, beside the article that shows it; a rest parameter is the whole of a path. */
export const getStaticPaths = (async () => {
  const charts = await shownCharts()
  return [...charts].map(([name, chart]) => ({
    params: { file: name.replace(/\.yaml$/, '.csv') },
    props: { chart },
  }))
}) satisfies GetStaticPaths

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props']

export const GET: APIRoute<Props> = ({ props: { chart } }) => csvResponse(chartCsv(chart))
