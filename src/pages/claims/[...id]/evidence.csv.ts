import type { APIRoute } from 'astro'

import { csvResponse } from '../../../figures/csv.ts'
import { evidenceCsv } from '../../../metadata/evidence-data.ts'
import { currentSite } from '../../../site.ts'
import { notFound } from '../../_not-found.ts'

export const GET: APIRoute = ({ params: { id = '' }, locals: { library } }) => {
  const claim = library.claims.get(id) ?? library.unratedClaims.get(id)
  return claim
    ? csvResponse(evidenceCsv(claim.evidence, { records: library, home: currentSite() }))
    : notFound()
}
