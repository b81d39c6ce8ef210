import type { AstroIntegration } from 'astro'

/** Returns whether the site gets the page `/style/`: if `STYLE_GUIDE=1` is set, as in the tests and for work on the design. */
export function hasStyleGuide(): boolean {
  return process.env['STYLE_GUIDE'] === '1'
}

/** Astro integration that adds the page `/style/`, which shows every element and component in every state, if `STYLE_GUIDE=1` is set. */
export function styleGuide(): AstroIntegration {
  return {
    name: 'assay-style-guide',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        const entrypoint = new URL('../pages/_style.astro', import.meta.url)
        if (hasStyleGuide()) injectRoute({ pattern: '/style', entrypoint })
      },
    },
  }
}
