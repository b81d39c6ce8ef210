import type { APIRoute } from 'astro'

import { madeDataFiles } from '../../metadata/data-files.ts'
import { contentType } from '../../shared/media-types.ts'
import { currentSite } from '../../site.ts'
import { notFound } from '../_not-found.ts'
import { dataRecords } from '../_records.ts'

export const GET: APIRoute = ({ params: { file = '' }, locals: { library } }) => {
  const made = Object.hasOwn(madeDataFiles, file) ? madeDataFiles[file] : undefined
  if (!made) return notFound()
  const text = made.text({ records: dataRecords(library), home: currentSite() })
  return new Response(text, { headers: { 'content-type': contentType(made.mediaType) } })
}
