import type { CslItem } from './csl.ts'

import {
  doiAddress,
  isNct,
  isPmcid,
  isPmid,
  nctAddress,
  plainDoi,
  pmcidAddress,
  pmidAddress,
} from '../shared/identifiers.ts'

/** A link to a source outside the publication. */
export interface SourceLink {
  /** The text of the link: the identifier, or the name of the host. */
  label: string
  href: string
}

/**
 * Returns the links of a source: DOI, PMID, PMCID, NCT, and its URL if no identifier leads to the same page.
 *
 * Only http and https addresses become links.
 */
export function sourceLinks(
  item: Pick<CslItem, 'DOI' | 'PMID' | 'PMCID' | 'number' | 'URL'>,
): SourceLink[] {
  const links: SourceLink[] = []
  const doi = item.DOI === undefined ? undefined : plainDoi(item.DOI)
  if (doi) links.push({ label: `doi:${doi}`, href: doiAddress(doi) })
  const { PMID = '', PMCID = '' } = item
  if (isPmid(PMID)) links.push({ label: `PMID ${PMID}`, href: pmidAddress(PMID) })
  const pmcid = PMCID.replace(/^(?:PMC)?/i, 'PMC')
  if (isPmcid(pmcid)) links.push({ label: pmcid, href: pmcidAddress(pmcid) })
  const nct = item.number?.toUpperCase() ?? ''
  if (isNct(nct)) links.push({ label: nct, href: nctAddress(nct) })
  const url = item.URL && URL.canParse(item.URL) ? new URL(item.URL) : undefined
  const known = url && links.some(({ href }) => sameAddress(new URL(href), url))
  if (url && !known && /^https?:$/.test(url.protocol))
    links.push({ label: url.host.replace(/^www\./, ''), href: url.href })
  return links
}

function sameAddress(one: URL, other: URL): boolean {
  const plain = ({ host, pathname }: URL) =>
    `${host}${pathname}`.replace(/^(?:dx|www)\.|\/$/g, '').toLowerCase()
  return plain(one) === plain(other)
}
