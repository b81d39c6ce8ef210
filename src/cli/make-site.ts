/** Makes the files of a site from the current publication: bundles the code, compiles the texts, renders the pages. */

import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { PublishedPublication } from '../publication/published.ts'
import type { Bundle } from '../rendering/bundle.ts'
import type { Target } from '../shared/urls.ts'
import { type Added, addAllPictures, planPictures, startSocialPictures } from './site-pictures.ts'
import { type Snapshot, publicFilesOf } from './snapshot.ts'

import { currentPublication } from '../integrations/current-publication.ts'
import { filesIn } from '../integrations/output.ts'
import { hasStyleGuide } from '../integrations/style-guide.ts'
import { downloads } from '../publication/attachments.ts'
import { type FileWriter, fileWriter } from '../rendering/file-writer.ts'
import { type KeptSite, type LastSite, digestOfBytes } from '../rendering/kept-site.ts'
import { fileNameOf, makeFiles, type MadeSite, type SiteOptions } from '../rendering/site.ts'
import { isInAPart } from '../rendering/site-parts.ts'
import { sitemapFiles } from '../rendering/sitemap.ts'
import { siteTargets } from '../rendering/targets.ts'
import { counted } from '../shared/counted.ts'
import type { OnProgress } from '../shared/progress.ts'
import { today } from '../shared/dates.ts'
import { type BoundSite, currentSite } from '../site.ts'
import { type PartFolder, usableParts } from './parts.ts'
import { stageOfBundle, startBundle } from './site-bundle.ts'
import { withSearchIndex } from './site-search.ts'
import { compile, publishTexts, stageOfSources, textsOf } from './site-texts.ts'
import { reuse, stage } from './stage.ts'

/**
 * Makes all files of a site, its search index included.
 *
 * @param built absolute path of the folder for the files, which is emptied
 * @param before the last site, whose files are used again if they are still right
 * @param parts the parts of the site that other machines made, whose files are used likewise
 * @param onFile called with the path of each finished page in the site and the digest of its bytes
 * @returns what is known of the files, for `keepSite`, and how many of them are those of the last site
 */
export async function makeFilesOfSite({
  built,
  before,
  parts,
  snapshot,
  onFile,
}: {
  built: string
  before: LastSite | undefined
  parts: readonly PartFolder[]
  snapshot: Snapshot
  onFile: (name: string, digest: string) => void
}): Promise<{ made: KeptSite; unchanged: number }> {
  const current = currentPublication()
  const bound = currentSite()
  rmSync(built, { recursive: true, force: true })
  mkdirSync(built, { recursive: true })

  const { bundling, base } = await startBundle(bound, snapshot, dirname(built))
  const joined = await joinParts(parts, base, snapshot)
  // Its pages can be used again if nothing has changed on which all of them depend.
  const earlier = before?.kept.base === base ? [...joined, before] : joined
  const writer = fileWriter(built)
  const social = startSocialPictures(writer, current, earlier)
  const { texts: compiled } = await compile(current, bound, snapshot)
  const library = await stageOfSources((onProgress) =>
    publishTexts(current, (file) => compiled.get(file)?.facts, snapshot, onProgress),
  )
  const pictures = planPictures(current, compiled, snapshot)
  const bundle = await stageOfBundle(bundling)
  const targets = siteTargets(library, hasStyleGuide())
  const rendered: string[] = []
  const made = await withSearchIndex({ built, snapshot, earlier }, async (index) => {
    const { files, parts: names } = await renderPages({
      library,
      texts: textsOf(compiled, current),
      pictures,
      targets,
      urls: bound.urls,
      bundle,
      writer,
      earlier,
      onFile: (name, file, bytes) => {
        index.addFile(name, file, bytes)
        onFile(name, file.bytes)
        if (bytes) rendered.push(name)
      },
    })
    if (parts.length > 0) sayMissing(targets, rendered, bound)
    Object.assign(files, await addAllPictures({ writer, pictures, earlier, social }))
    const others = { writer, library, targets, bundle, snapshot, bound }
    for (const [name, bytes] of await addOthers(others, (name) => Object.hasOwn(files, name)))
      files[name] = { bytes, stamp: '' }
    return { files, parts: names }
  })
  return { made: { base, ...made }, unchanged: writer.taken.size }
}

/** Returns the parts whose files can be used. */
function joinParts(
  parts: readonly PartFolder[],
  base: string,
  snapshot: Snapshot,
): Promise<LastSite[]> {
  if (parts.length === 0) return Promise.resolve([])
  return stage(
    'Parts',
    () => usableParts(parts, base, snapshot),
    (usable) => `${usable.length} of ${parts.length} used`,
  )
}

/** Says how many files the parts should have had. */
function sayMissing(
  targets: readonly Target[],
  rendered: readonly string[],
  { urls }: BoundSite,
): void {
  const ofParts = new Set(targets.filter(isInAPart).map((target) => fileNameOf(target, urls)))
  const missing = rendered.filter((name) => ofParts.has(name)).length
  if (missing > 0)
    console.error(
      `${counted(missing, 'file')} of parts missing, damaged or outdated, and made here.`,
    )
}

/** Renders the pages as of today. */
export function renderPages(options: Omit<SiteOptions, 'today' | 'onProgress'>): Promise<MadeSite> {
  const work = (onProgress: OnProgress) => makeFiles({ ...options, today: today(), onProgress })
  return stage('Pages', work, ({ rendered, reused }) => reuse(counted(rendered, 'file'), reused))
}

/**
 * Adds the files that no route renders. A file of `public/` does not replace one of the site.
 *
 * @param isTaken returns whether the site has a file of a name already
 */
async function addOthers(
  site: {
    writer: FileWriter
    library: PublishedPublication
    targets: readonly Target[]
    bundle: Bundle
    snapshot: Snapshot
    bound: BoundSite
  },
  isTaken: (name: string) => boolean,
): Promise<Added> {
  const { writer, library, targets, bundle, snapshot, bound } = site
  const assets = filesIn(bundle.assets).map((name) => [name, join(bundle.assets, name)] as const)
  const own = [
    ...copyFiles(writer, assets),
    ...copyFiles(writer, downloadFiles(library, snapshot.contentDir, bound)),
    ...(await addSitemap(writer, targets, library, bound)),
  ]
  const ownNames = new Set(own.map(([name]) => name))
  const free = [...publicFilesOf(snapshot)].filter(
    ([name]) => !isTaken(name) && !ownNames.has(name),
  )
  return [...own, ...copyFiles(writer, free)]
}

/** Copies files, which can be changed in place, by their names in the site. */
function copyFiles(writer: FileWriter, files: Iterable<readonly [string, string]>): Added {
  return [...files].map(([name, file]) => {
    writer.copy(file, name)
    return [name, '']
  })
}

/** Returns the files that readers can download, by their names in the site. */
function downloadFiles(
  library: PublishedPublication,
  contentDir: string,
  { urls }: BoundSite,
): [string, string][] {
  return [...downloads(library, contentDir)].map(([path, file]) => [
    fileNameOf({ to: 'file', path: `articles/${path}` }, urls),
    file,
  ])
}

async function addSitemap(
  writer: FileWriter,
  targets: readonly Target[],
  library: PublishedPublication,
  { urls }: BoundSite,
): Promise<Added> {
  return [...(await sitemapFiles(targets, library, urls))].map(([name, bytes]) => {
    writer.write(name, bytes)
    return [name, digestOfBytes(bytes)]
  })
}
