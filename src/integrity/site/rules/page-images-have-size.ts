import type { Image } from '../page.ts'
import { type Problem, defineRule } from '../../rule.ts'

import { at } from '../found.ts'
import { madeFrom } from '../built-site.ts'

/**
 * Every image has a width and height in pixels (HTML, "Dimension attributes"), and every drawing has these or a
 * `viewBox`.
 */
export const pageImagesHaveSize = defineRule({
  name: 'page-images-have-size',
  holds: 'Every image of the built site has a size.',
  severity: 'error',
  inspect: ({ name, page }, site) =>
    (page?.images ?? [])
      .filter((image) => !hasSize(image))
      .map((image): Problem => {
        const { source } = image
        const isDrawing = source === 'svg'
        return {
          ...at(image),
          message: isDrawing
            ? 'This drawing has no size.'
            : `The image \`${source}\` has no size in pixels.`,
          hint: isDrawing
            ? `Add a \`viewBox\` to its \`<svg>\`. ${madeFrom(site, name)}`
            : `Write it as \`![words](./picture.png)\`, which sets the size, or add \`width\` and \`height\`. ${madeFrom(site, name)}`,
        }
      }),
})

function hasSize({ width, height, viewBox, isAlternative }: Image): boolean {
  if (isNumbers(viewBox)) return true
  // One of several files for an image does not need its own size.
  if (isAlternative && width === undefined && height === undefined) return true
  return isPixels(width) && isPixels(height)
}

function isPixels(value: string | undefined): boolean {
  return value !== undefined && /^\d+$/.test(value)
}

/** `min-x min-y width height` (SVG 2, section 8.6). */
function isNumbers(value: string | undefined): boolean {
  const numbers = value?.trim().split(/\s*,\s*|\s+/) ?? []
  return numbers.length === 4 && numbers.every((number) => Number.isFinite(Number(number)))
}
