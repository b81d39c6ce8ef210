/** Writes the files of endpoints under their own names, whatever characters these hold. */

import type { AstroConfig, AstroIntegration, AstroPrerenderer } from 'astro'

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Astro integration that writes every endpoint with a colon in its file name, such as `ash:2020.bib`.
 *
 * Astro resolves the file name of an endpoint as an address relative to its folder (`getOutFile` in
 * `astro/dist/core/build/common.js`), so that `ash:` is read as a scheme and nothing is written. Pages are not affected:
 * their file is always `index.html`.
 */
export function endpointFiles(): AstroIntegration {
  let config: AstroConfig | undefined
  return {
    name: 'assay-endpoint-files',
    hooks: {
      'astro:config:done': (settled) => {
        config = settled.config
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => writingColons(prerenderer, () => config))
      },
    },
  }
}

/** Takes the endpoints in question out of Astro's list of paths and writes their files instead. */
function writingColons(
  prerenderer: AstroPrerenderer,
  settled: () => AstroConfig | undefined,
): AstroPrerenderer {
  return {
    ...prerenderer,
    name: 'assay-endpoint-files',
    async getStaticPaths() {
      const config = settled()
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
