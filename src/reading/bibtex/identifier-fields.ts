/** Identifiers and addresses of an entry. */

import type { EntryReader } from './entry-reader.ts'

import { addressIn, isOnlyAddress, readAddress, readEprint, readIdentifier } from './addresses.ts'

export function readIdentifiers(entry: EntryReader): void {
  const doi = entry.field('doi')
  if (doi) entry.set('DOI', readIdentifier(doi.value), 'doi')
  for (const [name, csl] of [
    ['pmid', 'PMID'],
    ['pmcid', 'PMCID'],
  ] as const) {
    const field = entry.field(name)
    if (field) entry.set(csl, readIdentifier(field.value), name)
  }
  const url = entry.field('url')
  if (url) entry.set('URL', readAddress(url.value), 'url')
  readEprintField(entry)
  for (const name of ['howpublished', 'note', 'addendum']) {
    const field = entry.field(name)
    // Remarks can also lead to other texts, such as an erratum.
    const leadsToSource = name === 'howpublished' || (field && isOnlyAddress(field.value))
    const address = field && leadsToSource ? addressIn(field.value) : undefined
    if (address !== undefined && entry.data['URL'] === undefined) {
      const doiInAddress = /^https?:\/\/(?:dx\.)?doi\.org\/(10\..*)$/.exec(address)?.[1]
      if (entry.data['DOI'] === undefined || doiInAddress === undefined)
        entry.set('URL', address, name)
    }
  }
}

function readEprintField(entry: EntryReader): void {
  const name = entry.first('eprint', 'arxivid', 'arxiv')
  const field = name === undefined ? undefined : entry.field(name)
  if (name === undefined || !field) return
  const archive = name === 'eprint' ? entry.field('eprinttype')?.value : 'arxiv'
  for (const [csl, value] of Object.entries(readEprint(field.value, archive))) {
    // An address of the publisher comes before that of a copy.
    if (entry.data[csl] === undefined) entry.set(csl, value, name)
  }
}
