import type { APIRoute, GetStaticPaths } from 'astro'

import { articleToCsl } from '../../../exports/article.ts'
import { exportEndings, exportResponse } from '../../../exports/format.ts'
import { getLibrary } from '../../../library.ts'
import { currentSite } from '../../../site.ts'

export const getStaticPaths = (async () => {
  const { articles, people } = await getLibrary()
  const { site, urls } = currentSite()
  return articles.flatMap((article) => {
    const item = articleToCsl(article, people, site, urls)
    return exportEndings.map((format) => ({
      params: { slug: article.id, format },
      props: { item, format },
    }))
  })
}) satisfies GetStaticPaths

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props']

export const GET: APIRoute<Props> = ({ props: { item, format } }) => exportResponse([item], format)
