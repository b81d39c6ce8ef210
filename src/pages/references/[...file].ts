import type { APIRoute, GetStaticPaths } from 'astro'

import { exportEndings, exportResponse } from '../../exports/format.ts'
import { getLibrary } from '../../library.ts'

/** One file per source and format; the parameter is its whole name, because a rest parameter must fill a segment. */
export const getStaticPaths = (async () => {
  const { sources } = await getLibrary()
  return [...sources.values()].flatMap(({ key, item }) =>
    exportEndings.map((format) => ({
      params: { file: `${key}.${format}` },
      props: { item, format },
    })),
  )
}) satisfies GetStaticPaths

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props']

export const GET: APIRoute<Props> = ({ props: { item, format } }) => exportResponse([item], format)
