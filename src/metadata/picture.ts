/** The picture of an article for those who share it: what it says, and how it is announced. */

import type { ArticleRecord, NamedRecords } from '../articles/verdicts.ts'
import type { Rating } from '../ratings/schema.ts'
import type { Home } from './node.ts'

import { isWithdrawn } from '../articles/revisions.ts'
import { checkedClaims, inWords } from '../articles/verdicts.ts'

/** The size that networks ask for (Open Graph pictures are shown at 1.91:1). */
export const pictureSize = { width: 1200, height: 630 }

/** A picture as a page announces it. */
export interface Picture {
  url: string
  width: number
  height: number
  /** What it says, for those who do not see it. */
  alt: string
}

/** What stands on the picture. */
export interface PictureWords {
  /** The words above it: "Claim", or nothing above a title. */
  label?: string
  /** The claim as checked, or the title of an article that checks none or was withdrawn. */
  statement: string
  /** The verdict, or that there is none any more. */
  verdict?: { word: string; tone?: Rating['tone'] }
  publication: string
  /** All of it in a line of text, for those who do not see it. */
  alt: string
}

/** What the picture of an article says: its main claim and the verdict on it. */
export function pictureWords(
  { data }: ArticleRecord,
  records: Pick<NamedRecords, 'claims'>,
  { site }: Pick<Home, 'site'>,
): PictureWords {
  const publication = site.name
  const { title } = data
  if (isWithdrawn(data)) {
    const alt = `Withdrawn: ${title}`
    return { statement: title, verdict: { word: 'Withdrawn' }, publication, alt }
  }
  const [main] = checkedClaims(data, records)
  if (!main) return { statement: title, publication, alt: title }
  const { label: word, tone } = main.verdict
  return {
    label: 'Claim',
    statement: main.statement,
    verdict: { word, tone },
    publication,
    alt: inWords(main),
  }
}

/** How a page announces its picture. */
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
