import type { APIRoute, GetStaticPaths } from 'astro'

import { exportEndings, exportResponse, sortByKey } from '../../../exports/format.ts'
import { getLibrary, renderArticle } from '../../../library.ts'

export const getStaticPaths = (async () => {
  const { articles, sources } = await getLibrary()
  const files = articles.map(async (article) => {
    const { listed } = await renderArticle(article)
    const items = sortByKey(listed.flatMap((key) => sources.get(key)?.item ?? []))
    return exportEndings.map((format) => ({
      params: { slug: article.id, format },
      props: { items, format },
    }))
  })
  return (await Promise.all(files)).flat()
}) satisfies GetStaticPaths

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props']

export const GET: APIRoute<Props> = ({ props: { items, format } }) => exportResponse(items, format)
