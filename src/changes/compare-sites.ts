/** Compares two states of a site. */

import type { PublishedPage, PublishedRevision, PublishedSite } from './published-site.ts'

/** What readers would notice. */
export interface SiteChanges {
  added: NamedPage[]
  /** Pages whose words have changed. */
  changed: NamedPage[]
  removed: NamedPage[]
  /** How many lists of pages (and other pages about many records) have changed words. */
  lists: number
  /** How many further pages differ only in what is not text. */
  unseen: number
  verdicts: VerdictChange[]
  revisions: PublishedRevision[]
}

export interface NamedPage {
  path: string
  title: string
  isRedirect: boolean
}

/** A verdict before and after; absent where it is new, or no longer published. */
export interface VerdictChange {
  claim: string
  before?: { verdict: string; certainty: string }
  after?: { verdict: string; certainty: string }
}

/** The pages of records and texts; the other pages list these. */
const ofOneRecord =
  /^(?!.*(?:^|\/)page\/\d+\/$)(?:articles|claims|people|ratings|references|topics)\/.+\/$/
const lists =
  /^$|^404\.html$|(?:^|\/)page\/\d+\/$|^(?:articles|claims|references|corrections|data|feeds|search|topics|people|ratings)\/$|^languages\/[^/]+\/$/

/** Compares a site with an earlier state of it. Pages, claims and revisions are the same if their addresses are. */
export function compareSites(before: PublishedSite, after: PublishedSite): SiteChanges {
  const changes: SiteChanges = {
    added: [],
    changed: [],
    removed: [],
    lists: 0,
    unseen: 0,
    verdicts: compareVerdicts(before, after),
    revisions: [...after.revisions].flatMap(([id, revision]) =>
      before.revisions.has(id) ? [] : [revision],
    ),
  }
  for (const [path, page] of after.pages) {
    const old = before.pages.get(path)
    const isChanged = old?.words !== page.words || old.title !== page.title
    if (lists.test(path)) changes.lists += isChanged ? 1 : 0
    else if (!old) changes.added.push(named(path, page))
    else if (isChanged || old.isRedirect !== page.isRedirect)
      changes.changed.push(named(path, page))
    else if (old.bytes !== page.bytes) changes.unseen += 1
  }
  for (const [path, page] of before.pages) {
    if (!after.pages.has(path) && !lists.test(path)) changes.removed.push(named(path, page))
  }
  for (const pages of [changes.added, changes.changed, changes.removed]) pages.sort(byImportance)
  return changes
}

/** Returns whether readers would notice nothing. */
export function isWithoutChanges(changes: SiteChanges): boolean {
  const { added, changed, removed, lists: changedLists, verdicts, revisions } = changes
  return (
    [added, changed, removed, verdicts, revisions].every(({ length }) => length === 0) &&
    changedLists === 0
  )
}

function named(path: string, { title, isRedirect }: PublishedPage): NamedPage {
  return { path, title, isRedirect }
}

/** Articles first, then claims and other texts, then the pages of sources, people and topics. */
function byImportance(one: NamedPage, other: NamedPage): number {
  return rank(one) - rank(other) || (one.path < other.path ? -1 : 1)
}

function rank({ path, isRedirect }: NamedPage): number {
  if (isRedirect) return 5
  if (path.startsWith('articles/')) return 0
  if (path.startsWith('claims/')) return 1
  if (!ofOneRecord.test(path)) return 2
  return path.startsWith('references/') ? 4 : 3
}

/** The verdict of a claim is the same in each article that checks it. */
function compareVerdicts(before: PublishedSite, after: PublishedSite): VerdictChange[] {
  const old = verdictsOf(before)
  const now = verdictsOf(after)
  const ids = [...new Set([...now.keys(), ...old.keys()])]
  return ids.flatMap((id): VerdictChange[] => {
    const was = old.get(id)
    const is = now.get(id)
    if (was?.verdict === is?.verdict && was?.certainty === is?.certainty) return []
    return [
      {
        claim: is?.claim ?? was?.claim ?? '',
        ...(was && { before: { verdict: was.verdict, certainty: was.certainty } }),
        ...(is && { after: { verdict: is.verdict, certainty: is.certainty } }),
      },
    ]
  })
}

/** The verdicts by the claim, which is the end of the address of a review. */
function verdictsOf({ verdicts }: PublishedSite): PublishedSite['verdicts'] {
  return new Map([...verdicts].map(([id, verdict]) => [id.replace(/^.*#review-/s, ''), verdict]))
}
