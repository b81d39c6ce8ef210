/** The social picture of an article: its text, and its description on the page. */

import {
  type ArticleRecord,
  type NamedRecords,
  checkedClaims,
  inWords,
} from '../articles/verdicts.ts'
import type { Rating } from '../ratings/schema.ts'
import type { Home } from './node.ts'

import { isWithdrawn } from '../articles/revisions.ts'
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

/** The text of the picture. */
export interface PictureWords {
  /** The label above it: “Claim”, or nothing above a title. */
  label?: string
  /** The claim, or the title of an article that checks none or was withdrawn. */
  statement: string
  /** The verdict, or that the article was withdrawn. */
  verdict?: { word: string; tone?: Rating['tone'] }
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
  const { label: word, tone } = main.verdict
  return {
    label: words.say('figures.claim'),
    statement: main.statement,
    verdict: { word, tone },
    publication,
    alt: inWords(main, words),
  }
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
