/** The social pictures of pages: their texts, and their descriptions on the pages. */

import {
  type ArticleRecord,
  type NamedRecords,
  checkedClaims,
  inWords,
  type UnratedClaim,
} from '../articles/verdicts.ts'
import type { Rating } from '../ratings/schema.ts'
import type { Home } from './node.ts'

import { isWithdrawn } from '../articles/revisions.ts'
import { certaintyInWords } from '../claims/certainty-in-words.ts'
import type { RatedClaim } from '../claims/rated-claim.ts'
import type { Words } from '../messages/words.ts'
import type { Target } from '../shared/urls.ts'
import type { Topic } from '../topics/schema.ts'
import { inLanguage } from '../site.ts'
import { pictureSize } from './picture-size.ts'

/** A picture, as described on a page. */
export interface Picture {
  url: string
  width: number
  height: number
  /** Its alternative text. */
  alt: string
}

/** A verdict in a picture, or that an article was withdrawn, which has no mark. */
export interface VerdictWords {
  word: string
  /** What its mark depends on. */
  rating?: Pick<Rating, 'tone' | 'value'>
  /** Whether the scale begins on the right, as the language does. */
  isMirrored?: boolean
  certainty?: string
}

/** The text of the picture. */
export interface PictureWords {
  /** The label above it: “Claim”, “Topic”, or nothing above a title. */
  label?: string
  /** The claim, the title of an article that checks none or was withdrawn, or what a page is about. */
  statement: string
  /** The verdict, or that the article was withdrawn. */
  verdict?: VerdictWords
  publication: string
  /** The logo of the publication, as a `data:` address, and whether it contains the name; added when the picture is drawn. */
  logo?: { src: string; width: number; height: number; hasName: boolean }
  /** All of it on one line, as the alternative text. */
  alt: string
}

/** Returns the text of an article's picture, in its language: its main claim and the verdict on it. */
export function pictureWords(
  { data }: ArticleRecord,
  records: Pick<NamedRecords, 'claims'>,
  home: Home,
): PictureWords {
  const { site, words } = inLanguage(home, data.language)
  const publication = site.name
  const { title } = data
  if (isWithdrawn(data)) {
    const alt = words.say('figures.withdrawnTitle', { title })
    return { statement: title, verdict: { word: words.say('figures.withdrawn') }, publication, alt }
  }
  const [main] = checkedClaims(data, records)
  if (!main) return { statement: title, publication, alt: title }
  return ratedWords(main, publication, words)
}

/** Returns the text of the picture of a claim with a verdict. */
function ratedWords(claim: RatedClaim, publication: string, words: Words): PictureWords {
  const { statement, verdict } = claim
  const { label: word, tone, value } = verdict
  const certainty = certaintyInWords(claim.certainty, words)
  const rating = value === undefined ? { tone } : { tone, value }
  return {
    label: words.say('figures.claim'),
    statement,
    verdict: {
      word,
      rating,
      certainty,
      ...(words.direction === 'rtl' && { isMirrored: true }),
    },
    publication,
    alt: `${inWords(claim, words)} ${certainty}.`,
  }
}

/** A page with a picture of its own that is not an article. */
export type PicturedPage = { to: 'home' } | { to: 'claim' | 'topic'; id: string }

/** The records that these pages are about. */
export interface PicturedRecords {
  claims: ReadonlyMap<string, RatedClaim>
  unratedClaims: ReadonlyMap<string, UnratedClaim>
  topics: ReadonlyMap<string, Topic>
}

/**
 * Returns the text of the picture of a page, in the language of the publication. A claim without a verdict has none in its
 * picture either.
 *
 * @returns `undefined` if there is no such record
 */
export function pageWords(
  page: PicturedPage,
  records: PicturedRecords,
  { site, words }: Home,
): PictureWords | undefined {
  const { name: publication, description } = site
  switch (page.to) {
    case 'home':
      return description === undefined
        ? { statement: publication, publication: '', alt: publication }
        : { statement: description, publication, alt: labelled(publication, description, words) }
    case 'topic': {
      const topic = records.topics.get(page.id)
      const label = words.say('topics.topic')
      return (
        topic && {
          label,
          statement: topic.name,
          publication,
          alt: labelled(label, topic.name, words),
        }
      )
    }
    case 'claim':
      return claimWords(page.id, records, publication, words)
  }
}

function claimWords(
  id: string,
  { claims, unratedClaims }: PicturedRecords,
  publication: string,
  words: Words,
): PictureWords | undefined {
  const label = words.say('figures.claim')
  const rated = claims.get(id)
  if (rated) return ratedWords(rated, publication, words)
  const unrated = unratedClaims.get(id)
  if (!unrated) return undefined
  const { statement, withdrawals } = unrated
  const alt = labelled(label, statement, words)
  if (withdrawals.length === 0) return { label, statement, publication, alt }
  const word = words.say('figures.withdrawn')
  return { label, statement, verdict: { word }, publication, alt: `${alt} (${word})` }
}

function labelled(label: string, text: string, words: Words): string {
  return words.say('figures.labelled', { label, text })
}

/** Returns the address of the picture of a page. */
export function pictureTarget(page: PicturedPage): Target {
  return page.to === 'home' ? { to: 'home-picture' } : { to: `${page.to}-picture`, id: page.id }
}

/** Returns whether a page that is not an article has a picture of its own. */
export function hasPicture(target: Target | undefined): target is PicturedPage {
  return target?.to === 'home' || target?.to === 'claim' || target?.to === 'topic'
}

/** Returns the description of the picture of such a page. */
export function pagePicture(
  page: PicturedPage,
  records: PicturedRecords,
  home: Home,
): Picture | undefined {
  const words = pageWords(page, records, home)
  return words && { url: home.urls.absolute(pictureTarget(page)), ...pictureSize, alt: words.alt }
}

/** Returns the description of an article's picture for its page. */
export function picture(
  article: ArticleRecord,
  records: Pick<NamedRecords, 'claims'>,
  home: Home,
): Picture {
  return {
    url: home.urls.absolute({ to: 'article-picture', id: article.id }),
    ...pictureSize,
    alt: pictureWords(article, records, home).alt,
  }
}
