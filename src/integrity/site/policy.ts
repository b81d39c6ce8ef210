/** Decides whether a Content-Security-Policy allows the scripts and styles embedded in a page (CSP 3). */

import { hash } from 'node:crypto'

import { attributeOf } from './markup.ts'

/** A script or style embedded in a page. */
export interface Inline {
  kind: 'script' | 'style' | 'style attribute' | 'event handler'
  text: string
  /** The name of the attribute, if it is in one. */
  attribute?: string
}

/** An element in a tree of any parser. */
export interface AnyElement {
  tagName: string
  attrs: readonly { name: string; value: string }[]
  childNodes: readonly object[]
  parentNode: object | null
}

/** The directives for each kind, in order of precedence (CSP 3, section 6.8.3). */
const deciding = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  style: ['style-src-elem', 'style-src', 'default-src'],
  'style attribute': ['style-src-attr', 'style-src', 'default-src'],
  'event handler': ['script-src-attr', 'script-src', 'default-src'],
} as const satisfies Record<Inline['kind'], readonly string[]>

/** Types of `<script>` that a browser runs or applies (HTML, "The script element"). All others are data. */
const scriptTypes =
  /^(?:module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script|)$/i

/** Returns the scripts and styles embedded in an element: the element itself, or its attributes. */
export function inlineOf(node: AnyElement): Inline[] {
  const { tagName, attrs } = node
  const attributes = attrs.flatMap(({ name, value }): Inline[] => {
    if (name === 'style') return [{ kind: 'style attribute', text: value, attribute: name }]
    return name.startsWith('on') ? [{ kind: 'event handler', text: value, attribute: name }] : []
  })
  if (tagName === 'style') return [...attributes, { kind: tagName, text: textOf(node) }]
  if (tagName !== 'script' || attributeOf(node, 'src') !== undefined) return attributes
  const type = attributeOf(node, 'type')?.trim() ?? ''
  return scriptTypes.test(type)
    ? [...attributes, { kind: tagName, text: textOf(node) }]
    : attributes
}

/** Returns the policy in a `<meta>`, which is valid only in `<head>` (HTML, "Content security policy state"). */
export function policyOf(node: AnyElement): string | undefined {
  const { tagName, parentNode } = node
  if (tagName !== 'meta' || !parentNode || !('tagName' in parentNode)) return undefined
  if (parentNode.tagName !== 'head') return undefined
  if (attributeOf(node, 'http-equiv')?.toLowerCase() !== 'content-security-policy') return undefined
  return attributeOf(node, 'content')
}

/**
 * Returns whether a policy allows a script or style embedded in the page (CSP 3, section 6.7.3).
 *
 * A nonce allows nothing, because in a static page it is not secret.
 */
export function allows(policy: string, { kind, text }: Inline): boolean {
  const directives = new Map(
    // Of directives with the same name, the first applies (CSP 3, section 2.2.1).
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name.toLowerCase(), sources] as const)
      .reverse(),
  )
  const name = deciding[kind].find((each) => directives.has(each))
  if (name === undefined) return true
  const sources = directives.get(name) ?? []
  const byDigest = sources.filter((source) => /^'(?:sha\d+|nonce)-/i.test(source))
  if (sources.includes("'unsafe-inline'") && byDigest.length === 0) return true
  const isElement = kind === 'script' || kind === 'style'
  if (!isElement && !sources.includes("'unsafe-hashes'")) return false
  return byDigest.some((source) => isDigestOf(source, text))
}

function isDigestOf(source: string, text: string): boolean {
  const [, algorithm, digest] = /^'(sha256|sha384|sha512)-([^']+)'$/i.exec(source) ?? []
  if (algorithm === undefined || digest === undefined) return false
  const standard = digest.replaceAll('-', '+').replaceAll('_', '/')
  return hash(algorithm.toLowerCase(), text, 'base64') === standard
}

function textOf({ childNodes }: AnyElement): string {
  return childNodes.map((child) => ('value' in child ? String(child.value) : '')).join('')
}
