/** Points the images and links of an old text to where their targets are now. */

import type { Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast'

import { toString } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'

import { checkAddress } from '../markdown/allowed-addresses.ts'
import type { Note } from './old-post.ts'
import { postScheme, quoted } from './blogs/template-tags.ts'

/** Where addresses in a text lead now. */
export interface Targets {
  /** Returns the name that an image gets in the folder of the article, or nothing if there is no such file. */
  image: (address: string) => string | undefined
  /** Returns the address of an imported text, or nothing if the link leads elsewhere. */
  link: (address: string) => string | undefined
}

/** Continues with the node that is at this index now. */
function skipTo(index: number): [typeof SKIP, number] {
  return [SKIP, index]
}

/** Writes the address of each link and image where it is used, not in a definition. */
export function inlineDefinitions(tree: Root): void {
  const addresses = new Map<string, { url: string; title?: string | null }>()
  visit(tree, 'definition', ({ identifier, url, title }) => {
    if (!addresses.has(identifier)) addresses.set(identifier, { url, title: title ?? null })
  })
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'definition') {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return undefined
    const found = addresses.get(node.identifier)
    if (!found) return undefined
    const put: PhrasingContent =
      node.type === 'linkReference'
        ? { type: 'link', ...found, children: node.children }
        : { type: 'image', ...found, alt: node.alt ?? '' }
    parent.children[index] = put
    return undefined
  })
}

/**
 * Removes backslashes from addresses that are written without a text, as in `<https://a.example/b\_c>`. In Markdown they are a
 * part of the address, but programs that convert HTML write them as in other text.
 *
 * @param source what the tree was parsed from
 */
export function unescapeAddresses(tree: Root, source: string): void {
  visit(tree, 'link', (node) => {
    const [words] = node.children
    const start = node.position?.start.offset
    if (start === undefined || source[start] === '[' || words?.type !== 'text') return
    const escapes = /\\(?=[!-/:-@[-`{-~])/g
    node.url = node.url.replaceAll(escapes, '')
    words.value = words.value.replaceAll(escapes, '')
  })
}

/** Points images and links to where their targets are now. */
export function resolveAddresses(tree: Root, { image, link }: Targets, notes: Note[]): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'text' && node.value.includes(postScheme)) {
      node.value = node.value.replaceAll(postAddress, (found, name: string) => link(found) ?? name)
    }
    if (node.type === 'link') return resolveLink(node, index, parent, { link, notes })
    const figure = node.type === 'mdxJsxFlowElement' && node.name === 'Figure' ? node : undefined
    const source = figure?.attributes.find((each) => 'name' in each && each.name === 'src')
    if (node.type !== 'image' && !source) return undefined
    const address = node.type === 'image' ? node.url : textOf(source?.value)
    const name = image(address)
    if (name !== undefined) {
      if (node.type === 'image') node.url = name
      if (source) source.value = name
      return undefined
    }
    const description = figure?.attributes.find((each) => 'name' in each && each.name === 'alt')
    const alt = node.type === 'image' ? node.alt : textOf(description?.value)
    const target = linkOf(address, link, [])
    notes.push({
      message: `The image \`${address}\` is not in the folder of the blog${target === undefined ? '' : ', so it became a link'}. Put the file into the folder of the article and show it there.`,
    })
    const words: PhrasingContent = { type: 'text', value: nameOfImage(alt, address) }
    const shown: PhrasingContent =
      target === undefined || parent.type === 'link'
        ? words
        : { type: 'link', url: target, children: [words] }
    const put: RootContent[] = figure
      ? [{ type: 'paragraph', children: [shown] }, ...(figure.children as RootContent[])]
      : [shown]
    parent.children.splice(index, 1, ...(put as never[]))
    return [SKIP, index + put.length]
  })
}

/** An address of another text, where it is shown as text. */
const postAddress = new RegExp(String.raw`${postScheme}([\w./-]*[\w/])`, 'g')

function nameOfImage(alt: string | null | undefined, address: string): string {
  return alt || (address.split('/').at(-1) ?? '') || 'Image'
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function resolveLink(
  node: Extract<Nodes, { type: 'link' }>,
  index: number,
  parent: Parents,
  { link, notes }: { link: Targets['link']; notes: Note[] },
) {
  const onlyImage = node.children.length === 1 && node.children[0]?.type === 'image'
  // A picture that links to a larger copy of itself needs no link.
  const isCopy = onlyImage && /\.(?:png|jpe?g|gif|webp|avif|svg)(?:\?.*)?$/i.test(node.url)
  const target = isCopy ? undefined : linkOf(node.url, link, notes)
  if (target === undefined) {
    const words = toString(node)
    // An address in the text would become a link again.
    const put: PhrasingContent[] = /^(?:https?:\/\/|www\.)/i.test(words)
      ? [{ type: 'inlineCode', value: words }]
      : node.children
    parent.children.splice(index, 1, ...(put as never[]))
    return skipTo(index)
  }
  node.url = target
  if (isBare(node, parent.children[index - 1], parent.children[index + 1])) {
    parent.children[index] = { type: 'verbatim', value: target } as never
    return undefined
  }
  if (node.children.length === 0 || (!onlyImage && toString(node).trim() === '')) {
    node.children = [{ type: 'text', value: target }]
  }
  return undefined
}

/** Whether a link can be written as an address alone, which becomes a link again (GFM 0.29, 6.9). */
function isBare(
  { url, children }: Extract<Nodes, { type: 'link' }>,
  before: Nodes | undefined,
  after: Nodes | undefined,
): boolean {
  const [words] = children
  return (
    children.length === 1 &&
    words?.type === 'text' &&
    words.value === url &&
    /^https?:\/\/[\w./%+=&?#-]*[\w/]$/.test(url) &&
    !/[_*]/.test(url) &&
    (before === undefined || (before.type === 'text' && /\s$/.test(before.value))) &&
    (after === undefined || (after.type === 'text' && /^(?:\s|[.,;:]?(?:\s|$))/.test(after.value)))
  )
}

function linkOf(address: string, link: Targets['link'], notes: Note[]): string | undefined {
  const plain = address.trim().replace(/^\/\/(?=\w)/, 'https://')
  const target = link(plain)
  if (target !== undefined) return target
  const isWrong =
    plain === '' || plain === '#' || checkAddress(plain) !== undefined || /\s|[{}<>]/.test(plain)
  if (!isWrong && (/^(?:https?|mailto|doi):/i.test(plain) || plain.startsWith('#'))) return plain
  notes.push({
    message: `The link to ${quoted(plain.replace(postScheme, ''))} ${isWrong ? 'cannot be used' : 'leads to no imported page'}, so only its text stays.`,
  })
  return undefined
}
