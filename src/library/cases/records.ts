/** Made-up records in the forms of the services. */

/** The record of an article at Crossref. */
export function crossrefRecord(more: Record<string, unknown> = {}) {
  return {
    status: 'ok',
    'message-type': 'work',
    'message-version': '1.0.0',
    message: {
      indexed: { 'date-parts': [[2026, 1, 2]], 'date-time': '2026-01-02T00:00:00Z', timestamp: 1 },
      publisher: 'Made-up Press',
      issue: '3',
      DOI: '10.5555/made.up.1',
      type: 'journal-article',
      page: '41-49',
      source: 'Crossref',
      title: ['Made-up <i>stem</i> cells in CO<sub>2</sub> &amp; air'],
      abstract: '<jats:p>The words of others.</jats:p>',
      volume: '12',
      author: [
        { given: 'Anna', family: 'van der Berg', sequence: 'first', affiliation: [] },
        {
          given: 'BORIS',
          family: 'EXAMPLE',
          suffix: 'Jr',
          sequence: 'additional',
          affiliation: [],
        },
        { name: 'Made-up Study Group', sequence: 'additional', affiliation: [] },
      ],
      'container-title': ['Journal of Made-up Results'],
      'short-container-title': ['J Made-up Res'],
      issued: { 'date-parts': [[2020, 3, 4]] },
      URL: 'https://doi.org/10.5555/made.up.1',
      ISSN: ['1234-5679'],
      relation: {},
      ...more,
    },
  }
}

/** A notice in such a record. */
export function crossrefUpdate(type: string, DOI: string, more: Record<string, unknown> = {}) {
  return {
    updated: { 'date-parts': [[2021, 5, 6]], 'date-time': '2021-05-06T00:00:00Z', timestamp: 2 },
    DOI,
    type,
    source: 'retraction-watch',
    label: type,
    'record-id': '99999',
    ...more,
  }
}

/** The record of an article at PubMed, as `efetch` sends it. */
export function pubmedRecord(pmid: string, more = '', links = ''): string {
  return `<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
<PubmedArticleSet><PubmedArticle>
<MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">${pmid}</PMID>
<Article PubModel="Print"><Journal><ISSN IssnType="Print">1234-5679</ISSN>
<JournalIssue CitedMedium="Print"><Volume>7</Volume><Issue>2</Issue><PubDate><Year>2019</Year><Month>Feb</Month></PubDate></JournalIssue>
<Title>Journal of made-up results</Title><ISOAbbreviation>J Made Up Res</ISOAbbreviation></Journal>
<ArticleTitle>Effects of <i>made-up</i> cells &amp; others.</ArticleTitle>
<Pagination><StartPage>141</StartPage><EndPage>147</EndPage><MedlinePgn>141-7</MedlinePgn></Pagination>
<ELocationID EIdType="doi" ValidYN="Y">10.5555/made.up.2</ELocationID>
<Abstract><AbstractText>The words of others.</AbstractText></Abstract>
<AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Muster</LastName><ForeName>Clara M</ForeName><Initials>CM</Initials></Author>
<Author ValidYN="Y"><CollectiveName>Made-up Trial Investigators</CollectiveName></Author></AuthorList>
<Language>eng</Language>${more}</Article>${links}</MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId><ArticleId IdType="pmc">PMC9999991</ArticleId><ArticleId IdType="doi">10.5555/made.up.2</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle></PubmedArticleSet>`
}

/** The same article as `esummary` sends it. */
export function pubmedSummary(pmid: string, more: Record<string, unknown> = {}) {
  return {
    header: { type: 'esummary', version: '0.3' },
    result: {
      uids: [pmid],
      [pmid]: {
        uid: pmid,
        pubdate: '2019 Feb',
        source: 'J Made Up Res',
        fulljournalname: 'Journal of made-up results',
        authors: [
          { name: 'Muster CM', authtype: 'Author', clusterid: '' },
          { name: 'Made-up Trial Investigators', authtype: 'CollectiveName', clusterid: '' },
        ],
        title: 'Effects of made-up cells &amp; others.',
        volume: '7',
        issue: '2',
        pages: '141-7',
        lang: ['eng'],
        pubtype: ['Journal Article'],
        articleids: [
          { idtype: 'pubmed', idtypen: 1, value: pmid },
          { idtype: 'doi', idtypen: 3, value: '10.5555/made.up.2' },
        ],
        ...more,
      },
    },
  }
}

/** A result of Europe PMC. */
export function europeAnswer(more: Record<string, unknown> = {}) {
  return {
    version: '6.9',
    hitCount: 1,
    request: { queryString: 'made up', resultType: 'core' },
    resultList: {
      result: [
        {
          id: '99999992',
          source: 'MED',
          pmid: '99999992',
          pmcid: 'PMC9999992',
          doi: '10.5555/made.up.3',
          title: 'Made-up review of made-up trials.',
          authorString: 'Muster CM, Example B.',
          authorList: {
            author: [
              { fullName: 'Muster CM', firstName: 'Clara M', lastName: 'Muster', initials: 'CM' },
              { fullName: 'Example B', firstName: 'Boris', lastName: 'Example', initials: 'B' },
            ],
          },
          journalInfo: {
            issue: '1',
            volume: '5',
            dateOfPublication: '2021 Jun',
            yearOfPublication: 2021,
            printPublicationDate: '2021-06-01',
            journal: { title: 'Made-up Reviews', issn: '1234-5679' },
          },
          pubYear: '2021',
          pageInfo: '1-20',
          abstractText: 'The words of others.',
          pubTypeList: { pubType: ['review-article', 'Journal Article'] },
          ...more,
        },
      ],
    },
  }
}

/** A registration at ClinicalTrials.gov. */
export function trialRecord(nctId: string) {
  return {
    protocolSection: {
      identificationModule: {
        nctId,
        organization: { fullName: 'Made-up Clinic', class: 'OTHER' },
        briefTitle: 'Made-up Cells for Knees',
        officialTitle: 'A Made-up Trial of Cells for Knees',
      },
      statusModule: {
        overallStatus: 'COMPLETED',
        studyFirstSubmitDate: '2019-01-10',
        studyFirstPostDateStruct: { date: '2019-01-14', type: 'ACTUAL' },
      },
      sponsorCollaboratorsModule: {
        leadSponsor: { name: 'Made-up Sponsor Ltd', class: 'INDUSTRY' },
      },
    },
    hasResults: false,
  }
}

/** A book at Open Library, as `api/books` with `jscmd=data` sends it. */
export function bookRecord(isbn: string) {
  return {
    [`ISBN:${isbn}`]: {
      url: 'https://openlibrary.org/books/OL1M/Made-up_Book',
      key: '/books/OL1M',
      title: 'Made-up Book',
      subtitle: 'how it was made up',
      authors: [{ url: 'https://openlibrary.org/authors/OL1A', name: 'Clara van der Muster' }],
      publishers: [{ name: 'Made-up Press' }],
      publish_places: [{ name: 'Nowhere' }],
      publish_date: 'March 2009',
      number_of_pages: 99,
      identifiers: { isbn_13: [isbn] },
    },
  }
}

/** An eprint of arXiv. */
export function eprintRecord(number: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">ArXiv Query</title>
<entry><id>http://arxiv.org/abs/${number}v2</id><updated>2021-02-03T00:00:00Z</updated><published>2021-01-02T18:00:00Z</published>
<title>Made-up learning
  of made-up things</title><summary>The words of others.</summary>
<author><name>Clara Muster</name></author><author><name>Boris Example</name></author>
<link href="http://arxiv.org/abs/${number}v2" rel="alternate" type="text/html"/></entry></feed>`
}

/** A record of DataCite. */
export function dataciteRecord(doi: string) {
  return {
    data: {
      id: doi,
      type: 'dois',
      attributes: {
        doi,
        creators: [
          { name: 'Muster, Clara', nameType: 'Personal', givenName: 'Clara', familyName: 'Muster' },
          { name: 'Made-up Institute', nameType: 'Organizational' },
        ],
        titles: [{ title: 'Made-up measurements' }],
        publisher: 'Made-up Repository',
        container: {},
        publicationYear: 2022,
        dates: [{ date: '2022-07-08', dateType: 'Issued' }],
        types: { resourceTypeGeneral: 'Dataset', resourceType: 'Measurements' },
        version: '1.2',
        descriptions: [{ description: 'The words of others.', descriptionType: 'Abstract' }],
      },
    },
  }
}

/** A web page with metadata in the forms of Open Graph and JSON-LD. */
export function webPage(more = ''): string {
  return `<!doctype html><html lang="en"><head><title>Are knees made up? | The Made-up Times</title>
<meta property="og:site_name" content="The Made-up Times"><meta property="og:title" content="Are knees made up?">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Are knees made up?","datePublished":"2023-04-05T06:07:08Z","author":{"@type":"Person","name":"Clara Muster"}}</script>
${more}</head><body><h1>Are knees made up?</h1></body></html>`
}
