import type { APIRoute } from 'astro'

import { archiveResponse } from '../../../_archive.ts'
import { correctionsArchive } from '../../../_feeds.ts'

export const GET: APIRoute = ({ params: { archive, file }, locals }) =>
  archiveResponse(correctionsArchive(locals, Number(archive)), file)
