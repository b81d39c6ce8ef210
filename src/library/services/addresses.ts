/** The addresses of the services. Each can be set by a variable, for tests and mirrors. */

import { ServiceError } from '../service-error.ts'

const services = {
  Crossref: { variable: 'ASSAY_CROSSREF_URL', address: 'https://api.crossref.org' },
  DataCite: { variable: 'ASSAY_DATACITE_URL', address: 'https://api.datacite.org' },
  PubMed: {
    variable: 'ASSAY_PUBMED_URL',
    address: 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils',
  },
  'Europe PMC': {
    variable: 'ASSAY_EUROPEPMC_URL',
    address: 'https://www.ebi.ac.uk/europepmc/webservices/rest',
  },
  'ClinicalTrials.gov': {
    variable: 'ASSAY_TRIALS_URL',
    address: 'https://clinicaltrials.gov/api/v2',
  },
  'Open Library': { variable: 'ASSAY_OPENLIBRARY_URL', address: 'https://openlibrary.org' },
  arXiv: { variable: 'ASSAY_ARXIV_URL', address: 'https://export.arxiv.org/api' },
  'Internet Archive': { variable: 'ASSAY_ARCHIVE_URL', address: 'https://archive.org' },
  'doi.org': { variable: 'ASSAY_DOI_URL', address: 'https://doi.org' },
} as const

export type ServiceName = keyof typeof services

/**
 * Returns an address of a service.
 *
 * @param path below its root, starting with a slash and percent-encoded
 * @param query the parameters of the query
 * @throws ServiceError if the variable of the service is not a web address
 */
export function serviceAddress(
  name: ServiceName,
  path: string,
  query: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const { variable, address } = services[name]
  const root = environment[variable]?.trim() || address
  const url = URL.parse(root)
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new ServiceError(
      `${variable} is \`${root}\`, which is not a web address. Write it in full, such as ${address}.`,
    )
  }
  const parameters = new URLSearchParams(query).toString()
  return `${root.replace(/\/+$/, '')}${path}${parameters === '' ? '' : `?${parameters}`}`
}
