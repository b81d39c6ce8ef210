import type { SSRResult } from 'astro'
import type { AstroComponentFactory } from 'astro/runtime/server/index.js'

import { createComponent, render, renderComponent } from 'astro/compiler-runtime'

import { textComponent } from '../../texts/component.ts'
import Missing from './Missing.astro'

/**
 * Returns the text of an article or page as a component, and lets it find its pictures.
 *
 * In `npm run dev`, a text that does not compile shows the reason in its place.
 */
export async function textOf(
  collection: 'articles' | 'pages',
  id: string,
  locals: App.Locals,
): Promise<AstroComponentFactory> {
  locals.pictureOf = (src) => locals.picture(collection, id, src)
  try {
    return textComponent(await locals.code(collection, id))
  } catch (error) {
    if (!locals.showsMistakes) throw error
    const { message } = error as Error
    return createComponent(
      (result: SSRResult) => render`${renderComponent(result, 'Missing', Missing, { message })}`,
    )
  }
}
