/** The names that other programs give to the fields of our records, so that a message can name the right field. */

import type { DataPath } from '../shared/place.ts'
import type { Collection } from './source.ts'

import { claimNames, claimantNames } from './other-claim-names.ts'

/**
 * For the fields of each object of a record (`*` is every entry of a list; the record itself is the empty path): our
 * name, and the names with the same meaning elsewhere, separated by commas. These are compared without case, hyphens, underscores and spaces.
 */
export type OtherNames = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What old addresses are called. */
const oldAddress = 'alias, redirect from, redirects, redirect, permalink, old url, old urls'

/** The front matter of Jekyll, Hugo, Eleventy, Astro, Ghost and WordPress exports. */
const article: OtherNames = {
  '': {
    title: 'headline, heading, name, post title',
    description:
      'summary, excerpt, abstract, subtitle, standfirst, dek, lead, tl;dr, meta description',
    published:
      'date, pub date, publish date, published at, published on, date published, created, created at, post date, issued',
    authors: 'author, by, byline, writer, writers, creator, contributors',
    topics:
      'tags, tag, categories, category, keywords, keyword, subjects, subject, section, taxonomies',
    claims: 'claim, claim reviewed, statements, main claim',
    background:
      'explainers, explainer, primer, primers, context, see also, related, further reading',
    reviewers: 'reviewer, reviewed by, reviewed, editor, editors, fact checkers, medical reviewer',
    evidenceAsOf: 'searched, search date, evidence date, evidence until, last searched, as of',
    lastChecked:
      'last check, checked, last reviewed, date checked, verified, last verified, evidence checked',
    reviewBy: 'review date, next review, expires, expiry, expiry date, review due',
    csl: 'citation style, style, bibliography style, biblio style',
    cover:
      'image, images, featured image, cover image, hero, hero image, thumbnail, banner, og image, picture',
    disclosures: 'disclosure, conflicts of interest, competing interests, interests, funding, coi',
    revisions:
      'updated, last mod, last modified, last modified at, modified, update date, updated at, corrections, correction, changelog, changes, history, updates',
    aliases: `slug, url, old slugs, path, ${oldAddress}`,
    draft: 'status, hidden, unlisted, private',
    publishAt:
      'embargo, embargo until, embargoed until, scheduled, schedule, go live, release date',
    ignore: 'disable, suppress, ignored, ignore rules',
  },
  cover: { src: 'url, image, file, path', alt: 'alt text, description', caption: 'title, credit' },
  disclosures: {
    interests: 'conflicts, conflicts of interest, coi',
    funding: 'funder, funders, sponsor, funded by',
  },
  'revisions.*': {
    date: 'day, when, published, on',
    kind: 'type, change',
    summary: 'description, text, note, reason, message',
    from: 'old, before, previous',
    to: 'new, after, rating, verdict',
    claim: 'about, of, concerns, claim id, which',
  },
}

/** BibTeX, BibLaTeX, RIS, PubMed, Crossref, Zotero and Hayagriva. */
const reference: OtherNames = {
  '': {
    'container-title':
      'journal, journal title, booktitle, publication title, newspaper, magazine, website, site, website title, proceedings title, periodical, parent, container',
    'container-title-short': 'journal abbreviation, short journal, iso abbreviation',
    issued:
      'date, year, published, publication date, pub date, publication year, date published, published online',
    accessed: 'urldate, access date, accessed at, date accessed, retrieved, visited, consulted',
    DOI: 'doi link, doi url',
    PMID: 'pubmed, pubmed id',
    PMCID: 'pmc, pubmed central',
    URL: 'link, href, website url, web, address url, howpublished',
    ISBN: 'isbn13, isbn10',
    title: 'name, headline, primary title',
    type: 'kind, entry type, item type, reference type',
    author: 'authors, by, creator, creators, writers',
    editor: 'editors, edited by',
    translator: 'translators, translated by',
    page: 'pages, pp, page range',
    'number-of-pages': 'num pages, page total, page count',
    issue: 'journal number, journal issue',
    'publisher-place': 'address, location, place, city',
    publisher: 'institution, organization, organisation, school, university, imprint',
    abstract: 'summary, description',
    keyword: 'keywords, tags, topics, subjects',
    'collection-title': 'series, series title, book series',
    'title-short': 'short title',
    genre: 'thesis type, report type, subtype',
    note: 'notes, extra, comment, annotation',
    health: 'retracted, retraction, status note, correction, superseded',
    archived: 'archive url, archived url, archive link, wayback, archived at, memento',
    background: 'further reading, uncited',
    'citation-key': 'cite key, bibtex key',
    aliases: oldAddress,
  },
  archived: { url: 'link, address', date: 'day, accessed, timestamp' },
  health: { kind: 'type, status', notice: 'doi, reference, source', checked: 'last checked' },
}

/** The parts of a name in CSL. */
const partsOfNames: Readonly<Record<string, string>> = {
  family: 'last, last name, surname, family name, lname',
  given: 'first, first name, given name, given names, forename, fname, initials',
  literal: 'name, full name, organization, organisation, corporate, group, collective name',
  suffix: 'jr',
  'non-dropping-particle': 'particle, prefix, von',
}

const search: OtherNames = {
  '': {
    database: 'source, engine, name, where, register, registry',
    description: 'summary, title, topic, what, question',
    query: 'search, string, search string, terms, keywords, search terms',
    filters: 'filter, limits, restrictions',
    url: 'link, address, href',
    runs: 'date, dates, searched, results, hits, run, history, executed',
    aliases: oldAddress,
  },
  'runs.*': {
    date: 'day, when, searched, on',
    results: 'hits, count, n, records, found, number, total',
    remark: 'note, notes, comment, remarks',
  },
}

const person: OtherNames = {
  '': {
    name: 'title, full name, display name, label',
    given: 'given name, given names, first name, forename, forenames, initials, vorname',
    family: 'family name, last name, surname, nachname',
    suffix: 'name suffix, jr, generation',
    type: 'kind',
    bio: 'biography, description, about, summary, profile',
    affiliation:
      'organization, organisation, employer, institution, company, affiliations, works for',
    roles: 'role, job, job title, position, jobs',
    orcid: 'orcid id, orcid url',
    url: 'website, homepage, link, web, site, page, twitter, mastodon',
    disclosures:
      'disclosure, interests, conflicts of interest, competing interests, coi, conflicts',
    aliases: oldAddress,
  },
}

const claimant: OtherNames = {
  '': { ...claimantNames[''], aliases: oldAddress },
  reply: claimantNames.reply,
}

const topic: OtherNames = {
  '': {
    name: 'title, label, topic, tag',
    description: 'summary, about, text, definition, scope',
    aliases: oldAddress,
  },
}

const rating: OtherNames = {
  '': {
    label: 'name, title, rating, verdict',
    definition: 'description, meaning, text, explanation, summary',
    order: 'position, rank, weight, sort',
    value: 'rating value, score, number, stars',
    tone: 'color, colour, mark, icon, symbol',
    aliases: oldAddress,
  },
}

const chart: OtherNames = {
  '': {
    kind: 'type, chart, chart type',
    title: 'name, heading, caption',
    unit: 'units, measure, y label, axis',
    rows: 'data, values, points, series, csv, file, table',
    events: 'data, items, dates, entries, rows',
    source: 'sources, credit, reference, references',
  },
  'rows.*': {
    label: 'name, category, title',
    series: 'line, group, color, key',
    value: 'y, number, amount, count, n',
    date: 'day, year, x, time, when',
  },
  'events.*': {
    date: 'day, year, when, time',
    label: 'name, title, text, event, description',
    reference: 'source, citation, key, ref, cite',
  },
}

const response: OtherNames = {
  '': {
    name: 'author, by, from, reader',
    date: 'published, received, day, written, submitted',
    affiliation: 'organization, organisation, employer, institution, role',
    replyTo: 'in reply to, parent, reply to, response to, thread',
    reply: 'answer, response, our reply, editor reply',
  },
  reply: {
    author: 'by, name, authors, from, editor',
    date: 'day, published, when, written',
    text: 'body, reply, content, answer, message',
  },
}

const site: OtherNames = {
  '': {
    name: 'title, site name, site title',
    url: 'base url, site, domain, address, site url, base',
    description: 'summary, tagline, about, subtitle',
    language: 'lang, locale, language code',
    publisher: 'author, owner, organization, organisation',
    licence: 'license, copyright, rights',
    contact: 'email, mail, contact email',
    csl: 'citation style, style, bibliography style',
    funding: 'funder, funders, sponsor, sponsors, funded by',
    rules: 'severity, severities, lint',
    responses: 'comments, discussion, letters',
    disclaimer: 'legal, notice, medical disclaimer',
    mathematics: 'math, maths, formulas, latex, tex, katex, mathjax',
  },
  publisher: { name: 'title, label', url: 'link, website, homepage' },
  licence: { name: 'title, label, id', url: 'link, text' },
  contact: { email: 'mail, address, e-mail', url: 'link, form, page' },
}

const page: OtherNames = {
  '': {
    title: 'headline, heading, name, post title',
    description: 'summary, excerpt, abstract, subtitle, meta description',
    aliases: oldAddress,
  },
}

/** For each collection, the names elsewhere of its fields. */
export const otherNames: Record<Collection | 'site', OtherNames> = {
  site,
  articles: article,
  pages: page,
  claims: { ...claimNames, '': { ...claimNames[''], aliases: oldAddress } },
  claimants: claimant,
  references: reference,
  searches: search,
  people: person,
  topics: topic,
  ratings: rating,
  charts: chart,
  messages: {},
  responses: response,
}

/**
 * Returns the field with the meaning of an unknown one.
 *
 * @param path where the unknown field is, such as `['evidence', 0]`
 * @param known the fields that the object at that path can have
 */
export function fieldOfMeaning(
  field: string,
  names: OtherNames,
  path: DataPath,
  known: readonly string[],
): string | undefined {
  const written = path.map((part) => (typeof part === 'number' ? '*' : part)).join('.')
  // In a reference, many fields have names of people, all with the same parts.
  const here = names[written] ?? (known.includes('family') ? partsOfNames : {})
  const plain = plainName(field)
  return known.find(
    (each) =>
      plainName(each) === plain ||
      (Object.hasOwn(here, each) &&
        here[each]?.split(', ').some((other) => plainName(other) === plain)),
  )
}

/** Returns a name as it is compared with others: without case, hyphens, underscores and spaces. */
export function plainName(field: string): string {
  return field.toLowerCase().replaceAll(/[-_\s]/g, '')
}
