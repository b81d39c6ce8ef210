import type { AstroIntegration } from 'astro'

/** Whether the site gets `/style/`: with `STYLE_GUIDE=1`, which tests set and which people who work on the design can. */
export function hasStyleGuide(): boolean {
  return process.env['STYLE_GUIDE'] === '1'
}

/** Astro integration: adds `/style/`, which shows every element and component in every state, if it is asked for. */
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
