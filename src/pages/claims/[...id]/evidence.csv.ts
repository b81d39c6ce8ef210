import type { APIRoute, GetStaticPaths } from 'astro'

import { csvResponse } from '../../../figures/csv.ts'
import { evidenceCsv } from '../../../figures/evidence-words.ts'
import { getLibrary } from '../../../library.ts'

export const getStaticPaths = (async () => {
  const { claims, unratedClaims } = await getLibrary()
  return [...claims, ...unratedClaims].flatMap(([id, { evidence }]) =>
    evidence.length > 0 ? [{ params: { id }, props: { evidence } }] : [],
  )
}) satisfies GetStaticPaths

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props']

export const GET: APIRoute<Props> = ({ props: { evidence } }) => csvResponse(evidenceCsv(evidence))
