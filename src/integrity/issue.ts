/** What is wrong with a publication, as a value. */

import type { SourceRecord } from '../reading/record.ts'
import type { Place } from '../shared/place.ts'

import { looksLike, strayCharacter } from '../shared/look-alike.ts'
import { nearest } from '../shared/nearest.ts'

/** A rule: what should hold, and how bad it is where it does not. */
interface RuleDefinition {
  /** The state that should hold, as a sentence. */
  holds: string
  /** Its severity where `site.yaml` says nothing else: an error misleads a reader or breaks a page. */
  severity: Severity
  /** True where neither `site.yaml` nor an `ignore` can change that: nothing true could be built otherwise. */
  fixed?: true
}

/**
 * Every rule, named after the state that should hold.
 *
 * The type of rules derives from this table, so that none can lack its description. Each has a page in `docs/errors/`.
 */
export const rules = {
  'address-is-direct': {
    holds: 'Every address leads all readers straight to its page.',
    severity: 'error',
  },
  'address-is-public': {
    holds: 'An address leads to a host that every reader can reach.',
    severity: 'error',
  },
  'address-is-secure': {
    holds: 'The address of a source starts with https.',
    severity: 'warning',
  },
  'address-is-untracked': {
    holds: 'No address carries marks that follow the reader.',
    severity: 'warning',
  },
  'alias-is-free': {
    holds: 'An old address of an article is not the address of another.',
    severity: 'error',
    fixed: true,
  },
  'article-has-text': {
    holds: 'Every article and page has text, and not only headings.',
    severity: 'error',
  },
  'article-is-data': {
    holds: 'Articles, pages and Markdown fields are text, components and data; they run nothing.',
    severity: 'error',
    fixed: true,
  },
  'characters-are-printable': {
    holds: 'Every character of a file can be printed, and nobody overlooks one in a name.',
    severity: 'error',
    fixed: true,
  },
  'characters-are-visible': {
    holds: 'No text holds characters that nobody sees.',
    severity: 'warning',
  },
  'chart-shows-its-data': {
    holds: 'A chart draws what its data says.',
    severity: 'warning',
  },
  'citation-has-key': {
    holds: 'A citation is written with a key.',
    severity: 'error',
  },
  'citation-is-well-formed': {
    holds: 'A citation names one source in each part and stands where it can be printed.',
    severity: 'error',
    fixed: true,
  },
  'citation-resolves': {
    holds: 'Every citation key belongs to a reference or a search.',
    severity: 'error',
    fixed: true,
  },
  'claim-is-checked': {
    holds: 'Every claim is checked by an article.',
    severity: 'warning',
  },
  'component-has-content': {
    holds: 'A component shows something.',
    severity: 'error',
  },
  'contents-are-not-empty': {
    holds: 'A long article has headings, and every heading has words.',
    severity: 'warning',
  },
  'data-parses': {
    holds: 'Every data file of the built site can be read by machines.',
    severity: 'error',
  },
  'date-is-possible': {
    holds: 'Dates stand in an order in which they can have happened.',
    severity: 'error',
  },
  'dated-fact-is-recent': {
    holds: 'A fact with a date was looked up not too long ago.',
    severity: 'warning',
  },
  'description-fits': {
    holds: 'A description is long enough to tell what a text says.',
    severity: 'warning',
  },
  'draft-is-not-linked': {
    holds: 'Nothing that is published links to what readers do not get.',
    severity: 'error',
  },
  'emphasis-surrounds-words': {
    holds: 'Emphasis starts and ends at the ends of words.',
    severity: 'warning',
  },
  'entry-is-understood': {
    holds: 'Every part of a BibTeX entry that is printed is read as it is written.',
    severity: 'warning',
  },
  'evidence-follows-its-source': {
    holds: 'Evidence is not dated before the source it comes from.',
    severity: 'error',
  },
  'feed-parses': {
    holds: 'Every feed of the built site can be read by feed readers.',
    severity: 'error',
  },
  'field-is-plain-text': {
    holds: 'A field of plain text holds no markup.',
    severity: 'warning',
  },
  'field-is-used': {
    holds: 'Every field of a CSL-JSON item is one of CSL-JSON.',
    severity: 'warning',
  },
  'figure-has-caption': {
    holds: 'A figure has a caption.',
    severity: 'warning',
  },
  'figure-has-source': {
    holds: 'A chart says where its data comes from.',
    severity: 'warning',
  },
  'file-belongs-here': {
    holds: 'Every file in the content is one that is read.',
    severity: 'error',
    fixed: true,
  },
  'file-is-used': {
    holds: 'Every picture and data file beside a text is used by one.',
    severity: 'warning',
  },
  'file-is-what-it-says': {
    holds: 'A picture or file that readers get is what its name says, whole, and not too large.',
    severity: 'error',
    fixed: true,
  },
  'file-parses': {
    holds: 'Every file can be read whole.',
    severity: 'error',
    fixed: true,
  },
  'footnote-resolves': {
    holds:
      'Every footnote that is called is defined once, and every one that is defined is called.',
    severity: 'error',
    fixed: true,
  },
  'heading-is-marked-up': {
    holds: 'A heading is marked up as one.',
    severity: 'warning',
  },
  'headings-nest': {
    holds: 'Headings nest without gaps, below the title of the page.',
    severity: 'error',
  },
  'identifier-is-well-formed': {
    holds: 'An identifier has the form, and the check digit, of its kind.',
    severity: 'error',
  },
  'identifiers-agree': {
    holds: 'Identifiers do not contradict each other.',
    severity: 'error',
  },
  'ignore-is-needed': {
    holds: 'What is ignored is there.',
    severity: 'warning',
  },
  'image-exists': {
    holds: 'Every image is a file of the publication.',
    severity: 'error',
    fixed: true,
  },
  'image-has-alternative-text': {
    holds: 'Every image says in words what it shows.',
    severity: 'error',
  },
  'isbn-is-well-formed': {
    holds: 'An ISBN or ISSN has the form, and the check digit, of its kind.',
    severity: 'warning',
  },
  'key-can-be-cited': {
    holds: 'A citation key can be written in a citation.',
    severity: 'error',
    fixed: true,
  },
  'key-is-unique': {
    holds: 'A citation key belongs to one source, compared without case.',
    severity: 'error',
    fixed: true,
  },
  'language-has-locale': {
    holds: 'Citations have words in the language of the publication.',
    severity: 'warning',
  },
  'language-is-known': {
    holds: 'Every language is given by the standard tag of a known one.',
    severity: 'error',
  },
  'latex-is-known': {
    holds: 'Every LaTeX command in a printed field of a BibTeX entry is known.',
    severity: 'error',
  },
  'link-definition-is-used': {
    holds: 'Every definition of a link is used, and is the only one of its name.',
    severity: 'warning',
  },
  'link-is-complete': {
    holds: 'Every link has words and an address.',
    severity: 'error',
  },
  'link-reference-resolves': {
    holds: 'Every link or image that names a definition has one.',
    severity: 'error',
  },
  'link-resolves': {
    holds: 'Every link within the publication leads to a page, and its fragment to a place on it.',
    severity: 'error',
  },
  'link-says-where': {
    holds: 'The words of a link say where it leads.',
    severity: 'warning',
  },
  'locator-is-understood': {
    holds: 'The place that a citation gives is read as one.',
    severity: 'warning',
  },
  'markup-is-complete': {
    holds: 'Markup is closed, and written as Markdown reads it.',
    severity: 'error',
  },
  'name-fits-address': {
    holds: 'The name of a record can stand in an address.',
    severity: 'error',
    fixed: true,
  },
  'name-is-one-name': {
    holds: 'A name in a reference is that of one person, in its parts, or of one organisation.',
    severity: 'warning',
  },
  'names-are-listed-once': {
    holds: 'A list names each person, topic, claim and source once, and no author as a reviewer.',
    severity: 'error',
  },
  'number-is-plain': {
    holds: 'The numbers of a reference have no labels, and its pages run forwards.',
    severity: 'warning',
  },
  'page-address-is-free': {
    holds: 'A page does not stand where the site has another.',
    severity: 'error',
    fixed: true,
  },
  'page-entries-match-sources': {
    holds: 'Every entry of the built site shows the source that it is for.',
    severity: 'error',
  },
  'page-has-canonical': {
    holds: 'Every page of the built site names its canonical address.',
    severity: 'error',
  },
  'page-has-description': {
    holds: 'Every page of the built site has a description.',
    severity: 'error',
  },
  'page-has-one-heading': {
    holds: 'Every page of the built site has one first-level heading.',
    severity: 'error',
  },
  'page-has-title': {
    holds: 'Every page of the built site has a title.',
    severity: 'error',
  },
  'page-ids-are-unique': {
    holds: 'No identifier stands twice on a page of the built site.',
    severity: 'error',
  },
  'page-images-have-size': {
    holds: 'Every image of the built site has its size.',
    severity: 'error',
  },
  'page-keeps-to-its-policy': {
    holds: 'No page of the built site has a script or style that its own policy refuses.',
    severity: 'error',
  },
  'page-links-resolve': {
    holds: 'Every link of the built site leads to a file, and its fragment to an element.',
    severity: 'error',
  },
  'page-loads-only-its-own': {
    holds: 'No page of the built site loads anything from another host.',
    severity: 'error',
  },
  'page-shows-no-citation-source': {
    holds: 'No page of the built site shows a citation as it was typed.',
    severity: 'error',
  },
  'paste-is-clean': {
    holds: 'No text holds leftovers of the program it was copied from.',
    severity: 'error',
  },
  'picture-runs-nothing': {
    holds: 'A picture in SVG runs nothing and loads nothing.',
    severity: 'error',
    fixed: true,
  },
  'quotation-has-locator': {
    holds: 'A quotation says where in its source it stands.',
    severity: 'warning',
  },
  'quotation-is-closed': {
    holds: 'A quotation or bracket that opens in a paragraph closes in it.',
    severity: 'warning',
  },
  'ratings-form-a-scale': {
    holds: 'The ratings form one scale, in order, with numbers only where they are honest.',
    severity: 'error',
  },
  'record-exists': {
    holds: 'Every record that is named exists.',
    severity: 'error',
    fixed: true,
  },
  'record-has-its-shape': {
    holds: 'A record has the fields its collection asks for, and no others.',
    severity: 'error',
    fixed: true,
  },
  'reference-has-identifier': {
    holds: 'A reference has an identifier or an address by which it is found.',
    severity: 'warning',
  },
  'reference-is-cited': {
    holds: 'Every reference is cited, or marked as background.',
    severity: 'warning',
  },
  'reference-is-complete': {
    holds: 'A reference names who made it, when, and what its type needs.',
    severity: 'warning',
  },
  'response-fits-its-thread': {
    holds: 'A response belongs to an article, and answers at most a response that answers none.',
    severity: 'error',
    fixed: true,
  },
  'response-keeps-privacy': {
    holds: 'No response shows the address or telephone number of its reader.',
    severity: 'error',
  },
  'retracted-is-no-evidence': {
    holds: 'A retracted source is no evidence in favour of a claim.',
    severity: 'error',
  },
  'retraction-is-named': {
    holds: 'Where a retracted source is cited, the text says that it was retracted.',
    severity: 'error',
  },
  'review-is-not-due': {
    holds: 'An article is looked at again by the day it names.',
    severity: 'warning',
  },
  'revisions-agree': {
    holds:
      'The revisions of an article have the fields of their kind and do not contradict each other.',
    severity: 'error',
  },
  'rule-can-be-set': {
    holds: 'A rule that is set or ignored exists, and is one that may be.',
    severity: 'error',
    fixed: true,
  },
  'search-precedes-evidence-date': {
    holds: 'A search that an article cites was not run after the day its evidence reaches to.',
    severity: 'error',
  },
  'section-has-text': {
    holds: 'Every heading has text below it.',
    severity: 'warning',
  },
  'slug-is-plain': {
    holds:
      'The name of a record that has an address consists of lower-case letters, digits and hyphens.',
    severity: 'warning',
  },
  'slug-is-unique': {
    holds: 'No two articles, or other records of one kind, have one address.',
    severity: 'error',
    fixed: true,
  },
  'statistic-is-possible': {
    holds: 'A number of statistics is one that can be.',
    severity: 'error',
  },
  'style-exists': {
    holds: 'A citation style that is named exists, and every style that is added works.',
    severity: 'error',
    fixed: true,
  },
  'table-keeps-its-cells': {
    holds: 'Every table is read as a table, and every cell of it is printed.',
    severity: 'error',
  },
  'table-row-is-full': {
    holds: 'Every row of a table has a cell for each column.',
    severity: 'warning',
  },
  'text-is-finished': {
    holds: 'No text holds a placeholder or a note to its author.',
    severity: 'error',
  },
  'text-is-said-once': {
    holds: 'No word, source or paragraph stands twice where once is meant.',
    severity: 'warning',
  },
  'text-shows-no-markup': {
    holds: 'No text shows characters that look like markup.',
    severity: 'warning',
  },
  'title-is-plain': {
    holds: 'A title is the title alone.',
    severity: 'warning',
  },
  'title-is-unique': {
    holds: 'No two articles have one title, no two claims, topics or people one name.',
    severity: 'error',
  },
  'value-is-whole': {
    holds: 'No value is cut off at a number sign.',
    severity: 'error',
  },
  'verdict-change-is-recorded': {
    holds: 'A verdict that changed is told as a change of verdict.',
    severity: 'error',
  },
  'work-has-one-key': {
    holds: 'One work stands under one citation key.',
    severity: 'error',
  },
  'written-day-exists': {
    holds: 'A day that a text names exists, and falls on its weekday.',
    severity: 'error',
  },
} as const satisfies Record<string, RuleDefinition>

export type Rule = keyof typeof rules
export type Severity = 'error' | 'warning'

/** What a rule found: a problem before its severity is settled. */
export interface Finding {
  rule: Rule
  place: Place
  /** What is wrong, as a full sentence that quotes the author's own words. */
  message: string
  /** What to do, as a full sentence. */
  hint?: string
  /** How many characters the words in question take in the source line; the reporter points at them. */
  length?: number
  /** What the author may have meant, where something is near. */
  suggestion?: string
  /** The record it is about, in a file that holds several: its `ignore` holds for it alone. */
  record?: SourceRecord
}

/** One problem, ready to be printed by any reporter. */
export interface Issue extends Omit<Finding, 'record'> {
  severity: Severity
  /** The words in question, as they stand in the file. */
  found?: string
}

/** The page that explains a rule, from the root of the project. */
export function pageOf(rule: Rule): string {
  return `docs/errors/${rule}.md`
}

/** Says "; did you mean …?" where a suggestion is at hand. */
export function suggestion(candidate: string | undefined): string {
  return candidate === undefined ? '' : `; did you mean \`${candidate}\`?`
}

/**
 * Finds what an author may have meant by a name that nothing has, and says it: a name that is near, or one that looks the
 * same with the character in which they differ.
 *
 * @param write writes a name as it belongs in this place, such as in quotes where YAML would take it for a truth value
 */
export function suggestName(
  word: string,
  candidates: Iterable<string>,
  write = (name: string) => name,
): string {
  const names = [...candidates]
  // The name of a file, or its path, in the place of the record's.
  const plain = word.replace(/^(?:content\/)?[a-z]+\/|\.(?:ya?ml|mdx?|json|bib|csl)$/gi, '')
  if (plain !== word && names.includes(plain)) return suggestion(write(plain))
  const same = names.find((name) => looksLike(word, name))
  if (same === undefined) {
    const near = nearest(word, names)
    return suggestion(near === undefined ? undefined : write(near))
  }
  return `: it looks like \`${same}\`, but contains ${strayCharacter(word, same) ?? 'another character'}.`
}

/**
 * Makes a function that quotes the words a finding points at.
 *
 * @param sources the text of each file, by the path that places name
 * @returns what the function returns has no `found` where the finding points at a position and not at words
 */
export function quoter(
  sources: ReadonlyMap<string, string>,
): (finding: Finding) => Pick<Issue, 'found'> {
  const lines = new Map<string, string[]>()
  return ({ place: { file, line, column }, length }) => {
    if (length === undefined) return {}
    if (!lines.has(file)) lines.set(file, sources.get(file)?.split(/\r?\n/) ?? [])
    const found = lines.get(file)?.[line - 1]?.slice(column - 1, column - 1 + length)
    return found ? { found } : {}
  }
}

/** Orders issues as an author reads files: by file, line, column. */
export function byPlace(one: Finding, other: Finding): number {
  const [a, b] = [one.place, other.place]
  return (
    (a.file < b.file ? -1 : Number(a.file > b.file)) ||
    a.line - b.line ||
    a.column - b.column ||
    (one.rule < other.rule ? -1 : Number(one.rule > other.rule))
  )
}
