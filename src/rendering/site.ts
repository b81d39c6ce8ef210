/** Makes the files of a site: renders what has changed, and takes the rest from earlier sites. */

import { setImmediate } from 'node:timers/promises'

import type { OnProgress } from '../shared/progress.ts'
import type { Bundle } from './bundle.ts'
import type { FileWriter } from './file-writer.ts'
import { type KeptFile, type KeptSite, type LastSite, digestOfBytes } from './kept-site.ts'

import { type Target, type Urls, unescapedPath } from '../shared/urls.ts'
import { startAhead } from './ahead.ts'
import { addPolicy } from './content-security.ts'
import { drawingsOf, type PageInputs, pageKeeper, pageRenderer } from './pages.ts'
import { routeOf } from './targets.ts'

/** How a site is made. */
export interface SiteOptions extends PageInputs, Pick<App.Locals, 'words' | 'look'> {
  targets: readonly Target[]
  urls: Urls
  bundle: Pick<Bundle, 'render'>
  writer: FileWriter
  /** Takes the file of a drawing from an earlier site; returns whether it was there. */
  takeDrawing: (site: LastSite, path: string) => boolean
  /** Sites whose pages can be used again; the first that has a page as it would be now gives it. */
  earlier?: readonly LastSite[]
  /** Called with each finished file, and with its bytes if it is not from an earlier site. */
  onFile?: (name: string, file: KeptFile, bytes: Uint8Array | undefined) => void
  /** Takes how many files are finished. */
  onProgress?: OnProgress
}

/** How many pages are started before the first of them is finished, because copies in Markdown wait for threads. */
const pagesAhead = 32

/** The files that were made. */
export interface MadeSite extends Pick<KeptSite, 'parts' | 'digests' | 'files'> {
  rendered: number
  reused: number
}

/**
 * Renders the pages and files of a site.
 *
 * @throws if a page fails, or if two have the same address
 */
export async function makeFiles(options: SiteOptions): Promise<MadeSite> {
  const { targets, urls, bundle, writer, onFile, onProgress } = options
  const render = pageRenderer(options)
  const keeper = pageKeeper(options)
  const names = new Numbering()
  const files: Record<string, KeptFile> = {}
  const takeEarlier = earlierFiles(options, keeper, names)
  const missing = function* () {
    const seen = new Set<string>()
    for (const [index, target] of targets.entries()) {
      onProgress?.(index, targets.length)
      const name = fileNameOf(target, urls)
      if (seen.has(name)) throw new Error(`Two pages have the same address: ${urls.path(target)}.`)
      seen.add(name)
      const file = takeEarlier(name)
      if (file) {
        files[name] = file
        onFile?.(name, file, undefined)
      } else yield { name, target }
    }
  }
  const start = async ({ name, target }: { name: string; target: Target }) => {
    const page = await render((locals) => renderTarget(target, { urls, bundle, locals }))
    return { name, parts: [...page.parts], bytes: await bytesOf(page.response) }
  }
  let rendered = 0
  for await (const { name, parts, bytes } of startAhead(missing(), pagesAhead, start)) {
    const file: KeptFile = {
      bytes: digestOfBytes(bytes),
      stamp: '',
      parts: parts.map((part) => names.of(part)),
    }
    files[name] = file
    writer.write(name, bytes)
    onFile?.(name, file, bytes)
    rendered += 1
    // Most pages wait for nothing, so other work, such as messages of threads, would have to wait for them.
    await setImmediate()
  }
  return {
    parts: names.all,
    digests: names.all.map(keeper.digestOfPart),
    files,
    rendered,
    reused: targets.length - rendered,
  }
}

/** Returns a function that takes a file from an earlier site, if it is as it would be rendered now. */
function earlierFiles(
  { writer, takeDrawing, earlier = [] }: SiteOptions,
  keeper: ReturnType<typeof pageKeeper>,
  names: Numbering,
): (name: string) => KeptFile | undefined {
  const sites = earlier.map((site) => ({
    site,
    isCurrent: keeper.currentIn(site.kept),
    numberOf: names.from(site.kept.parts),
  }))
  return (name) => {
    for (const { site, isCurrent, numberOf } of sites) {
      const kept = site.kept.files[name]
      if (
        kept?.parts &&
        isCurrent(kept.parts) &&
        drawingsOf(kept.parts, site.kept).every((path) => takeDrawing(site, path)) &&
        writer.take(site, name)
      )
        return { ...kept, parts: kept.parts.map(numberOf) }
    }
    return undefined
  }
}

/** Returns the file of a page below the site, with `/`. */
export function fileNameOf(target: Target, { path, base }: Urls): string {
  const name = decodeURIComponent(path(target).slice(base.length))
  return name === '' || name.endsWith('/') ? `${name}index.html` : name
}

async function renderTarget(
  target: Target,
  { urls, bundle, locals }: { urls: Urls; bundle: Pick<Bundle, 'render'>; locals: App.Locals },
): Promise<Response> {
  const address = urls.absolute(target)
  // Astro decodes only some characters, as in `npm run dev` (`integrations/file-names.ts`).
  const response = await bundle.render(unescapedPath(address), routeOf(target), locals)
  const expected = target.to === 'file' && target.path === '404.html' ? 404 : 200
  if (response.status !== expected)
    throw new Error(`${address} could not be rendered: the status is ${response.status}.`)
  return response
}

/** The bytes of a page, with its policy in the page itself, where a static host can serve it. */
async function bytesOf(response: Response): Promise<Uint8Array> {
  const policy = response.headers.get('content-security-policy')
  if (policy !== null) return Buffer.from(addPolicy(await response.text(), policy))
  return new Uint8Array(await response.arrayBuffer())
}

/** Gives each name a number, the same each time. */
class Numbering {
  readonly all: string[] = []
  readonly #numbers = new Map<string, number>()

  of(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = this.all.push(name) - 1
    this.#numbers.set(name, number)
    return number
  }

  /** Returns a function that returns the number here of a name with a number in another list. */
  from(others: readonly string[]): (number: number) => number {
    const known: number[] = []
    return (number) => (known[number] ??= this.of(others[number] ?? ''))
  }
}
