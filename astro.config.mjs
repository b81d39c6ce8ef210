import { fileURLToPath } from 'node:url'

import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'

import { contentSecurity } from './src/rendering/content-security.ts'
import { fileNames } from './src/integrations/file-names.ts'
import { styleGuide } from './src/integrations/style-guide.ts'
import { renderingAdapter } from './src/rendering/adapter.ts'
import { currentSite } from './src/site.ts'

const { urls } = currentSite()

export default defineConfig({
  base: urls.base,
  output: 'server',
  adapter: renderingAdapter(),
  // Files such as rss.xml have no slash at the end of their address; the build asks for each page at its own address.
  trailingSlash: 'ignore',
  srcDir: fileURLToPath(new URL('./src/', import.meta.url)),
  publicDir: fileURLToPath(new URL('./public/', import.meta.url)),
  build: { inlineStylesheets: 'never' },
  markdown: { syntaxHighlight: false },
  security: { csp: contentSecurity },
  integrations: [
    fileNames(),
    // Renders the texts of articles, which `src/texts/` compiles.
    mdx(),
    styleGuide(),
  ],
  vite: {
    // Keeps scripts in separate files, as a strict Content-Security-Policy requires.
    build: { assetsInlineLimit: 0 },
    // Every page names its scripts, so their names are short.
    worker: {
      format: 'es',
      rolldownOptions: { output: { entryFileNames: '_astro/[hash].js' } },
    },
    environments: {
      client: { build: { rolldownOptions: { output: { entryFileNames: '_astro/[hash].js' } } } },
    },
  },
  devToolbar: { enabled: false },
})
