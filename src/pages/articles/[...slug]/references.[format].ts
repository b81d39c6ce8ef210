import type { APIRoute, GetStaticPaths } from 'astro'

import { exportEndings, exportResponse, sortByKey } from '../../../exports/format.ts'
import { getLibrary } from '../../../library.ts'

export const getStaticPaths = (async () => {
  const { articles, sources } = await getLibrary()
  return articles.flatMap(({ id, facts }) => {
    const items = sortByKey(facts.listed.flatMap((key) => sources.get(key)?.item ?? []))
    return exportEndings.map((format) => ({
      params: { slug: id, format },
      props: { items, format },
    }))
  })
}) satisfies GetStaticPaths

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props']

export const GET: APIRoute<Props> = ({ props: { items, format } }) => exportResponse(items, format)
