/** Makes the files of a site from the current publication: its pages and pictures, its search index, and the rest. */

import { dirname, join } from 'node:path'

import type { PublishedPublication } from '../publication/published.ts'
import type { Bundle } from '../rendering/bundle.ts'
import type { Target } from '../shared/urls.ts'
import type { Added } from './site-pictures.ts'
import { type Snapshot, publicFilesOf } from './snapshot.ts'

import { currentPublication } from '../integrations/current-publication.ts'
import { digestOfIcons, iconNames, makeIcons, ownPictures } from '../integrations/identity-files.ts'
import { filesIn } from '../integrations/output.ts'
import { hasStyleGuide } from '../integrations/style-guide.ts'
import { downloads } from '../publication/attachments.ts'
import { digestOf } from '../rendering/digest.ts'
import { type FileWriter, fileWriter, takeOrMake } from '../rendering/file-writer.ts'
import { type KeptSite, type LastSite, digestOfBytes } from '../rendering/kept-site.ts'
import { fileNameOf } from '../rendering/site.ts'
import { isInAPart } from '../rendering/site-parts.ts'
import { listedPages, sitemapFiles, sitemapNames } from '../rendering/sitemap.ts'
import { siteTargets } from '../rendering/targets.ts'
import { counted } from '../shared/counted.ts'
import { type BoundSite, currentSite } from '../site.ts'
import { compressTexts } from './compress.ts'
import type { RunningInspection } from './inspect.ts'
import { type Made, makePages } from './make-pages.ts'
import { addDataArchive } from './site-data.ts'
import { addHostFiles } from './site-hosting.ts'
import { type PartFolder, usableParts } from './parts.ts'
import { startBundle } from './site-bundle.ts'
import { baseOf, cutLook, type SiteLook } from './site-look.ts'
import { withSearchIndex } from './site-search.ts'
import { deleteOthers, makeFolderOfSite } from './spare-site.ts'
import { compile } from './site-texts.ts'
import { stage } from './stage.ts'

/** What the files of a site are made from. */
interface SiteOptions {
  /** Absolute path of the folder for the files; nothing else stays in it. */
  built: string
  /** The last site, whose files are used again if they are still right. */
  before: LastSite | undefined
  /** The parts of the site that other machines made, whose files are used likewise. */
  parts: readonly PartFolder[]
  /** Whether texts get compressed copies. */
  compress: boolean
  snapshot: Snapshot
  /** Takes each finished page, and all other files as soon as only the search index is missing. */
  inspection: Pick<RunningInspection, 'add' | 'addRest'>
}

/**
 * Makes all files of a site, its search index included.
 *
 * @returns what is known of the files, for `keepSite`, and how many of them are those of the last site
 */
export async function makeFilesOfSite(options: SiteOptions): Promise<Made> {
  const { built, before, parts, compress, snapshot, inspection } = options
  const bound = currentSite()
  const isEmpty = makeFolderOfSite(built, before?.folder)
  const writer = fileWriter(built, isEmpty)

  const { bundling, key } = startBundle(bound, snapshot, dirname(built))
  const { look, files: fonts } = await cutLook(dirname(built))
  const base = baseOf(key, look, bound)
  const joined = await joinParts(parts, base, snapshot)
  // Its pages can be used again if nothing has changed on which all of them depend.
  const earlier = before?.kept.base === base ? [...joined, before] : joined
  const { made, files: indexFiles } = await withSearchIndex(
    {
      ...{ built, writer, snapshot, earlier },
      onScripts: (entry) => {
        // Pages can link to compressed copies.
        if (!compress) inspection.addRest([...writer.placed, entry])
      },
    },
    async (index) => {
      const pages = await makePages({
        writer,
        snapshot,
        bundling,
        look,
        earlier,
        index,
        onFile: inspection.add,
        compile: () => compile(currentPublication(), bound, snapshot),
        targetsOf: (library) => siteTargets(library, hasStyleGuide()),
      })
      if (parts.length > 0) sayMissing(pages.targets, writer, bound)
      const { files, library } = pages
      const { source } = currentPublication()
      const own = ownPictures(source, bound.site)
      Object.assign(
        files,
        await addDataArchive({ built, writer, files, earlier, day: library.lastChange }),
        await addIcons({ writer, earlier, own, site: bound.site }),
        await addSitemap({ ...pages, writer, earlier, urls: bound.urls }),
      )
      const isTaken = (name: string) => Object.hasOwn(pages.files, name)
      addWithoutStamps(
        pages.files,
        addOthers({ ...pages, writer, fonts, own, snapshot, bound }, isTaken),
      )
      return pages
    },
  )
  const { files, parts: names, digests } = made
  addWithoutStamps(files, indexFiles)
  if (compress) Object.assign(files, await compressTexts({ built, writer, earlier }))
  if (!isEmpty) deleteOthers(built, writer.placed)
  return {
    made: { base, files, parts: names, digests },
    unchanged: writer.taken.size,
    written: writer,
  }
}

/** Adds what is known of files that no page depends on. */
function addWithoutStamps(files: KeptSite['files'], added: Added): void {
  for (const [name, bytes] of added) files[name] = { bytes, stamp: '' }
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
function sayMissing(targets: readonly Target[], writer: FileWriter, { urls }: BoundSite): void {
  const missing = targets.filter(
    (target) => isInAPart(target) && !writer.taken.has(fileNameOf(target, urls)),
  )
  if (missing.length > 0)
    console.error(
      `${counted(missing.length, 'file')} of parts missing, damaged or outdated, and made here.`,
    )
}

/**
 * Adds the files that no route renders. A file of `public/` in the project does not replace one of the site.
 *
 * @param isTaken returns whether the site has a file of a name already
 */
function addOthers(
  site: {
    writer: FileWriter
    library: PublishedPublication
    bundle: Bundle
    fonts: SiteLook['files']
    /** The pictures of the publication by their names on the site. */
    own: ReadonlyMap<string, Buffer>
    snapshot: Snapshot
    bound: BoundSite
  },
  isTaken: (name: string) => boolean,
): Added {
  const { writer, library, bundle, fonts, snapshot, bound } = site
  const assets = filesIn(bundle.assets).map((name) => [name, join(bundle.assets, name)] as const)
  const added = [
    ...copyFiles(writer, [...assets, ...fonts]),
    ...copyFiles(writer, downloadFiles(library, snapshot.contentDir, bound)),
    ...writeFiles(
      writer,
      [...site.own].filter(([name]) => !isTaken(name)),
    ),
  ]
  const publicFiles = publicFilesOf(snapshot)
  added.push(...addHostFiles(writer, bound, publicFiles))
  const names = new Set(added.map(([name]) => name))
  const free = [...publicFiles].filter(([name]) => !isTaken(name) && !names.has(name))
  return [...added, ...copyFiles(writer, free)]
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

function addSitemap({
  writer,
  earlier,
  targets,
  library,
  urls,
}: {
  writer: FileWriter
  earlier: readonly LastSite[]
  targets: readonly Target[]
  library: PublishedPublication
  urls: BoundSite['urls']
}): Promise<KeptSite['files']> {
  const listed = listedPages(targets, library, urls)
  const sitemap = { names: sitemapNames(listed), from: digestOf([listed, urls.origin]) }
  return takeOrMake(writer, earlier, sitemap, () => sitemapFiles(listed, urls))
}

function addIcons({
  writer,
  earlier,
  own,
  site,
}: {
  writer: FileWriter
  earlier: readonly LastSite[]
  /** The pictures of the publication. */
  own: ReadonlyMap<string, Buffer>
  site: BoundSite['site']
}): Promise<KeptSite['files']> {
  const icons = { names: iconNames, from: digestOfIcons(own, site) }
  return takeOrMake(writer, earlier, icons, () => makeIcons(own, site))
}

function writeFiles(writer: FileWriter, files: Iterable<readonly [string, Uint8Array]>): Added {
  return [...files].map(([name, bytes]) => {
    writer.write(name, bytes)
    return [name, digestOfBytes(bytes)]
  })
}
