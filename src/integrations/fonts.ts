/** The fonts of the publication, subset to its characters. */

import { decodeString } from 'micromark-util-decode-string'
import { resolve } from 'node:path'

import type { SourcePublication } from '../publication/source.ts'

import { localeXml } from '../citations/locales.ts'
import { charactersOf, subsetsOf, type Subset } from '../fonts/characters.ts'
import { faceCutter } from '../fonts/cut.ts'
import { typefacesOf, type Face, type Typeface } from '../fonts/faces.ts'
import { currentSite } from '../site.ts'

/** The part of a face for one script. */
export interface CutFace extends Pick<Face, 'style' | 'weight'> {
  /** The name of its file in the folder of subset fonts. */
  file: string
  subset: Subset
}

/** A typeface with the files of its faces. */
interface CutTypeface extends Omit<Typeface, 'faces'> {
  faces: CutFace[]
}

/** All typefaces, subset to the characters of a publication. */
export interface CutFonts {
  /** Absolute path of the folder with their files. */
  folder: string
  typefaces: CutTypeface[]
}

/** The folder of subset fonts. It is outside the folders that a build deletes, so the next build can use the same files. */
const kept = resolve(import.meta.dirname, '../../node_modules/.cache/assay-fonts')

/** The variable with the fonts for Astro's configuration, which a build loads in a process of its own. */
export const fontsVariable = 'ASSAY_FONTS'

/** Returns the environment in which `publicationFonts` returns these fonts, without reading the publication again. */
export function environmentOfFonts(fonts: CutFonts): Record<string, string> {
  return { [fontsVariable]: JSON.stringify(fonts) }
}

/** Returns the names of the files of all fonts, which change with the characters of the publication. */
export function fontFiles({ typefaces }: CutFonts): string[] {
  return typefaces.flatMap(({ faces }) => faces.map(({ file }) => file))
}

/** The fonts of publications as they were read. Finding all characters takes long. */
const known = new WeakMap<SourcePublication, CutFonts>()

/**
 * Cuts every typeface to the characters of the publication.
 *
 * @param folder absolute path of the folder for their files, which are not cut again if they are there
 * @param inThreads whether they are cut in threads
 */
export async function cutFonts({
  folder = kept,
  inThreads = true,
}: { folder?: string | undefined; inThreads?: boolean } = {}): Promise<CutFonts> {
  // Astro's configuration gets the fonts of a build, and then needs none of the modules that read a publication.
  const { currentPublication } = await import('./current-publication.ts')
  const { source } = currentPublication()
  const before = known.get(source)
  if (before?.folder === folder) return before
  const { language, typefaces } = currentSite().site
  const subsets = subsetsOf(charactersOf([...texts(source), ...printedTerms(language)]))
  const cutter = faceCutter(folder, { inThreads })
  const cutTypefaces = typefacesOf(typefaces).map(async ({ faces, ...typeface }) => {
    const files = faces.flatMap((face) =>
      [...subsets].map(async ([subset, characters]): Promise<CutFace[]> => {
        const file = await cutter.cut(face, characters)
        return file === undefined ? [] : [{ style: face.style, weight: face.weight, file, subset }]
      }),
    )
    return { ...typeface, faces: (await Promise.all(files)).flat() }
  })
  try {
    const fonts = { folder, typefaces: await Promise.all(cutTypefaces) }
    known.set(source, fonts)
    return fonts
  } finally {
    await cutter.close()
  }
}

/** Returns the files as written, and the values read from them: `\'e`, `&eacute;` and `\u00e9` are all é. */
function* texts({ sources, records, texts }: SourcePublication): Generator<string> {
  for (const source of sources.values()) yield decodeString(source)
  for (const { data } of [...Object.values(records), ...Object.values(texts)].flat())
    yield JSON.stringify(data ?? null)
}

/** Returns the terms and characters of citations and dates in a language. */
function* printedTerms(language: string): Generator<string> {
  yield decodeString(localeXml(language))
  yield new Intl.NumberFormat(language).format(-1234567.8)
  for (const month of ['long', 'short'] as const) {
    const names = new Intl.DateTimeFormat(language, { month })
    for (let number = 0; number < 12; number++) yield names.format(new Date(2024, number, 15))
  }
}
