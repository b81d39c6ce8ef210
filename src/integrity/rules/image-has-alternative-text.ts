import type { Image, ImageReference } from 'mdast'

import { basename, extname } from 'node:path'

import type { SourceText } from '../../publication/source.ts'
import { type Element, elementsOf } from '../elements.ts'
import { type Problem, defineRule } from '../rule.ts'

import { components } from '../../markdown/vocabulary.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { firstLine, nodesOf } from '../nodes.ts'

const advice = 'Describe what it shows, for people who cannot see it'

/** Every image in a text has an alternative text that describes it. A decorative cover does not need one. */
export const imageHasAlternativeText = defineRule({
  name: 'image-has-alternative-text',
  holds: 'Every image has an alternative text that describes it.',
  severity: 'error',
  checkText: ({ record }) => [
    ...inMarkdown(record),
    ...elementsOf(record).flatMap((element) => inElement(record, element)),
  ],
  check: ({ articles }) =>
    articles.flatMap(({ record, data }): Problem | [] => {
      const { alt = '', src = '' } = data?.cover ?? {}
      const problem = alt === '' ? undefined : problemOf(alt, src)
      if (problem === undefined) return []
      return {
        place: record.placeOf(['cover', 'alt']),
        message: `The alternative text \`${alt}\` of the cover ${problem}.`,
        hint: `${advice}, or leave it empty (\`""\`) if the cover is only decorative.`,
        length: alt.length,
      }
    }),
})

function inMarkdown(record: SourceText): Problem[] {
  const { tree, body } = record
  if (!tree || !body.includes('![')) return []
  return nodesOf(tree)
    .filter((node) => node.type === 'image' || node.type === 'imageReference')
    .flatMap((node) => inImage(record, node))
}

function inImage(record: SourceText, node: Image | ImageReference): Problem | [] {
  const alt = node.alt ?? ''
  const image = node.type === 'image' ? node.url : (node.label ?? node.identifier)
  const problem = problemOf(alt, image)
  if (problem === undefined) return []
  const { line, place } = firstLine(record, node)
  const isWritten = alt.trim() !== '' && line.startsWith(`![${alt}`)
  return {
    place: isWritten ? { ...place, column: place.column + 2 } : place,
    message: isWritten
      ? `The alternative text \`${alt}\` ${problem}.`
      : `The image \`${image}\` has no alternative text.`,
    hint: `${advice}: \`![What it shows](${node.type === 'image' ? image : '…'})\`.`,
    length: isWritten ? alt.length : line.length,
  }
}

/** Checks components that show a file. If `alt` is missing, it is generated from the data, or another rule reports it. */
function inElement(record: SourceText, { node, name, attributes }: Element): Problem | [] {
  const component = Object.hasOwn(components, name) ? components[name] : undefined
  if (!component || !['src', 'alt'].every((each) => component.attributes.includes(each))) return []
  const alt = attributes.find((attribute) => attribute.name === 'alt')
  if (!alt) return []
  const src = attributes.find((attribute) => attribute.name === 'src')?.value ?? ''
  const problem = problemOf(alt.value, src)
  if (problem === undefined) return []
  const isWritten = alt.value.trim() !== ''
  const start = node.position?.start.offset ?? 0
  return {
    place: placeOfOffset(record.file, record.body, isWritten ? alt.offset : start),
    message: isWritten
      ? `The alternative text \`${alt.value}\` of \`<${name}>\` ${problem}.`
      : `This \`<${name}>\` has no alternative text.`,
    hint: `${advice}: \`<${name} alt="What it shows">\`, with the important numbers.`,
    length: isWritten ? alt.value.length : name.length + 1,
  }
}

/**
 * Returns why a text does not describe an image, as the end of a sentence.
 *
 * @param src the file of the image
 */
function problemOf(alt: string, src: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(alt)) return 'has no words'
  if (isFileName(alt.trim(), src)) return 'is a file name'
  return isNoDescription(alt) ? 'does not describe the image' : undefined
}

/**
 * Returns whether a text is a name with an image extension, the name of this image, or a name given by a camera or
 * computer.
 */
function isFileName(alt: string, src: string): boolean {
  const stem = basename(src, extname(src))
  return (
    /^\S+(?: \S+){0,2}\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp|ya?ml)$/i.test(alt) ||
    (/[_-]/.test(stem) && alt.toLowerCase() === stem.toLowerCase()) ||
    /^(?:dscn?|dscf|img|pxl|screenshot)[\s_-]*\d[\d\s_-]*$/i.test(alt)
  )
}

/** Returns whether a text is only a word for images in general. */
function isNoDescription(alt: string): boolean {
  return /^(?:an?\s+|the\s+)?(?:alt(?:ernative)?[\s-]?text|alt|bar chart|chart|diagram|figure|graph|graphic|icon|illustration|image|img|photo|photograph|picture|screenshot|untitled)\s*\d*[.:]?$/i.test(
    alt.trim(),
  )
}
