/** Compiles MDX texts outside Astro, with the same renderer that `@astrojs/mdx` calls. */

import type { VFile } from 'vfile'

import { type BoundSite, inLanguage } from '../site.ts'
import { textFacts, type TextFacts } from '../publication/text-facts.ts'
import { type Answer, recordAnswers } from './answers.ts'
import { recmaFunctionBody } from './function-body.ts'
import { rehypePictures } from './pictures.ts'
import { rehypeSlots } from './slots.ts'
import { textProcessor, type TextFrontMatter, type TextRecords } from './transforms.ts'

/** A text as its author wrote it. */
export interface WrittenText {
  /** Absolute path of the file, for messages. */
  file: string
  /** The text with its front matter blanked out. */
  body: string
  /** What its front matter says about citations. */
  frontMatter: TextFrontMatter
}

/** A text as the bundle renders it. */
export interface CompiledText {
  /** The body of a function that takes the JSX runtime and returns the component. */
  code: string
  facts: TextFacts
  /** The relative paths of its images, in order and without repetitions. */
  pictures: string[]
}

/** The elements that components replace. All others become static HTML. */
export const replacedElements = ['img', 'input', 'pre', 'table', 'td', 'th']

/**
 * Compiles a text.
 *
 * @param records what the text may cite and show; only what it does is asked for
 * @param optimize whether elements without components become HTML in the code, which is smaller and rendered faster
 * @throws a message with its place if the text is not valid MDX, contains code or cites what does not exist
 */
export async function compileText(
  { file, body, frontMatter }: WrittenText,
  records: TextRecords,
  site: BoundSite,
  { optimize = true }: { optimize?: boolean } = {},
): Promise<CompiledText> {
  const found: Record<string, unknown> = {}
  const pictures: string[] = []
  const processor = textProcessor(
    { site: inLanguage(site, frontMatter.language), records, frontMatter },
    {
      rehypePlugins: [[rehypePictures, pictures], rehypeSlots, rehypeWithoutFrontMatter],
      recmaPlugins: [recmaFunctionBody],
    },
  )
  const renderer = await processor.createMdxRenderer?.(
    { syntaxHighlight: false },
    { optimize: optimize && { ignoreElementNames: replacedElements } },
  )
  if (!renderer) throw new Error('The Markdown processor cannot compile MDX.')
  const { code } = await renderer.process(body, file, found)
  return { code, facts: textFacts(found), pictures }
}

/** Rehype plugin that keeps the facts about a text out of its code. */
function rehypeWithoutFrontMatter() {
  return (_: unknown, file: VFile): void => {
    if (file.data.astro) file.data.astro.frontmatter = {}
  }
}

/** A compiled text with what it asked of the records. It is the same text while the answers are the same. */
export interface CompiledWithAnswers extends CompiledText {
  answers: Answer[]
}

/** Compiles a text as `compileText` does, and notes what it asks of the records. */
export async function compileWithAnswers(
  text: WrittenText,
  records: TextRecords,
  site: BoundSite,
): Promise<CompiledWithAnswers> {
  const recorded = recordAnswers(records)
  const compiled = await compileText(text, recorded.records, site)
  return { ...compiled, answers: recorded.answers() }
}
