/** The parts of the services' answers that are used. Services may add fields, and often send `null` for a missing one. */

import { z } from 'astro/zod'

const text = z.string().nullish()
/** A list in which nothing stands for a missing part. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item.nullable())
    .transform((all) => all.filter((each) => each !== null))
    .nullish()

const texts = listOf(z.string())
const number = z.union([z.string(), z.number()]).transform(String).nullish()

/* Crossref REST API, "works" ------------------------------------------------------------------- */

const dateInParts = z
  .object({
    'date-parts': z.array(z.array(z.union([z.number(), z.string(), z.null()]))).optional(),
  })
  .nullish()

const contributor = z.object({ family: text, given: text, suffix: text, name: text })
const contributors = listOf(contributor)

const update = z.object({ DOI: text, type: text, source: text, updated: dateInParts })

export const crossrefAnswer = z.object({
  message: z.object({
    DOI: z.string(),
    type: text,
    subtype: text,
    title: texts,
    subtitle: texts,
    'original-title': texts,
    'container-title': texts,
    'group-title': text,
    author: contributors,
    editor: contributors,
    translator: contributors,
    issued: dateInParts,
    published: dateInParts,
    'published-print': dateInParts,
    'published-online': dateInParts,
    posted: dateInParts,
    approved: dateInParts,
    volume: text,
    issue: text,
    page: text,
    'article-number': text,
    'edition-number': text,
    number: text,
    publisher: text,
    'publisher-location': text,
    institution: z
      .union([
        z.array(z.object({ name: text })),
        z.object({ name: text }).transform((one) => [one]),
      ])
      .nullish(),
    event: z.object({ name: text, location: text }).nullish(),
    degree: texts,
    ISBN: texts,
    language: text,
    'update-to': listOf(update),
    'updated-by': listOf(update),
  }),
})

export type CrossrefWork = z.output<typeof crossrefAnswer>['message']

/* DataCite REST API, "dois" (DataCite Metadata Schema 4) ----------------------------------------- */

export const dataciteAnswer = z.object({
  data: z.object({
    attributes: z.object({
      doi: z.string(),
      titles: z.array(z.object({ title: text, titleType: text })).nullish(),
      creators: z
        .array(z.object({ name: text, nameType: text, givenName: text, familyName: text }))
        .nullish(),
      publisher: z
        .union([z.string(), z.object({ name: text }).transform(({ name }) => name ?? '')])
        .nullish(),
      publicationYear: number,
      dates: z.array(z.object({ date: text, dateType: text })).nullish(),
      types: z.object({ resourceTypeGeneral: text, resourceType: text }).nullish(),
      version: number,
      language: text,
      container: z
        .object({ title: text, volume: number, issue: number, firstPage: number, lastPage: number })
        .nullish(),
    }),
  }),
})

export type DataciteWork = z.output<typeof dataciteAnswer>['data']['attributes']

/* PubMed: E-utilities, "esummary" and "esearch" in JSON --------------------------------------------- */

export const summaryAnswer = z.object({
  result: z.record(z.string(), z.unknown()),
})

export const summary = z.object({
  uid: text,
  error: text,
  pubdate: text,
  fulljournalname: text,
  source: text,
  title: text,
  volume: text,
  issue: text,
  pages: text,
  lang: texts,
  pubtype: texts,
  authors: z.array(z.object({ name: z.string(), authtype: text })).nullish(),
  articleids: z.array(z.object({ idtype: z.string(), value: z.string() })).nullish(),
})

export type Summary = z.output<typeof summary>

const phrases = z.array(z.string()).nullish()

export const countAnswer = z.object({
  esearchresult: z.object({
    count: z.union([z.string(), z.number()]).optional(),
    ERROR: text,
    errorlist: z.object({ phrasesnotfound: phrases, fieldsnotfound: phrases }).nullish(),
  }),
})

/* Europe PMC: "search" with format=json and resultType=core --------------------------------------- */

const europeResult = z.object({
  id: text,
  source: text,
  pmid: text,
  pmcid: text,
  doi: text,
  title: text,
  authorString: text,
  authorList: z
    .object({
      author: z
        .array(
          z.object({
            fullName: text,
            firstName: text,
            lastName: text,
            initials: text,
            collectiveName: text,
          }),
        )
        .nullish(),
    })
    .nullish(),
  journalTitle: text,
  journalVolume: text,
  issue: text,
  journalInfo: z
    .object({
      volume: text,
      issue: text,
      printPublicationDate: text,
      dateOfPublication: text,
      yearOfPublication: z.number().nullish(),
      journal: z.object({ title: text }).nullish(),
    })
    .nullish(),
  bookOrReportDetails: z.object({ publisher: text }).nullish(),
  pageInfo: text,
  pubYear: text,
  firstPublicationDate: text,
  language: text,
  pubTypeList: z.object({ pubType: texts }).nullish(),
  commentCorrectionList: z
    .object({
      commentCorrection: z.array(z.object({ id: text, source: text, type: text })).nullish(),
    })
    .nullish(),
})

export const europeAnswer = z.object({
  hitCount: z.number(),
  resultList: z.object({ result: z.array(europeResult).nullish() }).nullish(),
})

export type EuropeResult = z.output<typeof europeResult>

/* ClinicalTrials.gov API v2, "studies" --------------------------------------------------------------- */

export const trialAnswer = z.object({
  protocolSection: z.object({
    identificationModule: z.object({
      nctId: z.string(),
      briefTitle: text,
      officialTitle: text,
      organization: z.object({ fullName: text }).nullish(),
    }),
    statusModule: z
      .object({
        studyFirstSubmitDate: text,
        studyFirstPostDateStruct: z.object({ date: text }).nullish(),
      })
      .nullish(),
    sponsorCollaboratorsModule: z
      .object({ leadSponsor: z.object({ name: text }).nullish() })
      .nullish(),
  }),
})

export type Trial = z.output<typeof trialAnswer>['protocolSection']

export const trialsAnswer = z.object({ totalCount: z.number(), studies: z.array(z.unknown()) })

/* Open Library: "api/books" with jscmd=data, "isbn" and "authors" -------------------------------------- */

const named = z.array(z.object({ name: text })).nullish()

export const booksAnswer = z.record(
  z.string(),
  z.object({
    title: text,
    subtitle: text,
    authors: named,
    publishers: named,
    publish_places: named,
    publish_date: text,
    number_of_pages: z.number().nullish(),
    identifiers: z.object({ isbn_10: texts, isbn_13: texts }).nullish(),
  }),
)

export type Book = z.output<typeof booksAnswer>[string]

export const editionAnswer = z.object({
  title: text,
  subtitle: text,
  authors: z.array(z.object({ key: text })).nullish(),
  publishers: texts,
  publish_places: texts,
  publish_date: text,
  edition_name: text,
  isbn_10: texts,
  isbn_13: texts,
  number_of_pages: z.number().nullish(),
})

export const bookAuthorAnswer = z.object({ name: text, personal_name: text })

/* Internet Archive, "Wayback Availability JSON API" ---------------------------------------------------- */

export const archiveAnswer = z.object({
  archived_snapshots: z
    .object({
      closest: z
        .object({
          available: z.boolean().nullish(),
          url: text,
          timestamp: text,
          status: text,
        })
        .nullish(),
    })
    .nullish(),
})
