import type { APIRoute } from 'astro'

import { exportResponse, isExportEnding, sortByKey } from '../../exports/format.ts'
import { notFound } from '../_not-found.ts'

export const GET: APIRoute = ({ params: { format = '' }, locals: { library } }) =>
  isExportEnding(format)
    ? exportResponse(sortByKey([...library.sources.values()].map(({ item }) => item)), format)
    : notFound()
