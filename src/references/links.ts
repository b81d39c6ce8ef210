import type { CslItem } from './csl.ts'

import { doiAddress, plainDoi } from './identifiers.ts'

/** A way to a source outside the publication. */
export interface SourceLink {
  /** What the link is called: the identifier, or the name of the host. */
  label: string
  href: string
}

/**
 * The links of a source: DOI, PMID, PMCID, NCT, and its address where no identifier leads there already.
 *
 * Only http and https addresses become links, whatever a record holds.
 */
export function sourceLinks(
  item: Pick<CslItem, 'DOI' | 'PMID' | 'PMCID' | 'number' | 'URL'>,
): SourceLink[] {
  const links: SourceLink[] = []
  const doi = item.DOI === undefined ? undefined : plainDoi(item.DOI)
  if (doi)
    links.push({
      label: `doi:${doi}`,
      href: doiAddress(doi),
    })
  if (item.PMID && /^\d+$/.test(item.PMID)) {
    links.push({
      label: `PMID ${item.PMID}`,
      href: `https://pubmed.ncbi.nlm.nih.gov/${item.PMID}/`,
    })
  }
  const pmcid = item.PMCID?.replace(/^PMC/i, '')
  if (pmcid && /^\d+$/.test(pmcid)) {
    links.push({ label: `PMC${pmcid}`, href: `https://pmc.ncbi.nlm.nih.gov/articles/PMC${pmcid}/` })
  }
  const nct = /^NCT\d{8}$/i.exec(item.number ?? '')?.[0].toUpperCase()
  if (nct) links.push({ label: nct, href: `https://clinicaltrials.gov/study/${nct}` })
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
