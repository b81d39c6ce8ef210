/** Finishes what the routes return, in builds and in `npm run dev`. */

import { defineMiddleware } from 'astro/middleware'

import { finishPage, unmark } from './messages/marks.ts'

/** Gives English words on pages in another language their `lang`. Feeds and data lose the marks. */
export const onRequest = defineMiddleware(async ({ locals }, next) => {
  const response = await next()
  if (!locals.words.isMarked) return response
  const type = response.headers.get('content-type') ?? ''
  if (!/^text\/|[/+](?:xml|json)\b/.test(type)) return response
  const text = await response.text()
  const finished = type.startsWith('text/html') ? finishPage(text) : unmark(text)
  return new Response(finished, response)
})
