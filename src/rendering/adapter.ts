/** Makes Astro bundle the routes for `server.ts` instead of building pages itself. */

import type { AstroIntegration } from 'astro'

/**
 * Astro integration that sets the adapter of this project.
 *
 * Astro bundles the routes, components, styles, scripts and fonts. The content never enters the bundle: the build passes it
 * to `server.ts`, so that a bundle can be used again until the code changes.
 */
export function renderingAdapter(): AstroIntegration {
  return {
    name: 'assay-rendering',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'assay-rendering',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('server.ts', import.meta.url),
          supportedAstroFeatures: {
            serverOutput: 'stable',
            staticOutput: 'stable',
            sharpImageService: 'stable',
          },
        })
      },
    },
  }
}
