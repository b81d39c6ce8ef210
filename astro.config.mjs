import { fileURLToPath } from 'node:url'

import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'

import { contentIntegration } from './src/integrations/content.ts'
import { contentSecurity, contentSecurityPolicies } from './src/integrations/content-security.ts'
import { fileNames } from './src/integrations/file-names.ts'
import { publicationFonts } from './src/integrations/fonts.ts'
import { markdownProcessor } from './src/integrations/markdown.ts'
import { outputDirectory } from './src/integrations/output.ts'
import { searchIndex } from './src/integrations/search-index.ts'
import { siteMap } from './src/integrations/sitemap.ts'
import { styleGuide } from './src/integrations/style-guide.ts'
import { currentSite } from './src/site.ts'

const { urls } = currentSite()

export default defineConfig({
  site: urls.origin,
  base: urls.base,
  trailingSlash: 'always',
  srcDir: fileURLToPath(new URL('./src/', import.meta.url)),
  publicDir: fileURLToPath(new URL('./public/', import.meta.url)),
  build: { inlineStylesheets: 'never' },
  prerenderConflictBehavior: 'error',
  security: { csp: contentSecurity },
  // Images come in sizes for every screen. styles/prose.css sets their appearance.
  image: { layout: 'constrained', responsiveStyles: false },
  fonts: await publicationFonts(),
  markdown: { processor: markdownProcessor(), syntaxHighlight: false },
  integrations: [
    contentIntegration(),
    fileNames(),
    mdx(),
    siteMap(),
    styleGuide(),
    searchIndex({ base: urls.base, lastBuild: outputDirectory() }),
    contentSecurityPolicies(),
  ],
  // Keeps scripts in separate files, as a strict Content-Security-Policy requires.
  vite: { build: { assetsInlineLimit: 0 }, worker: { format: 'es' } },
  devToolbar: { enabled: false },
})
