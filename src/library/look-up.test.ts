/** What each service is asked, and what is taken from its answer. */

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

import {
  bookRecord,
  crossrefRecord,
  crossrefUpdate,
  dataciteRecord,
  eprintRecord,
  europeAnswer,
  pubmedRecord,
  pubmedSummary,
  trialRecord,
  webPage,
} from './cases/records.ts'
import { type Answer, type StandIn, startStandIn } from './cases/stand-in.ts'
import { createClient } from './http-client.ts'
import { identify } from './identify.ts'
import { lookUp } from './look-up.ts'

/** The answers by path and query, without the folder’s slash: `crossref/works/…`. */
let answers: Record<string, Answer> = {}
let server: StandIn

beforeAll(async () => {
  server = await startStandIn((url) => answers[`${url.pathname}${url.search}`.slice(1)])
  for (const [name, address] of Object.entries(server.environment)) vi.stubEnv(name, address)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.stop()
})
afterEach(() => {
  server.requests.length = 0
})

const limits = { userAgent: 'Assay', timeout: 60_000, longestWait: 0, pause: 0 }

async function find(typed: string, given: Record<string, Answer>) {
  answers = given
  const identified = identify(typed)
  if ('problem' in identified) throw new Error(identified.problem)
  return lookUp(identified, createClient(limits))
}

async function item(typed: string, given: Record<string, Answer>) {
  const found = await find(typed, given)
  return 'missing' in found ? found : found.item
}

const crossref = 'crossref/works/10.5555%2Fmade.up.1'
const article = (more: Record<string, unknown> = {}) => ({
  [crossref]: { json: crossrefRecord(more) },
})

describe('a DOI', () => {
  test('is looked up at Crossref, without its abstract', async () => {
    const found = await find('10.5555/made.up.1', article())
    expect(found).toEqual({
      service: 'Crossref',
      item: {
        type: 'article-journal',
        title: 'Made-up <i>stem</i> cells in CO<sub>2</sub> & air',
        author: [
          { family: 'Berg', given: 'Anna', 'non-dropping-particle': 'van der' },
          { family: 'Example', given: 'Boris', suffix: 'Jr' },
          { literal: 'Made-up Study Group' },
        ],
        'container-title': 'Journal of Made-up Results',
        issued: { 'date-parts': [[2020, 3, 4]] },
        volume: '12',
        issue: '3',
        page: '41-49',
        DOI: '10.5555/made.up.1',
        URL: 'https://doi.org/10.5555/made.up.1',
      },
      updates: [],
      announces: [],
      remarks: [],
    })
    expect(server.requests).toEqual([`GET /${crossref}`])
  })

  test.each([
    [
      { type: 'posted-content', subtype: 'preprint' },
      { type: 'article', genre: 'Preprint', publisher: 'Made-up Press' },
    ],
    [{ type: 'book-chapter' }, { type: 'chapter', publisher: 'Made-up Press' }],
    [{ type: 'unheard-of' }, { type: 'document' }],
    [
      { issued: { 'date-parts': [[null]] }, published: { 'date-parts': [[2019]] } },
      { issued: { 'date-parts': [[2019]] } },
    ],
    [{ page: undefined, 'article-number': 'e12' }, { number: 'e12' }],
    [
      { title: ['A', 'B'], subtitle: ['c'] },
      { title: 'A: c', 'original-title': 'B' },
    ],
    [{ title: ['RETRACTED: A'] }, { title: 'A' }],
    [
      { type: 'book-chapter', 'container-title': ['A series', 'A book'] },
      { 'container-title': 'A book', 'collection-title': 'A series' },
    ],
    [
      { title: [null, 'A'], author: [null, { family: 'B' }], 'updated-by': [null] },
      { title: 'A', author: [{ family: 'B' }] },
    ],
    [
      { publisher: null, issue: null, author: null, 'container-title': null },
      { type: 'article-journal' },
    ],
  ])('with %j', async (more, expected) => {
    expect(await item('10.5555/made.up.1', article(more))).toMatchObject(expected)
  })

  test('has the notices about it', async () => {
    const found = await find(
      '10.5555/made.up.1',
      article({
        'updated-by': [
          crossrefUpdate('retraction', '10.5555/notice'),
          crossrefUpdate('Expression of Concern', '10.5555/worry', {
            source: 'publisher',
            updated: { 'date-parts': [[2020]] },
          }),
          crossrefUpdate('party', '10.5555/party'),
        ],
        'update-to': [
          crossrefUpdate('erratum', '10.5555/other', { source: 'publisher' }),
          crossrefUpdate('withdrawal', '10.5555/MADE.up.1', { source: 'publisher' }),
        ],
      }),
    )
    expect(found).toMatchObject({
      updates: [
        {
          kind: 'retracted',
          date: '2021-05-06',
          notice: { DOI: '10.5555/notice' },
          by: 'Retraction Watch',
        },
        { kind: 'concern', date: '2020', notice: { DOI: '10.5555/worry' }, by: 'Crossref' },
        { kind: 'retracted', date: '2021-05-06', by: 'Crossref' },
      ],
      announces: [
        {
          DOI: '10.5555/other',
          update: { kind: 'corrected', date: '2021-05-06', notice: { DOI: '10.5555/made.up.1' } },
        },
      ],
    })
  })

  test('that was reinstated is not retracted', async () => {
    const on = (year: number) => ({ updated: { 'date-parts': [[year]] } })
    const updates = (reinstated: number) => ({
      'updated-by': [
        crossrefUpdate('retraction', '10.5555/notice', on(2021)),
        crossrefUpdate('reinstatement', '10.5555/back', on(reinstated)),
      ],
    })
    expect(await find('10.5555/made.up.1', article(updates(2022)))).toMatchObject({ updates: [] })
    expect(await find('10.5555/made.up.1', article(updates(2020)))).toMatchObject({
      updates: [{ kind: 'retracted' }],
    })
  })

  test('that Crossref does not have is looked up at DataCite', async () => {
    const doi = '10.5555/data(1)#a'
    const path = '10.5555%2Fdata(1)%23a'
    expect(await item(doi, { [`datacite/dois/${path}`]: { json: dataciteRecord(doi) } })).toEqual({
      type: 'dataset',
      title: 'Made-up measurements',
      author: [{ family: 'Muster', given: 'Clara' }, { literal: 'Made-up Institute' }],
      publisher: 'Made-up Repository',
      issued: { 'date-parts': [[2022, 7, 8]] },
      version: '1.2',
      DOI: doi,
      URL: 'https://doi.org/10.5555/data(1)%23a',
    })
    expect(server.requests).toEqual([`GET /crossref/works/${path}`, `GET /datacite/dois/${path}`])
  })

  test('that neither has is missing', async () => {
    expect(await find('10.5555/none', {})).toEqual({
      missing:
        'Neither Crossref nor DataCite has `10.5555/none`. Check that it is complete and has no typing error.',
    })
  })
})

describe('a PMID', () => {
  const efetch = 'pubmed/efetch.fcgi?db=pubmed&id=99999991&retmode=xml&tool=assay'
  const esummary = 'pubmed/esummary.fcgi?db=pubmed&id=99999991&retmode=json&tool=assay'
  const expected = {
    type: 'article-journal',
    author: [
      { family: 'Muster', given: expect.any(String) as string },
      { literal: 'Made-up Trial Investigators' },
    ],
    'container-title': 'Journal of made-up results',
    issued: { 'date-parts': [[2019, 2]] },
    volume: '7',
    issue: '2',
    page: '141-147',
    DOI: '10.5555/made.up.2',
    PMID: '99999991',
  }
  const xml = (text: string): Answer => ({ text, type: 'text/xml; charset=UTF-8' })

  test('is looked up with efetch', async () => {
    expect(await item('pmid:99999991', { [efetch]: xml(pubmedRecord('99999991')) })).toEqual({
      ...expected,
      title: 'Effects of <i>made-up</i> cells & others',
      PMCID: 'PMC9999991',
    })
  })

  test('is looked up with esummary if there is no efetch', async () => {
    const answer = { json: pubmedSummary('99999991', { pubtype: ['Retracted Publication'] }) }
    const found = await find('99999991', { [esummary]: answer })
    expect(found).toMatchObject({
      item: { ...expected, title: 'Effects of made-up cells & others' },
      updates: [{ kind: 'retracted', by: 'PubMed' }],
    })
  })

  test('has the notices about it', async () => {
    const links = `<CommentsCorrectionsList>
      <CommentsCorrections RefType="Cites"><PMID>1</PMID></CommentsCorrections>
      <CommentsCorrections RefType="ErratumIn"><RefSource>J Made Up Res. 2019 Apr 3;7(4):9. doi: 10.5555/err.</RefSource></CommentsCorrections>
      <CommentsCorrections RefType="RetractionIn"><RefSource>J Made Up Res. 2020 Dec;8(9):1</RefSource><PMID Version="1">99999999</PMID></CommentsCorrections>
    </CommentsCorrectionsList>`
    const answer = xml(pubmedRecord('99999991', '', links))
    expect(await find('99999991', { [efetch]: answer })).toMatchObject({
      updates: [
        { kind: 'corrected', date: '2019-04-03', notice: { DOI: '10.5555/err' } },
        { kind: 'retracted', date: '2020-12', notice: { PMID: '99999999' } },
      ],
    })
  })

  test('that PubMed does not have is missing', async () => {
    const empty = xml('<?xml version="1.0"?><PubmedArticleSet></PubmedArticleSet>')
    const missing = {
      missing: expect.stringContaining('PubMed does not have `99999991`') as string,
    }
    expect(await find('99999991', { [efetch]: empty })).toEqual(missing)
    expect(await find('99999991', { [esummary]: { json: { result: { uids: [] } } } })).toEqual(
      missing,
    )
    const unknown = {
      uids: ['99999991'],
      '99999991': { uid: '99999991', error: 'cannot get document summary' },
    }
    expect(await find('99999991', { [esummary]: { json: { result: unknown } } })).toEqual(missing)
  })
})

test('a PMCID is looked up at Europe PMC', async () => {
  const query = 'europepmc/search?query=PMCID%3APMC9999992&format=json&resultType=core&pageSize=1'
  expect(await item('PMC9999992', { [query]: { json: europeAnswer() } })).toEqual({
    type: 'article-journal',
    title: 'Made-up review of made-up trials',
    author: [
      { family: 'Muster', given: 'Clara M' },
      { family: 'Example', given: 'Boris' },
    ],
    'container-title': 'Made-up Reviews',
    issued: { 'date-parts': [[2021, 6, 1]] },
    volume: '5',
    issue: '1',
    page: '1-20',
    DOI: '10.5555/made.up.3',
    PMID: '99999992',
    PMCID: 'PMC9999992',
  })
  const empty = { hitCount: 0, resultList: { result: [] } }
  expect(await find('PMC9999992', { [query]: { json: empty } })).toHaveProperty('missing')
})

test('a trial is looked up at ClinicalTrials.gov', async () => {
  const path = 'trials/studies/NCT99999999?format=json'
  expect(await item('nct99999999', { [path]: { json: trialRecord('NCT99999999') } })).toEqual({
    type: 'document',
    title: 'A Made-up Trial of Cells for Knees',
    'title-short': 'Made-up Cells for Knees',
    author: [{ literal: 'Made-up Sponsor Ltd' }],
    publisher: 'ClinicalTrials.gov',
    genre: 'Clinical trial registration',
    issued: { 'date-parts': [[2019, 1, 14]] },
    number: 'NCT99999999',
    URL: 'https://clinicaltrials.gov/study/NCT99999999',
  })
})

describe('an ISBN', () => {
  const isbn = '9780306406157'
  const books = `openlibrary/api/books?bibkeys=ISBN%3A${isbn}&format=json&jscmd=data`
  const expected = {
    type: 'book',
    title: 'Made-up Book: how it was made up',
    author: [{ family: 'Muster', given: 'Clara', 'non-dropping-particle': 'van der' }],
    publisher: 'Made-up Press',
    'publisher-place': 'Nowhere',
    issued: { 'date-parts': [[2009, 3]] },
    ISBN: isbn,
  }

  test('is looked up at Open Library', async () => {
    expect(await item(isbn, { [books]: { json: bookRecord(isbn) } })).toEqual(expected)
    expect(await find(isbn, { [books]: { json: {} } })).toHaveProperty('missing')
  })

  test('is looked up as an edition with its authors if there is no list of books', async () => {
    const edition = {
      title: 'Made-up Book',
      subtitle: 'how it was made up',
      authors: [{ key: '/authors/OL1A' }, { key: 'https://elsewhere.example/' }],
      publishers: ['Made-up Press'],
      publish_places: ['Nowhere'],
      publish_date: 'March 2009',
      isbn_10: ['0306406152'],
    }
    const found = await item(isbn, {
      'openlibrary/books/OL1M.json': { json: edition },
      [`openlibrary/isbn/${isbn}.json`]: {
        text: '',
        status: 302,
        headers: { location: '/openlibrary/books/OL1M.json' },
      },
      'openlibrary/authors/OL1A.json': { json: { name: 'Clara van der Muster' } },
    })
    expect(found).toEqual(expected)
  })
})

test('an arXiv number is looked up at arXiv', async () => {
  const query = 'arxiv/query?id_list=2101.00001&max_results=1'
  const answer: Answer = { text: eprintRecord('2101.00001'), type: 'application/atom+xml' }
  expect(await item('arXiv:2101.00001', { [query]: answer })).toEqual({
    type: 'article',
    title: 'Made-up learning of made-up things',
    author: [
      { family: 'Muster', given: 'Clara' },
      { family: 'Example', given: 'Boris' },
    ],
    publisher: 'arXiv',
    genre: 'Preprint',
    issued: { 'date-parts': [[2021, 1, 2]] },
    number: 'arXiv:2101.00001',
    URL: 'https://arxiv.org/abs/2101.00001',
  })
})

describe('a page', () => {
  const page = (text: string, type?: string): Record<string, Answer> => ({
    'page?utm_source=x': { text, ...(type !== undefined && { type }) },
  })
  const typed = () => `${server.url}/page?utm_source=x`

  test('is read for what it says about itself', async () => {
    expect(await item(typed(), page(webPage()))).toEqual({
      type: 'article-newspaper',
      title: 'Are knees made up?',
      author: [{ family: 'Muster', given: 'Clara' }],
      'container-title': 'The Made-up Times',
      issued: { 'date-parts': [[2023, 4, 5]] },
      URL: `${server.url}/page`,
    })
  })

  test('can have the metadata of an article, and its own address', async () => {
    const html = `<title>x</title><link rel="canonical" href="https://made-up.example/a">
      <meta name="citation_title" content="Made-up &amp; more"><meta name="citation_author" content="Muster, Clara">
      <meta name="citation_author" content="Boris Example"><meta name="citation_journal_title" content="Made-up Journal">
      <meta name="citation_publication_date" content="2020/05/06"><meta name="citation_doi" content="doi:10.5555/page">
      <meta name="citation_firstpage" content="1"><meta name="citation_lastpage" content="9">`
    expect(await item(typed(), page(html))).toEqual({
      type: 'article-journal',
      title: 'Made-up & more',
      author: [
        { family: 'Muster', given: 'Clara' },
        { family: 'Example', given: 'Boris' },
      ],
      'container-title': 'Made-up Journal',
      issued: { 'date-parts': [[2020, 5, 6]] },
      page: '1-9',
      DOI: '10.5555/page',
      URL: 'https://made-up.example/a',
    })
  })

  test('that names the DOI of its article is taken from the record of the DOI', async () => {
    const html = (title: string) =>
      `<meta name="citation_title" content="${title}"><meta name="citation_doi" content="10.5555/made.up.1">`
    const same = html('Made-up stem cells in CO2 &amp;amp; air')
    const { title } = crossrefRecord().message
    expect(await find(typed(), { ...page(same), ...article() })).toMatchObject({
      service: 'Crossref',
      item: { volume: '12' },
    })
    expect(await item(typed(), page(same))).toMatchObject({ DOI: '10.5555/made.up.1' })
    const other = await find(typed(), { ...page(html('Other news')), ...article({ title }) })
    expect(other).toMatchObject({
      item: { title: 'Other news' },
      remarks: [
        expect.stringMatching(
          /^The page names the DOI 10\.5555\/made\.up\.1, which is that of “Made-up/,
        ),
      ],
    })
    expect(other).not.toHaveProperty('item.DOI')
    const down = { [crossref]: { text: 'no', status: 500 } }
    expect(await find(typed(), { ...page(same), ...down })).toMatchObject({
      item: { DOI: '10.5555/made.up.1' },
      remarks: [expect.stringContaining('could not be fetched')],
    })
  })

  test('can be in another character set, and two megabytes long', async () => {
    const start = Buffer.from(
      '<html><head><meta charset="windows-1252"><title>Kn\xe4es \x96 x</title>',
      'latin1',
    )
    const answer: Answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(Buffer.concat([start, Buffer.alloc(3 * 2 ** 20, '<p>x</p>')]))
    }
    expect(await item(typed(), { 'page?utm_source=x': answer })).toMatchObject({
      title: 'Knäes – x',
    })
  })

  test.each([
    ['%PDF', 'application/pdf', 'is not a web page but `application/pdf`'],
    ['<p>No title.</p>', 'text/html', 'has no title, so there is nothing to cite it by'],
  ])('that starts with %j is refused', async (text, type, message) => {
    await expect(find(typed(), page(text, type))).rejects.toThrow(message)
  })
})

describe('an answer is not used', () => {
  const html: Answer = { text: `<!DOCTYPE html><p>${'x'.repeat(2 ** 21)}</p>` }
  test.each<[string, Record<string, Answer>, string]>([
    [
      '10.5555/made.up.1',
      { [crossref]: html },
      'The answer of Crossref is not JSON: it is a web page.',
    ],
    ['10.5555/made.up.1', { [crossref]: { text: '' } }, 'is not JSON: it is empty.'],
    [
      '10.5555/made.up.1',
      { [crossref]: { text: 'Sorry\u001b[31m!' } },
      'is not JSON: it starts with `Sorry [31m!`.',
    ],
    [
      '10.5555/made.up.1',
      { [crossref]: { text: '{"message":{"DOI":"10' } },
      'is not JSON: it is cut off.',
    ],
    [
      '10.5555/made.up.1',
      article({ DOI: '10.5555/other' }),
      'Crossref was asked for the DOI `10.5555/made.up.1`, but answered with a record of `10.5555/other`. Nothing was taken from it.',
    ],
    [
      '10.5555/made.up.1',
      article({ title: 12 }),
      'does not have the documented form: `message.title` is not a list.',
    ],
    [
      '10.5555/made.up.1',
      article({ author: [{ family: ['x'] }] }),
      '`message.author.0.family` is not a text.',
    ],
    [
      '10.5555/made.up.1',
      { [crossref]: { json: [] } },
      'does not have the documented form: it is not an object.',
    ],
    [
      '10.5555/made.up.1',
      { [crossref]: { text: 'no', status: 403 } },
      'Crossref answered 403 Forbidden to http://',
    ],
    [
      'NCT99999999',
      { 'trials/studies/NCT99999999?format=json': { json: trialRecord('NCT11111111') } },
      'but answered with a record of `NCT11111111`',
    ],
    [
      '99999991',
      {
        'pubmed/efetch.fcgi?db=pubmed&id=99999991&retmode=xml&tool=assay': {
          text: pubmedRecord('5'),
        },
      },
      'asked for the PMID `99999991`, but answered with a record of `5`',
    ],
    [
      '99999991',
      { 'pubmed/efetch.fcgi?db=pubmed&id=99999991&retmode=xml&tool=assay': { text: '<a><b></a>' } },
      'The answer of PubMed is not XML',
    ],
    [
      '99999991',
      {
        'pubmed/efetch.fcgi?db=pubmed&id=99999991&retmode=xml&tool=assay': {
          text: '<eFetchResult/>',
        },
      },
      'it is `<eFetchResult>`, not `<PubmedArticleSet>`',
    ],
    [
      '2101.00001',
      { 'arxiv/query?id_list=2101.00001&max_results=1': { text: eprintRecord('2101.00002') } },
      'but answered with a record of `2101.00002`',
    ],
    [
      '9780306406157',
      {
        'openlibrary/api/books?bibkeys=ISBN%3A9780306406157&format=json&jscmd=data': {
          json: bookRecord('9780000000002'),
        },
      },
      'but answered with a record of `ISBN:9780000000002`',
    ],
    [
      'PMC9999992',
      {
        'europepmc/search?query=PMCID%3APMC9999992&format=json&resultType=core&pageSize=1': {
          json: europeAnswer({ pmcid: 'PMC1' }),
        },
      },
      'but answered with a record of `PMC1`',
    ],
  ])('about %s: %#', async (typed, given, message) => {
    await expect(find(typed, given)).rejects.toThrow(message)
  })
})
