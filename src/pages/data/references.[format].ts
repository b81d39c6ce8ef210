import type { APIRoute, GetStaticPaths } from 'astro'

import { exportEndings, exportResponse, sortByKey } from '../../exports/format.ts'
import { getLibrary } from '../../library.ts'

export const getStaticPaths = (async () => {
  const { sources } = await getLibrary()
  const items = sortByKey([...sources.values()].map(({ item }) => item))
  return exportEndings.map((format) => ({ params: { format }, props: { items, format } }))
}) satisfies GetStaticPaths

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props']

export const GET: APIRoute<Props> = ({ props: { items, format } }) => exportResponse(items, format)
