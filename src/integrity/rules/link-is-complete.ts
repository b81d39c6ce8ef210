import type { Link, LinkReference, Nodes } from 'mdast'

import type { CheckedText } from '../text.ts'
import { type MarkdownText, quote } from '../markdown-texts.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { isFigureReference } from '../../markdown/figure-numbers.ts'
import { decodePercent } from '../../shared/percent-encoding.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { hostProblem } from '../../shared/web-address.ts'
import { elementsOf } from '../elements.ts'
import { linksLike } from '../links.ts'
import { nodesOf, wordsOf } from '../nodes.ts'

const advice = 'Write the text of the link, as in `[the trial report](https://…)`.'

/**
 * Every link has a text or an image, and an address. A `mailto:` link has a valid email address, and a link to the web a
 * host, without a password.
 */
export const linkIsComplete = defineRule({
  name: 'link-is-complete',
  holds: 'Every link has a text and an address.',
  severity: 'error',
  checkMarkdown: inMarkdown,
  checkText: inElements,
  check: inAddresses,
})

function inMarkdown({ kind, tree, source, pointAt }: MarkdownText): Problem[] {
  return nodesOf(tree).flatMap((node): Problem | [] => {
    if (node.type !== 'link' && node.type !== 'linkReference') return []
    // `figure-reference-resolves` checks these.
    if (kind === 'text' && node.type === 'link' && isFigureReference(node)) return []
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined) return []
    const problem = problemOf(node)
    if (problem === undefined) return []
    return {
      ...pointAt(start, end),
      message: `The link \`${quote(source, start, end)}\` has no ${problem}.`,
      hint:
        problem === 'text'
          ? advice
          : 'Write its address between the round brackets, or remove the brackets.',
    }
  })
}

function problemOf(node: Link | LinkReference): 'text' | 'address' | undefined {
  if (!hasWords(node)) return 'text'
  return node.type === 'link' && lacksAddress(node.url, node) ? 'address' : undefined
}

/**
 * Returns whether an address is empty, or only a number sign. The latter links to the top of the page; unless the text
 * says so, it is a placeholder for an address that was never filled in.
 */
function lacksAddress(url: string, node: Nodes): boolean {
  const words = wordsOf(node)
  return (
    url.trim() === '' ||
    (url.trim() === '#' && /\p{L}{3}/u.test(words) && !/\b(?:back|begin|start|top|up)/i.test(words))
  )
}

/** Returns whether a link has words or an image. `image-has-alternative-text` checks the text of the image. */
function hasWords(node: Nodes): boolean {
  return (
    /[\p{L}\p{N}\p{S}\p{P}]/u.test(wordsOf(node)) ||
    nodesOf(node).some(({ type }) => type === 'image' || type === 'imageReference')
  )
}

function inElements({ record }: CheckedText): Problem[] {
  return elementsOf(record).flatMap(({ node, name, attributes }): Problem | [] => {
    const href = attributes.find((attribute) => attribute.name === 'href')
    if (name !== 'a' || !href) return []
    const problem = !hasWords(node)
      ? 'text'
      : lacksAddress(href.value, node)
        ? 'address'
        : undefined
    if (problem === undefined) return []
    return {
      place: placeOfOffset(record.file, record.body, node.position?.start.offset ?? 0),
      message: `The link \`<a href="${href.value}">\` has no ${problem}.`,
      hint: problem === 'text' ? advice : 'Write its address in `href`.',
      length: 2,
    }
  })
}

const mailbox = /^[^\s@,;]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u

/** Reports addresses that look complete, but lead nowhere. */
function inAddresses(checked: RuleContext): Problem[] {
  return linksLike(checked, /^\s*(?:mailto:|https?:\/\/)/i).flatMap(({ written, where }) => {
    const address = written.trim()
    const fault = /^mailto:/i.test(address) ? faultOfMailLink(address) : faultOfWebLink(address)
    return fault === undefined ? [] : [{ ...where(), ...fault }]
  })
}

type Fault = Omit<Problem, 'place'>

function faultOfMailLink(written: string): Fault | undefined {
  const recipients = decodePercent(written.slice('mailto:'.length).replace(/\?.*$/s, '')).split(',')
  const wrong = recipients.find((recipient) => !mailbox.test(recipient.trim()))
  if (wrong === undefined) return undefined
  return {
    message:
      wrong.trim() === ''
        ? `The link \`${written}\` has no email address.`
        : `\`${wrong.trim()}\` is not an email address.`,
    hint: 'Write the complete address after `mailto:`, as in `mailto:desk@example.org`.',
  }
}

function faultOfWebLink(written: string): Fault | undefined {
  const { message, hint, suggestion } = hostProblem(written) ?? {}
  if (message === undefined) return undefined
  return {
    message: `\`${written}\` ${message}.`,
    hint: hint ?? 'Correct the address, or remove the link.',
    ...(suggestion !== undefined && { suggestion }),
  }
}
