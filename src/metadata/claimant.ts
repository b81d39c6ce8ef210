/** Describes the page about a claimant. */

import type { ClaimantRecord } from '../claimants/schema.ts'
import type { Home, Node } from './node.ts'

import { claimantNode } from './claim.ts'

/** Describes the page of a claimant, which is about a person or an organisation (schema.org/AboutPage). */
export function claimantPageNode(id: string, claimant: ClaimantRecord, home: Home): Node {
  const { name, type, url, sameAs, description } = claimant
  const page = home.urls.absolute({ to: 'claimant', id })
  return {
    '@type': 'AboutPage',
    '@id': page,
    url: page,
    inLanguage: home.site.language,
    mainEntity: { ...claimantNode({ id, name, type, url, sameAs }, home), description },
  }
}
