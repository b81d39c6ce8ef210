/** The pictures that texts show. */

import type { PicturePlan } from '../pictures/plan.ts'
import { type ValidatedPublication, textFiles } from '../publication/validated.ts'

import { createPictures, pictureFile, type PlannedFile } from '../pictures/pictures.ts'
import { describeFile } from '../reading/media.ts'
import { currentSite } from '../site.ts'

/** The plans of the pictures of all texts. */
export interface TextPictures {
  /** Returns how a picture is shown; `undefined` if there is no such file. */
  planOf: (collection: 'articles' | 'pages', id: string, src: string) => PicturePlan | undefined
  /** The files of all planned pictures, by their path below the root of the site. */
  files: ReadonlyMap<string, PlannedFile>
}

/**
 * Plans the pictures of texts when they are asked for.
 *
 * @param digestOf returns the SHA-256 of a file in hexadecimal, or `undefined` if there is no such file
 */
export function textPictures(
  validated: Pick<ValidatedPublication, 'articles' | 'pages'>,
  digestOf: (file: string) => string | undefined,
): TextPictures {
  const { urls } = currentSite()
  const pictures = createPictures({ base: urls.base, digestOf, describe: describeFile })
  const files = textFiles(validated)
  return {
    files: pictures.files,
    planOf: (collection, id, src) => {
      const text = files.get(`${collection}/${id}`)
      return text === undefined ? undefined : pictures.planOf(pictureFile(text, src))
    },
  }
}
