/** Compresses the texts of a site, for hosts that send a compressed copy if there is one. */

import { readFileSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import PQueue from 'p-queue'

import { type FileWriter, takeOrMake } from '../rendering/file-writer.ts'
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
  const names = [...options.writer.placed]
    .sort()
    .filter((name) => isCompressed(options.built, name))
  const { files, own } = await stage(
    'Compress',
    (onProgress) => compressAll(names, options, onProgress),
    ({ files, made }) => reuse(counted(made, 'copy', 'copies'), Object.keys(files).length - made),
  )
  for (const { text, copy } of own)
    console.error(
      `\`${copy}\` is a file of the publication, so it stays, and no copy of \`${text}\` takes its place. Web servers that send copies send it to readers who ask for \`${text}\`. Rename it, unless it has the same contents.`,
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
  names: readonly string[],
  { built, writer, earlier }: CompressOptions,
  onProgress: OnProgress,
): Promise<{
  files: KeptSite['files']
  /** The files of the publication that have the names of copies. */
  own: { text: string; copy: string }[]
  made: number
}> {
  const placed = new Set(writer.placed)
  const own: { text: string; copy: string }[] = []
  const files: KeptSite['files'] = {}
  let made = 0
  let done = 0
  const add = async (name: string) => {
    const bytes = readFileSync(join(built, name))
    const from = digestOfBytes(bytes)
    for (const [ending, compress] of Object.entries(formats)) {
      const copy = `${name}.${ending}`
      if (placed.has(copy)) {
        own.push({ text: name, copy })
        continue
      }
      const ofCopy = { names: [copy], from }
      const make = async () => {
        made += 1
        return new Map([[copy, await compress(bytes)]])
      }
      Object.assign(files, await takeOrMake(writer, earlier, ofCopy, make))
    }
    done += 1
    onProgress(done, names.length, 'files')
  }
  const queue = new PQueue({ concurrency: availableParallelism() })
  await Promise.all(names.map((name) => queue.add(() => add(name))))
  return { files, own, made }
}
