/** The page at an old address: redirects to the new one, and links to it in case that fails. */

import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'

import type { Redirect } from './redirects.ts'

/** What the page says, in the language of the site. */
export interface MovedWords {
  /** A BCP 47 tag. */
  language: string
  /** `rtl`, or nothing for the direction that is usual in HTML. */
  direction?: 'rtl' | undefined
  /** The sentence with the link, split around the place of the link. */
  sentence: readonly [before: string, after: string]
}

/**
 * Writes the page. It loads nothing, and its policy allows nothing.
 *
 * @param origin scheme and host of the site
 */
export function redirectPage(
  { to, title }: Pick<Redirect, 'to' | 'title'>,
  origin: string,
  { language, direction, sentence: [before, after] }: MovedWords,
): string {
  const policy = "default-src 'none'; base-uri 'none'; form-action 'none'"
  return `<!doctype html>${toHtml(
    h('html', { lang: language, dir: direction }, [
      h('head', [
        h('meta', { charset: 'utf-8' }),
        h('meta', { httpEquiv: 'content-security-policy', content: policy }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', title),
        h('meta', { name: 'robots', content: 'noindex' }),
        h('link', { rel: 'canonical', href: origin + to }),
        h('meta', { httpEquiv: 'refresh', content: `0; url=${to}` }),
      ]),
      h('body', [h('p', [before, h('a', { href: to }, title), after])]),
    ]),
  )}\n`
}
