/** Writes a digest as HTML that email programs show: one column, styles in attributes, nothing to load. */

import type { Element } from 'hast'

import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'

import type { DigestDocument, DigestEntry, DigestSection } from './digest.ts'

/**
 * The policy of the document on the site (CSP 3): style attributes, which email programs need, and nothing else. It comes
 * before everything that it applies to. Email programs ignore it.
 */
const policy = "default-src 'none';style-src 'unsafe-inline';base-uri 'none';form-action 'none'"

const sans = "font-family: 'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif;"
const styles = {
  body: 'margin: 0; padding: 0; background: #ffffff; color: #222222;',
  column: `max-width: 600px; margin: 0 auto; padding: 16px; ${sans} font-size: 16px; line-height: 1.5;`,
  title: 'margin: 16px 0; font-size: 26px; line-height: 1.2;',
  section:
    'margin: 32px 0 0; padding-top: 12px; border-top: 1px solid #cccccc; font-size: 20px; line-height: 1.3;',
  entry: 'margin: 20px 0 4px; font-size: 18px; line-height: 1.3;',
  paragraph: 'margin: 0 0 6px; overflow-wrap: anywhere;',
  link: 'color: #0b5394;',
  // Lines of 28 pixels, so that a finger meets one link only (WCAG 2.2, 2.5.8: 24).
  links:
    'margin: 32px 0 0; padding: 12px 0 0; border-top: 1px solid #cccccc; font-size: 14px; line-height: 2; list-style: none;',
}

/**
 * Writes a digest as a document.
 *
 * @param address its own address on the site
 * @param isIndexed whether search engines may list it
 */
export function digestHtml(
  digest: DigestDocument,
  { address, isIndexed }: { address: string; isIndexed: boolean },
): string {
  const { title, description, language, direction, sections, links } = digest
  const head = [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'content-security-policy', content: policy }),
    h('title', title),
    h('meta', { name: 'viewport', content: 'width=device-width' }),
    h('meta', { name: 'description', content: description }),
    h('link', { rel: 'canonical', href: address }),
    ...(isIndexed ? [] : [h('meta', { name: 'robots', content: 'noindex' })]),
  ]
  const column = h('div', { style: styles.column }, [
    h('h1', { style: styles.title }, title),
    ...sections.flatMap(sectionHtml),
    h(
      'ul',
      { style: styles.links },
      links.map((link) => h('li', linkHtml(link.title, link.address))),
    ),
  ])
  const document = h('html', { lang: language, dir: direction }, [
    h('head', head),
    h('body', { style: styles.body }, h('main', column)),
  ])
  return `${toHtml([{ type: 'doctype' }, document])}\n`
}

function sectionHtml({ title, entries }: DigestSection): Element[] {
  return [h('h2', { style: styles.section }, title), ...entries.map(entryHtml)]
}

function entryHtml({ title, address, language, direction, paragraphs }: DigestEntry): Element {
  return h(
    'div',
    { lang: language, dir: direction ?? (language === undefined ? undefined : 'ltr') },
    [
      h('h3', { style: styles.entry }, linkHtml(title, address)),
      ...paragraphs.map((text) => h('p', { style: styles.paragraph }, text)),
    ],
  )
}

function linkHtml(title: string, href: string): Element {
  return h('a', { href, style: styles.link }, title)
}
