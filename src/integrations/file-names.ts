/** Publishes files and pages under their own names, whatever their characters. */

import type { AstroConfig, AstroIntegration, AstroPrerenderer } from 'astro'

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { unescapedPath } from '../shared/urls.ts'

/**
 * Astro integration for names with characters that have a special meaning in addresses.
 *
 * In a build, it writes every endpoint with a colon in its file name, such as `ash:2020.bib`. Astro resolves the name as an
 * address relative to its folder (`getOutFile` in `astro/dist/core/build/common.js`), reads `ash:` as a scheme and writes
 * nothing. Pages are not affected, because their file is always `index.html`. In `npm run dev`, it decodes requests, in
 * which Astro decodes only some characters.
 */
export function fileNames(): AstroIntegration {
  let config: AstroConfig | undefined
  return {
    name: 'assay-file-names',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, _response, next) => {
          const [path = '', query = ''] = (request.url ?? '/').split(/(?=\?)/, 2)
          request.url = unescapedPath(path) + query
          next()
        })
      },
      'astro:config:done': ({ config: final }) => {
        config = final
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => writingColons(prerenderer, () => config))
      },
    },
  }
}

/** Removes these endpoints from Astro's list of paths and writes their files instead. */
function writingColons(
  prerenderer: AstroPrerenderer,
  finalConfig: () => AstroConfig | undefined,
): AstroPrerenderer {
  return {
    ...prerenderer,
    name: 'assay-file-names',
    async getStaticPaths() {
      const config = finalConfig()
      if (!config) throw new Error('Astro built a site before it had its configuration.')
      const paths = await prerenderer.getStaticPaths()
      const ours = paths.filter(
        ({ pathname, route }) => route.type === 'endpoint' && /:[^/]*\/?$/.test(pathname),
      )
      for (const { pathname, route } of ours) {
        const address = config.base.replace(/\/$/, '') + encodeURI(pathname)
        const request = new Request(new URL(address, config.site ?? 'http://localhost'))
        const rendered = await prerenderer.render(request, { routeData: route })
        const response = rendered instanceof Response ? rendered : rendered.response
        const file = join(fileURLToPath(config.outDir), pathname.replace(/\/$/, ''))
        await mkdir(dirname(file), { recursive: true })
        await writeFile(file, Buffer.from(await response.arrayBuffer()))
      }
      return paths.filter((path) => !ours.includes(path))
    },
  }
}
