import type { APIRoute, GetStaticPaths } from 'astro'

import { drawPicture } from '../../../figures/social-picture.ts'
import { getLibrary } from '../../../library.ts'
import { pictureWords } from '../../../metadata/picture.ts'
import { readFonts } from '../../../reading/fonts.ts'
import { currentSite } from '../../../site.ts'

export const getStaticPaths = (async () => {
  const { articles } = await getLibrary()
  return articles.map((article) => ({ params: { slug: article.id }, props: { article } }))
}) satisfies GetStaticPaths

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props']

export const GET: APIRoute<Props> = async ({ props: { article } }) => {
  const words = pictureWords(article, await getLibrary(), currentSite())
  return new Response(new Uint8Array(await drawPicture(words, readFonts())), {
    headers: { 'content-type': 'image/png' },
  })
}
