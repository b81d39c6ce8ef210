/** Makes the files of a site from the current publication: bundles the code, compiles the texts, renders the pages. */

import { hash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'

import { type CurrentPublication, currentPublication } from '../integrations/current-publication.ts'
import { type KeptSite, type LastSite, digestOfBytes } from '../rendering/kept-site.ts'
import type { Texts } from '../rendering/pages.ts'
import { type Added, addPictures, addSocialPictures, planPictures } from './site-pictures.ts'
import { type Snapshot, publicFilesOf } from './snapshot.ts'

import { type CutFonts, cutFonts, environmentOfFonts, fontFiles } from '../integrations/fonts.ts'
import { filesIn } from '../integrations/output.ts'
import { hasStyleGuide } from '../integrations/style-guide.ts'
import { downloads } from '../publication/attachments.ts'
import { textFiles } from '../publication/validated.ts'
import { textFacts } from '../publication/text-facts.ts'
import type { PublishedPublication } from '../publication/published.ts'
import { loadBundle, type Bundle } from '../rendering/bundle.ts'
import { digestOf } from '../rendering/digest.ts'
import { publishCurrent } from '../rendering/library.ts'
import { type FileWriter, fileWriter } from '../rendering/file-writer.ts'
import { fileNameOf, makeFiles, type MadeSite } from '../rendering/site.ts'
import { sitemapFiles } from '../rendering/sitemap.ts'
import { siteTargets } from '../rendering/targets.ts'
import type { TextPictures } from '../rendering/text-pictures.ts'
import type { Target } from '../shared/urls.ts'
import { counted } from '../shared/counted.ts'
import { today } from '../shared/dates.ts'
import { currentSite, type BoundSite } from '../site.ts'
import { type CompiledTexts, compileTexts } from '../texts/compile-texts.ts'
import { areCachesOff, cacheFolder, keptTexts, openPack } from './cache.ts'
import { projectDirectory } from './environment.ts'
import { withSearchIndex } from './site-search.ts'
import { reuse, stage } from './stage.ts'

/**
 * Makes all files of a site, its search index included.
 *
 * @param built absolute path of the folder for the files, which is emptied
 * @param before the last site, whose files are used again if they are still right
 * @param onFile called with the path of each finished page in the site and the digest of its bytes
 * @returns what is known of the files, for `keepSite`
 */
export async function makeFilesOfSite({
  built,
  before,
  snapshot,
  onFile,
}: {
  built: string
  before: LastSite | undefined
  snapshot: Snapshot
  onFile: (name: string, digest: string) => void
}): Promise<KeptSite> {
  const current = currentPublication()
  const bound = currentSite()
  rmSync(built, { recursive: true, force: true })
  mkdirSync(built, { recursive: true })

  const root = dirname(built)
  const fonts = await cutFonts(
    cacheFolder('bundles') === undefined ? join(root, 'fonts') : undefined,
  )
  const bundleKey = keyOfBundle(bound, snapshot, fonts)
  const base = digestOf([bundleKey, bound.site])
  // Its pages can be used again if nothing has changed on which all of them depend.
  const last = before?.kept.base === base ? before : undefined
  const writer = fileWriter(built)
  const social = addSocialPictures(writer, current, last)
  const bundling = bundleSite(bound, { key: bundleKey, fonts, root })
  // Both run beside the rest. An error is reported when they are awaited, which may be after another one.
  for (const work of [social, bundling]) work.catch(() => undefined)
  const { texts: compiled } = await compile(current, bound, snapshot)
  const library = publishTexts(current, compiled, snapshot)
  const pictures = planPictures(current, compiled, snapshot)
  const bundle = await bundling
  const targets = siteTargets(library, hasStyleGuide())
  const made = await withSearchIndex({ built, targets, library, last }, async (index) => {
    const { files, parts } = await stageOfPages(() =>
      makeFiles({
        library,
        texts: textsOf(compiled, current),
        pictures,
        today: today(),
        targets,
        urls: bound.urls,
        bundle,
        writer,
        last,
        onFile: (name, file, bytes) => {
          index.addFile(name, file, bytes)
          onFile(name, file.bytes)
        },
      }),
    )
    Object.assign(files, await social)
    const others = { writer, library, pictures, targets, bundle, last, snapshot, bound }
    for (const [name, bytes] of await addOthers(others, (name) => Object.hasOwn(files, name)))
      files[name] = { bytes, stamp: '' }
    return { files, parts }
  })
  return { base, ...made }
}

/** Computes what the bundle depends on, as a name for its folder. */
function keyOfBundle(
  { urls }: BoundSite,
  { code }: Pick<Snapshot, 'code'>,
  fonts: CutFonts,
): string {
  const settings = [code, urls.origin, urls.base, hasStyleGuide(), fontFiles(fonts)]
  return hash('sha256', JSON.stringify(settings)).slice(0, 20)
}

/**
 * Loads the code of the site.
 *
 * @param root absolute path of a folder for what is not kept
 */
function bundleSite(
  { site }: BoundSite,
  { key, fonts, root }: { key: string; fonts: CutFonts; root: string },
): Promise<Bundle> {
  const folder = cacheFolder('bundles') ?? join(root, 'bundles')
  const environment = environmentOfFonts(fonts)
  return stage(
    'Bundle',
    () => loadBundle({ project: projectDirectory, folder, key, environment, site }),
    ({ isNew }) => (isNew ? 'new code' : 'unchanged'),
  )
}

function compile(
  current: CurrentPublication,
  site: BoundSite,
  { code }: Pick<Snapshot, 'code'>,
): Promise<CompiledTexts> {
  return stage(
    'Texts',
    () =>
      compileTexts(current, {
        ...keptTexts(code),
        site,
        without: current.unpublished(),
        workers: areCachesOff() ? 0 : availableParallelism() - 1,
      }),
    ({ texts, made }) => reuse(counted(made, 'text'), texts.size - made),
  )
}

function publishTexts(
  current: CurrentPublication,
  compiled: CompiledTexts['texts'],
  { contentDir, code }: Snapshot,
): PublishedPublication {
  const entries = openPack('entries', contentDir, code)
  const library = publishCurrent(
    current,
    (record) => current.unpublished().has(record),
    (file) => compiled.get(file)?.facts ?? textFacts({}),
    entries,
  )
  entries.save()
  return library
}

function stageOfPages(work: () => Promise<MadeSite>): Promise<MadeSite> {
  return stage('Pages', work, ({ rendered, reused }) => reuse(counted(rendered, 'file'), reused))
}

/** Returns the compiled texts as pages ask for them. */
function textsOf(compiled: CompiledTexts['texts'], { validated }: CurrentPublication): Texts {
  const files = textFiles(validated)
  const textNamed = (name: string) => compiled.get(files.get(name) ?? '')
  return {
    digest: (name) => textNamed(name)?.codeHash,
    code: (name) =>
      textNamed(name)?.code() ?? Promise.reject(new Error(`There is no text “${name}”.`)),
  }
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
    pictures: TextPictures
    targets: readonly Target[]
    bundle: Bundle
    last: LastSite | undefined
    snapshot: Snapshot
    bound: BoundSite
  },
  isTaken: (name: string) => boolean,
): Promise<Added> {
  const { writer, library, pictures, targets, bundle, last, snapshot, bound } = site
  const assets = filesIn(bundle.assets).map((name) => [name, join(bundle.assets, name)] as const)
  const own = [
    ...copyFiles(writer, assets),
    ...copyFiles(writer, downloadFiles(library, snapshot.contentDir, bound)),
    ...(await addPictures(writer, pictures, last)),
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
