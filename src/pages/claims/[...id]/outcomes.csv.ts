import type { APIRoute } from 'astro'

import { csvResponse } from '../../../figures/csv.ts'
import { outcomesCsv } from '../../../metadata/outcome-table.ts'
import { currentSite } from '../../../site.ts'
import { notFound } from '../../_not-found.ts'

export const GET: APIRoute = ({ params: { id = '' }, locals: { library } }) => {
  const { outcomes = [] } = library.claims.get(id) ?? {}
  return outcomes.length > 0
    ? csvResponse(outcomesCsv(outcomes, { records: library, home: currentSite() }))
    : notFound()
}
