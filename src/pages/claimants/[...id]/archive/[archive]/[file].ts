import type { APIRoute } from 'astro'

import { archiveResponse } from '../../../../_archive.ts'
import { articlesArchive } from '../../../../_feeds.ts'

export const GET: APIRoute = ({ params: { id = '', archive, file }, locals }) =>
  archiveResponse(articlesArchive(locals, Number(archive), { to: 'claimant', id }), file)
