/** The Markdown processor of this site. */

import { unified } from '@astrojs/markdown-remark'

import type { ArticleFrontMatter } from '../articles/schema.ts'
import type { Words } from '../messages/words.ts'
import type { CslItem } from '../references/csl.ts'
import { type BoundSite, wordsOfPage } from '../site.ts'

import { isCitation } from '../citations/citation-node.ts'
import { type ListedReference, sourceDetails } from '../citations/details.ts'
import {
  type CitationOptions,
  type TextSettings,
  rehypeCitations,
  remarkCitations,
} from '../citations/plugins.ts'
import { quotationMarks } from '../citations/quotation-marks.ts'
import { citingSlots, type CitedClaim } from '../citations/slots.ts'
import { rehypeAddresses } from '../markdown/addresses.ts'
import { remarkArticlesAsData } from '../markdown/articles-as-data.ts'
import { remarkCharts } from '../markdown/charts.ts'
import { remarkDated } from '../markdown/dated.ts'
import { remarkDisclaimer } from '../markdown/disclaimer.ts'
import { remarkDownloads } from '../markdown/downloads.ts'
import { remarkFigureNumbers } from '../markdown/figure-numbers.ts'
import { imageSlots } from '../markdown/figures.ts'
import { rehypeHeadings } from '../markdown/headings.ts'
import { remarkMathematics } from '../markdown/formulas.ts'
import { remarkNames } from '../markdown/names.ts'
import { remarkPunctuation } from '../markdown/punctuation.ts'
import { remarkWords } from '../markdown/words.ts'
import { remarkGfmAsWritten } from '../reading/gfm.ts'
import { remarkFormulas } from '../reading/mathematics.ts'
import { remarkPlainMdx } from '../reading/plain-mdx.ts'
import { keyPointsPlugins } from './key-points.ts'

/** The records that a text can show, by name. */
export interface TextRecords {
  /** Everything that can be cited, by key. */
  items: ReadonlyMap<string, CslItem>
  /** Returns whether a bare `@word` is a citation. */
  isKey: (word: string) => boolean
  /** The keys that `@*` lists: those of the published sources. */
  library: () => readonly string[]
  /** The citation styles that the publication adds, by name. */
  styles: ReadonlyMap<string, string>
  /** The claims, by id. */
  claims: { get: (id: string) => CitedClaim | undefined }
  /** The references, by key. */
  references: { get: (key: string) => ListedReference | undefined }
}

/** What the front matter of a text says about its language and its citations. */
export type TextFrontMatter = Partial<
  Pick<ArticleFrontMatter, 'csl' | 'language' | 'nocite' | 'claims'>
>

/** The data that the transforms of a text need. */
interface TransformOptions {
  site: BoundSite
  records: TextRecords
  frontMatter: TextFrontMatter
}

type Plugins = NonNullable<Parameters<typeof unified>[0]>

/**
 * Creates the processor of one text, with the transforms in order: reject code, extract citations, then smart punctuation;
 * name the headings while citations are still empty, and format citations at the end.
 *
 * GFM and smart punctuation are turned off in the processor, because it would run them again before all other transforms.
 *
 * @param last plugins that run after all others
 */
export function textProcessor(
  options: TransformOptions,
  last: Pick<Plugins, 'rehypePlugins' | 'recmaPlugins'> = {},
) {
  const { urls, site } = options.site
  const { mathematics = false } = site
  const words = wordsOfPage(options.site)
  const { language } = words
  const citations = citationOptions(options, words)
  const { rehypeFindCitations, rehypeKeyPoints } = keyPointsPlugins(words)
  return unified({
    gfm: false,
    smartypants: false,
    remarkRehype: footnoteLabels(words),
    remarkPlugins: [
      remarkGfmAsWritten,
      ...(mathematics ? [remarkFormulas] : []),
      [remarkPlainMdx, mathematics],
      remarkArticlesAsData,
      remarkNames,
      [remarkFigureNumbers, { words }],
      ...(mathematics ? [[remarkMathematics, { words }] satisfies [unknown, unknown]] : []),
      remarkCharts,
      remarkDownloads,
      remarkDisclaimer,
      [remarkDated, { language }],
      [remarkCitations, citations],
      [remarkWords, { language, isCitation }],
      [remarkPunctuation, quotationMarks(language)],
    ],
    rehypePlugins: [
      [rehypeAddresses, { authored: (address: string) => urls.authored(address) }],
      rehypeHeadings,
      rehypeFindCitations,
      [rehypeCitations, citations],
      rehypeKeyPoints,
      ...(last.rehypePlugins ?? []),
    ],
    recmaPlugins: last.recmaPlugins ?? [],
  })
}

/** Returns the words around the notes of a text (`mdast-util-to-hast`). */
function footnoteLabels(words: Words): NonNullable<Plugins['remarkRehype']> {
  return {
    footnoteLabel: words.say('texts.footnotes'),
    footnoteBackLabel: (index: number, repetition: number) =>
      words.say('texts.backToReference', {
        reference: `${index + 1}${repetition > 1 ? `-${repetition}` : ''}`,
      }),
  }
}

function citationOptions(
  { site, records, frontMatter }: TransformOptions,
  words: Words,
): CitationOptions {
  const { items, isKey, library, styles } = records
  return {
    items,
    isKey,
    library,
    styles,
    settings: settingsOf(frontMatter, records, { site, words }),
    slotsOf: (element, attributes) => [
      ...citingSlots(records.claims)(element, attributes),
      ...imageSlots(element, attributes),
    ],
  }
}

function settingsOf(
  { csl, nocite = [], claims = [] }: TextFrontMatter,
  records: TextRecords,
  { site: { site, urls }, words }: { site: BoundSite; words: Words },
): TextSettings {
  const checked = claims.flatMap((id) => records.claims.get(id) ?? [])
  return {
    style: csl ?? site.csl,
    words,
    nocite,
    details: (key) => {
      const item = records.items.get(key)
      const page = urls.path({ to: 'reference', id: key })
      const reference = records.references.get(key)
      return item && sourceDetails(key, item, reference, { claims: checked, page, words })
    },
  }
}
