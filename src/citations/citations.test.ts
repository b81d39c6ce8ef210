/**
 * Runs the cases in `cases/*.yaml`: Markdown in, the HTML of the page out.
 *
 * `UPDATE=1` writes the `html` of every case. Read the diff before you commit it: these files record what readers get.
 */

import type { Element, Nodes, Root } from 'hast'

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { toHtml } from 'hast-util-to-html'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { parse, parseDocument } from 'yaml'

import type { Claim } from '../claims/schema.ts'
import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import { bareKeyMatcher } from './keys.ts'
import { type CitationOptions, rehypeCitations, remarkCitations } from './plugins.ts'

import { remarkGfmAsWritten } from '../reading/gfm.ts'
import { referenceToCsl } from '../references/reference.ts'
import { searchToCsl } from '../searches/search.ts'
import { remarkPunctuation } from '../markdown/punctuation.ts'
import { rehypeHeadings } from '../markdown/headings.ts'
import { sourceDetails } from './details.ts'
import { citingSlots } from './slots.ts'
import { wordsIn } from '../messages/words.ts'

interface Case {
  title: string
  style?: string
  nocite?: string[]
  language?: string
  /** Replaces or adds to `references.yaml`. */
  references?: Record<string, Reference>
  mdx: string
  html?: string
  error?: string
}

const folder = join(import.meta.dirname, 'cases')
const references = parse(readFileSync(join(folder, 'references.yaml'), 'utf8')) as Record<
  string,
  Reference
>
const items = new Map<string, CslItem>(
  Object.entries(references).map(([key, reference]) => [key, referenceToCsl(key, reference)]),
)
items.set(
  'pubmed-apples',
  searchToCsl(
    'pubmed-apples',
    {
      database: 'PubMed',
      description: 'Trials of apples',
      url: 'https://pubmed.ncbi.nlm.nih.gov/',
      runs: [{ date: '2022-04-06', results: 785 }],
    },
    wordsIn('en'),
  ),
)
const styles = new Map(
  readdirSync(join(folder, 'styles')).map((file) => [
    basename(file, '.csl'),
    readFileSync(join(folder, 'styles', file), 'utf8'),
  ]),
)
const claim: Claim = {
  statement: 'An apple a day keeps the doctor away',
  claimants: [],
  rating: 'unproven',
  certainty: 'low',
  rationale: 'Few trials.',
  evidence: [
    {
      reference: 'lee2010',
      design: 'Randomised trial',
      finding: 'opposes',
      summary: 'No *difference*; so said @trio.',
    },
    { reference: 'smith2002', finding: 'supports', limits: 'Small [see @lee2010, p. 2].' },
  ],
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.cases.yaml'))) {
  const path = join(folder, file)
  const document = parseDocument(readFileSync(path, 'utf8'))
  const cases = document.toJS() as Case[]
  describe(file, () => {
    test.each(cases.map((each, index) => ({ ...each, index })))(
      '$title',
      async ({ index, ...each }) => {
        const html = await render(each)
        if (each.error !== undefined) {
          expect(html).toBe(each.error)
        } else if (process.env['UPDATE']) {
          document.setIn([index, 'html'], html)
          writeFileSync(path, document.toString({ lineWidth: 0 }))
        } else {
          expect(html).toBe(each.html)
        }
        if (each.error === undefined) expect(html).not.toContain('[@')
        expect(html).not.toContain('NO_PRINTED_FORM')
      },
    )
  })
}

/** Runs the transforms of the site over one text. */
async function render({
  mdx,
  style = 'vancouver',
  nocite = [],
  language = 'en',
  references: own = {},
}: Case): Promise<string> {
  const ownItems = Object.entries(own).map(
    ([key, reference]) => [key, referenceToCsl(key, reference)] as const,
  )
  const cited = new Map([...items, ...ownItems])
  const words = wordsIn(language)
  const options: CitationOptions = {
    items: cited,
    isKey: bareKeyMatcher(cited),
    library: () => [...cited.keys()],
    styles,
    slotsOf: citingSlots({ get: () => claim }),
    settings: {
      style,
      words,
      nocite,
      details: (key) => {
        const item = cited.get(key)
        return (
          item &&
          sourceDetails(key, item, own[key] ?? references[key], {
            claims: [],
            page: `/references/${key}/`,
            words,
          })
        )
      },
    },
  }
  const file = new VFile({ value: mdx, path: 'case.mdx', data: { astro: { frontmatter: {} } } })
  const processor = unified()
    .use(remarkParse)
    .use(remarkMdx)
    .use(remarkGfmAsWritten)
    .use(remarkCitations, options)
    .use(remarkPunctuation)
    .use(remarkRehype, {
      passThrough: [
        'mdxJsxFlowElement',
        'mdxJsxTextElement',
        'mdxTextExpression',
        'mdxFlowExpression',
      ],
    })
    .use(rehypeHeadings)
    .use(rehypeCitations, options)
  try {
    const tree = await processor.run(processor.parse(file), file)
    return print(tree)
  } catch (error) {
    return String(error)
  }
}

/** Prints a page, components as plain elements, without what no case is about: links to other sites. */
function print(tree: Root): string {
  visit(tree, (node: Nodes, index, parent) => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const element: Element = {
        type: 'element',
        tagName: node.name ?? 'fragment',
        properties: {},
        children: node.children,
      }
      if (parent && index !== undefined) parent.children[index] = element
      return index
    }
    const isLinks =
      node.type === 'element' && node.properties['className']?.toString() === 'source-links'
    if (isLinks || node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') {
      parent?.children.splice(index ?? 0, 1)
      return index
    }
    return undefined
  })
  return toHtml(tree).trim()
}
