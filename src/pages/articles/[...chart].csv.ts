import type { APIRoute } from 'astro'

import { chartCsv } from '../../figures/chart.ts'
import { csvResponse } from '../../figures/csv.ts'
import { notFound } from '../_not-found.ts'

/** The data of a chart, next to the article that shows it. The parameter is the path of the chart without its ending. */
export const GET: APIRoute = ({ params: { chart: name = '' }, locals: { library } }) => {
  const chart = library.charts.get(`${name}.yaml`)
  return chart ? csvResponse(chartCsv(chart)) : notFound()
}
