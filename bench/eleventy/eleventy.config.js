/** The publication as an Eleventy site: Markdown with the stock citation plugin, one layout, pictures copied. */

import rehypeCitation from 'rehype-citation'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeCitation, {
    bibliography: 'library.json',
    csl: 'vancouver',
    lang: 'en-US',
    linkCitations: true,
  })
  .use(rehypeStringify)
  .freeze()

export default function configure(eleventy) {
  eleventy.setLibrary('md', { render: async (text) => String(await processor.process(text)) })
  eleventy.addPassthroughCopy('texts/articles/*.jpg')
  eleventy.setQuietMode(true)
  return {
    dir: { input: 'texts', includes: '../layouts', output: 'dist' },
    markdownTemplateEngine: false,
  }
}
