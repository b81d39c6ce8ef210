import { join, relative } from 'node:path'

import type { FileFacts } from '../../reading/media.ts'
import { type IdentityPicture, identityFolder, identityPictures } from '../../identity/pictures.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { fileNamed } from '../../reading/files.ts'
import { nearest } from '../../shared/nearest.ts'
import { hintForMissingFile, suggestion } from '../../shared/suggestion.ts'

/** How much an icon may differ from a square. */
const tolerance = 0.02

/** The least width of a picture for those who share a page: networks show smaller ones as a thumbnail (Facebook, "Best Practices"). */
const leastSocialWidth = 600

/** The logo, the icon and the social picture that `site.yaml` names are pictures that browsers can show. */
export const identityPictureIsUsable = defineRule({
  name: 'identity-picture-is-usable',
  holds: 'Every picture that site.yaml names exists and can be shown.',
  severity: 'error',
  fixed: true,
  check(checked) {
    const { site, siteRecord } = checked
    if (!site || !siteRecord) return []
    return identityPictures(site).flatMap((picture): Problem | [] => {
      const fault = faultOf(picture, checked)
      if (!fault) return []
      const isShort = typeof (siteRecord.data as Record<string, unknown>)['logo'] === 'string'
      const path = isShort && picture.use === 'logo' ? ['logo'] : [...picture.path]
      return { place: siteRecord.placeOf(path), length: picture.src.length, ...fault }
    })
  },
})

type Fault = Pick<Problem, 'message' | 'hint' | 'suggestion'>

function faultOf({ use, src }: IdentityPicture, { publication }: RuleContext): Fault | undefined {
  const { directory, files, describe, damaged } = publication
  const folder = join(directory, identityFolder)
  const file = fileNamed(files, join(folder, src))
  if (file === undefined) {
    const beside = [...files].flatMap((each) =>
      each.startsWith(`${folder}/`) ? [relative(folder, each)] : [],
    )
    const near =
      nearest(src.replace(/^(?:content\/)?identity\//, ''), beside) ??
      beside.find((each) => src.endsWith(`/${each}`))
    return {
      message: `There is no file \`${src}\` in content/${identityFolder}/${suggestion(near) || '.'}`,
      hint: hintForMissingFile(near),
      ...(near !== undefined && { suggestion: near }),
    }
  }
  const facts = describe(file)
  if (!isWhatItSays(src, facts) || damaged.has(file))
    return {
      message: `The file \`${src}\` is damaged, or not of the type that its name says.`,
      hint: 'Export it again.',
    }
  return faultOfSize({ use, src }, facts)
}

function isWhatItSays(src: string, { type, truncated }: FileFacts): boolean {
  const ending = src.slice(src.lastIndexOf('.') + 1).toLowerCase()
  return type === ending.replace('jpeg', 'jpg') && !truncated
}

function faultOfSize(
  { use, src }: Pick<IdentityPicture, 'use' | 'src'>,
  { size }: FileFacts,
): Fault | undefined {
  if (!size)
    return {
      message: `The picture \`${src}\` has no size.`,
      hint: 'Add a `viewBox` of four numbers to its `<svg>`, or export it again.',
    }
  const { width, height } = size
  if (use === 'icon' && Math.abs(width / height - 1) > tolerance)
    return {
      message: `The icon \`${src}\` is ${width} × ${height}, and icons are square.`,
      hint: 'Give it a square `viewBox`, such as `0 0 32 32`.',
    }
  if (use === 'social picture' && width < leastSocialWidth)
    return {
      message: `The social picture \`${src}\` is ${width} pixels wide; networks need at least ${leastSocialWidth}.`,
      hint: 'Export it with 1200 × 630 pixels.',
    }
  return undefined
}
