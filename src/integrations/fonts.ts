/** The fonts of the publication, subset to its characters. */

import { decodeString } from 'micromark-util-decode-string'

import type { CutFace, CutTypeface } from '../fonts/sheet.ts'
import type { SourcePublication } from '../publication/source.ts'

import { localeXml } from '../citations/locales.ts'
import { charactersOf, subsetsOf } from '../fonts/characters.ts'
import { faceCutter } from '../fonts/cut.ts'
import { typefacesOf } from '../fonts/faces.ts'
import { currentSite } from '../site.ts'
import { currentPublication } from './current-publication.ts'

/** All typefaces, subset to the characters of a publication. */
export interface CutFonts {
  /** Absolute path of the folder with their files. */
  folder: string
  typefaces: CutTypeface[]
}

/** The fonts of publications as they were read, in a folder. Finding all characters takes long. */
const known = new WeakMap<SourcePublication, { folder: string; fonts: Promise<CutFonts> }>()

/**
 * Cuts every typeface to the characters of the current publication.
 *
 * @param folder absolute path of the folder for their files, which are not cut again if they are there
 * @param inThreads whether they are cut in threads
 * @throws if a font is not installed
 */
export function cutFonts({
  folder,
  inThreads = true,
}: {
  folder: string
  inThreads?: boolean
}): Promise<CutFonts> {
  const { source } = currentPublication()
  const before = known.get(source)
  if (before?.folder === folder) return before.fonts
  const fonts = cutFaces(source, folder, inThreads)
  known.set(source, { folder, fonts })
  fonts.catch(() => known.delete(source))
  return fonts
}

async function cutFaces(
  source: SourcePublication,
  folder: string,
  inThreads: boolean,
): Promise<CutFonts> {
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
    return { folder, typefaces: await Promise.all(cutTypefaces) }
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
