/** The publication as a plain Astro site: MDX with the stock citation plugin, one page for the articles and a list. */

import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import rehypeCitation from 'rehype-citation'

export default defineConfig({
  site: 'https://bench.example',
  cacheDir: './cache',
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      rehypePlugins: [
        [
          rehypeCitation,
          { bibliography: 'library.json', csl: 'vancouver', lang: 'en-US', linkCitations: true },
        ],
      ],
    }),
  },
  integrations: [mdx()],
})
