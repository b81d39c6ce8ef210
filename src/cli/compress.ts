/** Compresses the texts of a site, for hosts that send a compressed copy if there is one. */

import { readFileSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import PQueue from 'p-queue'

import type { FileWriter } from '../rendering/file-writer.ts'
import type { OnProgress } from '../shared/progress.ts'

import { mediaTypeOf } from '../hosting/rules.ts'
import { digestOfBytes, type KeptSite, type LastSite } from '../rendering/kept-site.ts'
import { isText } from '../shared/media-types.ts'
import { counted } from '../shared/counted.ts'
import { reuse, stage } from './stage.ts'

/** Smaller files fit into one packet, compressed or not. In bytes. */
const least = 1000

/** The two formats, by the ending that is added to a name. The same bytes give the same copy. */
const formats: Readonly<Record<'br' | 'gz', (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
}

const endings = ['br', 'gz'] as const satisfies (keyof typeof formats)[]

/** A copy to be written. */
interface Copy {
  /** The name of its original. */
  text: string
  ending: (typeof endings)[number]
  name: string
}

interface CompressOptions {
  /** Absolute path of the site, which is complete otherwise. */
  built: string
  writer: Pick<FileWriter, 'placed' | 'take' | 'write'>
  /** Sites whose copies can be used again. */
  earlier: readonly LastSite[]
}

/**
 * Writes `<name>.br` and `<name>.gz` beside each text of a site. A copy is taken from an earlier site if the text is still
 * the same. A file of the publication that has the name of a copy stays, and a line says so.
 *
 * @returns what is known of the copies
 */
export async function compressTexts(options: CompressOptions): Promise<KeptSite['files']> {
  const { placed } = options.writer
  const texts = [...placed].sort().filter((name) => isCompressed(options.built, name))
  const copies = texts.flatMap((text) =>
    endings.map((ending): Copy => ({ text, ending, name: `${text}.${ending}` })),
  )
  const own = copies.filter(({ name }) => placed.has(name))
  const wanted = copies.filter((copy) => !own.includes(copy))
  const { files } = await stage(
    'Compress',
    (onProgress) => compressAll(wanted, options, onProgress),
    ({ made }) => reuse(counted(made, 'copy', 'copies'), wanted.length - made),
  )
  for (const { text, name } of own)
    console.error(
      `\`${name}\` is a file of the publication, so it stays, and no copy of \`${text}\` takes its place. Web servers that send copies send it to readers who ask for \`${text}\`. Rename it, unless it has the same contents.`,
    )
  return files
}

/** Returns whether a file gets copies. Hosts read hidden files and those that begin with `_` themselves. */
function isCompressed(built: string, name: string): boolean {
  return (
    !/^[._]/.test(name.replace(/^_astro\//, '')) &&
    isText(mediaTypeOf(`/${name}`)) &&
    statSync(join(built, name)).size >= least
  )
}

async function compressAll(
  copies: readonly Copy[],
  { built, writer, earlier }: CompressOptions,
  onProgress: OnProgress,
): Promise<{ files: KeptSite['files']; made: number }> {
  const files: KeptSite['files'] = {}
  let made = 0
  let done = 0
  const add = async ({ text, ending, name }: Copy) => {
    const bytes = readFileSync(join(built, text))
    const from = digestOfBytes(bytes)
    const last = earlier.find(
      (site) => site.kept.files[name]?.from === from && writer.take(site, name),
    )
    const before = last?.kept.files[name]
    if (before) files[name] = { ...before }
    else {
      const compressed = await formats[ending](bytes)
      writer.write(name, compressed)
      files[name] = { bytes: digestOfBytes(compressed), stamp: '', from }
      made += 1
    }
    done += 1
    onProgress(done, copies.length, 'copies')
  }
  const queue = new PQueue({ concurrency: availableParallelism() })
  await Promise.all(copies.map((copy) => queue.add(() => add(copy))))
  return { files, made }
}
