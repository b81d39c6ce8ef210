import type { APIRoute, GetStaticPaths } from 'astro'

import { exportEndings, exportResponse, sortByKey } from '../../../exports/format.ts'
import { getLibrary } from '../../../library.ts'

export const getStaticPaths = (async () => {
  const { articles, sources, citedBy } = await getLibrary()
  return articles.flatMap(({ id: slug }) => {
    const cited = [...sources.values()].filter(({ key }) =>
      citedBy.get(key)?.some(({ id }) => id === slug),
    )
    const items = sortByKey(cited.map(({ item }) => item))
    return exportEndings.map((format) => ({ params: { slug, format }, props: { items, format } }))
  })
}) satisfies GetStaticPaths

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props']

export const GET: APIRoute<Props> = ({ props: { items, format } }) => exportResponse(items, format)
