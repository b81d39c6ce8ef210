/** Makes one part of a site from the current publication, for a build that joins it with the others. */

import { dirname } from 'node:path'

import type { SourceRecord } from '../reading/record.ts'
import type { LastSite } from '../rendering/kept-site.ts'
import type { TextFacts } from '../publication/text-facts.ts'
import type { Target } from '../shared/urls.ts'
import type { Snapshot } from './snapshot.ts'

import { type CurrentPublication, currentPublication } from '../integrations/current-publication.ts'
import { type SitePart, shareOf } from '../rendering/site-parts.ts'
import { fileWriter } from '../rendering/file-writer.ts'
import { siteTargets } from '../rendering/targets.ts'
import { currentSite } from '../site.ts'
import { copyPack, keptInPart } from './cache.ts'
import { type Made, makePages, type OnFile } from './make-pages.ts'
import { foldersIn, makeFoldersOfPart } from './parts.ts'
import { startBundle } from './site-bundle.ts'
import { baseOf, cutLook } from './site-look.ts'
import { withSearchIndex } from './site-search.ts'
import { compile, publishTexts } from './site-texts.ts'

/** How a part is made. */
interface PartOptions {
  /** Absolute path of the folder for the part, which is emptied. */
  folder: string
  part: SitePart
  /** An earlier part, whose files are used again if they are still right. */
  before: readonly LastSite[]
  snapshot: Snapshot
  onFile: OnFile
}

/**
 * Makes the files of a part, and copies what was kept for its texts and the check.
 *
 * It compiles only its own texts. What its pages show of others, such as related articles, comes from the check. A page that
 * needs more is rendered again when the parts are joined, because it is then made from something else.
 *
 * @returns what is known of the files, for `writePart`, and how many of them are those of the earlier part
 */
export async function makeFilesOfPart(options: PartOptions): Promise<Made> {
  const { folder, part, before, snapshot, onFile } = options
  const current = currentPublication()
  const bound = currentSite()
  makeFoldersOfPart(folder)
  const { site: built, kept } = foldersIn(folder)

  const found = current.foundFacts()
  const targets = findShare(part, current, found, snapshot)
  const own = textsIn(targets)

  const { bundling, key } = startBundle(bound, snapshot, dirname(folder))
  const { look } = await cutLook(dirname(folder))
  const base = baseOf(key, look, bound)
  const earlier = before.filter((site) => site.kept.base === base)
  const writer = fileWriter(built)
  const { made } = await withSearchIndex(
    { built, writer, snapshot, earlier, keepIn: kept },
    (index) =>
      makePages({
        writer,
        snapshot,
        bundling,
        look,
        earlier,
        index,
        onFile,
        compile: () =>
          compile(current, bound, snapshot, {
            without: recordsWithout(current, own),
            copyDir: keptInPart(kept, 'compiled-texts'),
          }),
        found,
        targetsOf: () => targets,
        hasPicture: (picture) => shareOf(part, [picture]).length > 0,
      }),
  )
  keepCheck(part, kept, snapshot)
  const { files, parts, digests } = made
  return { made: { base, files, parts, digests }, unchanged: writer.taken.size }
}

/** Finds out what the part consists of, before its texts are compiled. */
function findShare(
  part: SitePart,
  current: CurrentPublication,
  found: ReadonlyMap<string, TextFacts>,
  snapshot: Snapshot,
): Target[] {
  const outline = publishTexts(current, (file) => found.get(file), snapshot)
  return shareOf(part, siteTargets(outline, false))
}

/** Copies what every part keeps in the same way, into the first one. */
function keepCheck({ number }: SitePart, kept: string, { contentDir }: Snapshot): void {
  if (number !== 1) return
  for (const kind of ['records', 'texts', 'entries'] as const) copyPack(kind, contentDir, kept)
}

/** Returns the texts of some pages, such as `article prp`. */
function textsIn(targets: readonly Target[]): Set<string> {
  return new Set(
    targets.flatMap((target) =>
      target.to === 'article' || target.to === 'page' ? [`${target.to} ${target.id}`] : [],
    ),
  )
}

/** Returns the records whose texts a part does without: what is not published, and the texts of other parts. */
function recordsWithout(
  { validated, unpublished }: CurrentPublication,
  own: ReadonlySet<string>,
): Set<SourceRecord> {
  const others = [
    ...validated.articles.filter(({ record }) => !own.has(`article ${record.id}`)),
    ...validated.pages.filter(({ record }) => !own.has(`page ${record.id}`)),
  ]
  return new Set([...unpublished(), ...others.map(({ record }) => record)])
}
