/** The works of a library by identifier, address and title, and the keys that are taken. */

import type { Reference } from '../references/schema.ts'
import type { FoundWork } from './found.ts'
import type { KeyOfNotice } from './health.ts'
import type { Identified } from './identify.ts'

import { isNct } from '../shared/identifiers.ts'
import { comparableKey, proposeKey, takenKeys } from './key.ts'
import { WorkIndex } from './same-work.ts'

/** The library to which works are added. */
export interface Library {
  references: ReadonlyMap<string, Reference>
  /** Every key that is taken: of references, searches and files that could not be read. */
  keys: Iterable<string>
}

/** Finds works of a library by identifier, address and title. */
export class LibraryIndex {
  readonly #works: WorkIndex
  readonly #addresses = new Map<string, string>()
  readonly #taken: Set<string>

  constructor({ references, keys }: Library) {
    this.#works = new WorkIndex(references)
    this.#taken = takenKeys(keys)
    for (const [key, reference] of references) this.#addAddresses(key, reference)
  }

  readonly isTaken = (key: string): boolean => this.#taken.has(comparableKey(key))

  readonly keyOfNotice: KeyOfNotice = ({ DOI, PMID }) =>
    this.#works.find({ type: 'document', title: '', DOI, PMID })[0]?.key

  /** Finds a work by what was typed, before any service is asked. */
  findIdentified(identified: Identified): { key: string; shared: string } | undefined {
    const { kind, id } = identified
    const blank = { type: 'document', title: '' } as const
    if (kind === 'page') {
      const key = this.#addresses.get(plainAddress(id))
      if (key !== undefined) return { key, shared: 'this address' }
      return identified.doi === undefined
        ? undefined
        : this.#works.find({ ...blank, DOI: identified.doi })[0]
    }
    const fields = {
      arxiv: { number: `arXiv:${id}` },
      doi: { DOI: id },
      isbn: { ISBN: id },
      nct: { number: id },
      pmcid: { PMCID: id },
      pmid: { PMID: id },
    } as const
    return this.#works.find({ ...blank, ...fields[kind] })[0]
  }

  find(reference: Reference): { key: string; shared: string } | undefined {
    const address =
      reference.URL === undefined ? undefined : this.#addresses.get(plainAddress(reference.URL))
    return (
      this.#works.find(reference)[0] ??
      (address === undefined ? undefined : { key: address, shared: 'this address' })
    )
  }

  /** Proposes a key. A registered trial is called by its number. */
  propose({ item }: FoundWork): string {
    const number = item.number?.toLowerCase() ?? ''
    if (isNct(number) && !this.isTaken(number)) return number
    return proposeKey(item, this.#taken)
  }

  add(key: string, reference: Reference): void {
    this.#taken.add(comparableKey(key))
    this.#works.add(key, reference)
    this.#addAddresses(key, reference)
  }

  #addAddresses(key: string, { URL }: Reference): void {
    if (URL !== undefined) this.#addresses.set(plainAddress(URL), key)
  }
}

/** Returns an address in the form in which two are compared: without scheme, `www.`, fragment and final slash. */
function plainAddress(address: string): string {
  const url = URL.parse(address.trim())
  if (!url) return address
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`
}
