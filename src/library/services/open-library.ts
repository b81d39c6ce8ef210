/** Open Library: books by ISBN (Open Library Books API). */

import type { FoundItem, FoundWork } from '../found.ts'
import type { HttpClient } from '../http-client.ts'

import { isbn13 } from '../../shared/identifiers.ts'
import { dateInText } from '../dates.ts'
import { filled } from '../filled.ts'
import { personInText, plainNames } from '../plain-names.ts'
import { plainText, plainTitle, withSubtitle } from '../plain-title.ts'
import { expectSame, isFound, readJson } from './answer.ts'
import { serviceAddress } from './addresses.ts'
import { type Book, bookAuthorAnswer, booksAnswer, editionAnswer } from './schema.ts'

const service = 'Open Library'

/** A book as both ways to ask for it describe it. */
interface Edition {
  title?: string | null | undefined
  subtitle?: string | null | undefined
  authors: readonly string[]
  publisher?: string | null | undefined
  place?: string | null | undefined
  date?: string | null | undefined
  edition?: string | null | undefined
  isbns: readonly string[]
}

/**
 * Looks an ISBN up.
 *
 * @param isbn digits without hyphens
 * @returns the book, or `undefined` if Open Library does not have it
 * @throws ServiceError if the answer cannot be used, or is about another ISBN
 */
export async function lookUpIsbn(isbn: string, client: HttpClient): Promise<FoundWork | undefined> {
  const key = `ISBN:${isbn}`
  const query = { bibkeys: key, format: 'json', jscmd: 'data' }
  const address = serviceAddress(service, '/api/books', query)
  const answer = await client.send({ service, address, accept: 'application/json' })
  if (!isFound(answer, service)) return lookUpEdition(isbn, client)
  const books = readJson(answer, service, booksAnswer)
  const [other] = Object.keys(books)
  if (other === undefined) return undefined
  const book = books[key]
  if (!book) expectSame(service, 'book', key, other)
  return book && editionToWork(isbn, editionOf(book))
}

function editionOf(book: Book): Edition {
  return {
    title: book.title,
    subtitle: book.subtitle,
    authors: (book.authors ?? []).map(({ name }) => name ?? ''),
    publisher: book.publishers?.[0]?.name,
    place: book.publish_places?.[0]?.name,
    date: book.publish_date,
    isbns: [...(book.identifiers?.isbn_10 ?? []), ...(book.identifiers?.isbn_13 ?? [])],
  }
}

/** Asks for the edition, and for each of its authors, whose names are in records of their own. */
async function lookUpEdition(isbn: string, client: HttpClient): Promise<FoundWork | undefined> {
  const ask = (path: string) =>
    client.send({ service, address: serviceAddress(service, path), accept: 'application/json' })
  const answer = await ask(`/isbn/${isbn}.json`)
  if (!isFound(answer, service)) return undefined
  const edition = readJson(answer, service, editionAnswer)
  const keys = (edition.authors ?? []).flatMap(({ key }) =>
    key && /^\/authors\/OL\d+A$/.test(key) ? [key] : [],
  )
  const authors = await Promise.all(
    keys.map(async (key) => {
      const found = await ask(`${key}.json`)
      if (!isFound(found, service)) return ''
      const { name, personal_name } = readJson(found, service, bookAuthorAnswer)
      return name ?? personal_name ?? ''
    }),
  )
  return editionToWork(isbn, {
    title: edition.title,
    subtitle: edition.subtitle,
    authors,
    publisher: edition.publishers?.[0],
    place: edition.publish_places?.[0],
    date: edition.publish_date,
    edition: edition.edition_name,
    isbns: [...(edition.isbn_10 ?? []), ...(edition.isbn_13 ?? [])],
  })
}

function editionToWork(isbn: string, edition: Edition): FoundWork {
  const { isbns } = edition
  if (isbns.length > 0 && !isbns.some((each) => isbn13(each) === isbn13(isbn))) {
    expectSame(service, 'ISBN', isbn, isbns[0])
  }
  const { title } = plainTitle(withSubtitle(edition.title ?? '', edition.subtitle ?? undefined))
  const item = {
    type: 'book',
    ...filled({
      title,
      author: plainNames(edition.authors.filter((name) => name !== '').map(personInText)),
      publisher: edition.publisher && plainText(edition.publisher),
      'publisher-place': edition.place && plainText(edition.place),
      issued: dateInText(edition.date),
      edition: edition.edition?.replace(/\s*\bed(?:ition|\.)?$/i, ''),
      ISBN: isbn13(isbn),
    }),
  } as FoundItem
  return { service, item, updates: [], announces: [], remarks: [] }
}
