/** Articles and records are data: finds everything in a text that would run, load or dress itself up. */

import type { Definition, Image, Nodes, Parents, Root } from 'mdast'
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import type { VFile } from 'vfile'

import { visit } from 'unist-util-visit'

import { nearest } from '../shared/nearest.ts'
import { walkTree } from '../shared/tree.ts'
import {
  addressAttributes,
  attributes,
  components,
  elements,
  namingAttributes,
} from './vocabulary.ts'

/** Something a text may not do. */
export interface Refusal {
  /** Offset in the text. */
  offset: number
  /** The words in question. */
  raw: string
  message: string
  hint: string
}

type Refuse = (node: Nodes, message: string, hint: string) => void
type Element = MdxJsxFlowElement | MdxJsxTextElement

/**
 * Finds what is refused in an article or page.
 *
 * @param tree the tree of the text, as parsed
 * @param source the text itself
 */
export function findRefusals(tree: Root, source: string): Refusal[] {
  const refusals: Refusal[] = []
  const refuse: Refuse = (node, message, hint) => {
    const offset = node.position?.start.offset ?? 0
    const raw = source.slice(offset, node.position?.end.offset ?? offset).split('\n')[0] ?? ''
    refusals.push({ offset, raw, message, hint })
  }

  const shown = source.includes('![') ? shownReferences(tree) : new Set<string>()
  walkTree<Nodes>(tree, (node) => {
    switch (node.type) {
      case 'mdxjsEsm':
        refuse(
          node,
          'Articles import and export nothing.',
          'Remove this line. Components are there without importing them; data belongs in a file beside the article.',
        )
        break
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!isLiteral(node.data?.estree)) {
          refuse(
            node,
            `Articles run no code: \`{${node.value}}\`.`,
            'Write the text itself; if a brace is meant, type `\\{` or `\\}`.',
          )
        }
        break
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkElement(node, refuse)
        break
      case 'definition':
        if (shown.has(node.identifier)) checkImage(node, refuse)
        else {
          checkAddress(node.url, (message, hint) => {
            refuse(node, message, hint)
          })
        }
        break
      case 'link':
        checkAddress(node.url, (message, hint) => {
          refuse(node, message, hint)
        })
        break
      case 'image':
        checkImage(node, refuse)
        break
      case 'html':
        refuse(
          node,
          'HTML comments and declarations are not read here.',
          'Write a comment as `{/* … */}`.',
        )
        break
    }
    return undefined
  })
  return refusals
}

/**
 * Finds what is refused in a Markdown field of a record: the addresses that are refused in articles, pictures, since several
 * pages show the field, and HTML, which is not read there.
 *
 * @param tree the tree of the field, as parsed without MDX
 * @param source the value of the field
 * @param linksOnly whether everything else in the field is shown as it was typed
 */
export function findFieldRefusals(
  tree: Root,
  source: string,
  { linksOnly = false }: { linksOnly?: boolean } = {},
): Refusal[] {
  const refusals: Refusal[] = []
  let hasHtml = false
  walkTree<Nodes>(tree, (node) => {
    const offset = node.position?.start.offset ?? 0
    const raw = source.slice(offset, node.position?.end.offset ?? offset).split('\n')[0] ?? ''
    const refuse = (message: string, hint: string) => {
      refusals.push({ offset, raw, message, hint })
    }
    if (node.type === 'link' || node.type === 'definition') checkAddress(node.url, refuse)
    else if (linksOnly) return undefined
    else if (node.type === 'image' || node.type === 'imageReference') {
      refuse(
        `A picture cannot be shown in this field: \`${raw}\`.`,
        'Show it in an article, or describe it in words.',
      )
    } else if (node.type === 'html' && !(hasHtml && node.value.startsWith('</'))) {
      hasHtml = true
      refuse(
        `HTML is not read in this field: \`${raw}\`.`,
        'Write it in Markdown; for a plain “<”, type `\\<`.',
      )
    }
    return undefined
  })
  return refusals
}

/**
 * Takes out of a Markdown field what `findFieldRefusals` refuses, so that no page shows it even where nobody checked the
 * record. The words of a link stay; a picture beside an article stays, since figures bring theirs in the same way.
 */
export function dropRefused(tree: Root): void {
  dropIn(tree)
}

function dropIn(parent: Parents): void {
  const children = parent.children as Nodes[]
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index]
    if (!node) continue
    const isRefused =
      (node.type === 'link' || node.type === 'definition') && !isAllowedAddress(node.url)
    const isForeign = node.type === 'image' && !isRelative(node.url)
    if (node.type === 'link' && isRefused) children.splice(index, 1, ...node.children)
    else if (isRefused || isForeign || node.type === 'html') children.splice(index, 1)
    else {
      if ('children' in node) dropIn(node)
      continue
    }
    index -= 1
  }
}

function isAllowedAddress(address: string): boolean {
  let allowed = true
  checkAddress(address, () => {
    allowed = false
  })
  return allowed
}

/** Remark plugin: stops at the first refusal. The integrity check reports them all and runs first. */
export function remarkArticlesAsData() {
  return (tree: Root, file: VFile): void => {
    const [first] = findRefusals(tree, String(file))
    if (first) file.fail(`${first.message} ${first.hint}`, tree)
  }
}

/** The names of definitions that an image refers to, as `![alt][name]` does. */
function shownReferences(tree: Root): Set<string> {
  const names = new Set<string>()
  visit(tree, 'imageReference', ({ identifier }) => {
    names.add(identifier)
  })
  return names
}

function checkImage(node: Definition | Image, refuse: Refuse): void {
  if (isRelative(node.url)) return
  refuse(
    node,
    `The image \`${node.url}\` is not in the publication.`,
    'Put the file beside the article and name it as `./picture.png`.',
  )
}

function checkElement(node: Element, refuse: Refuse): void {
  const { name } = node
  if (name === null) {
    refuse(node, 'An element without a name does nothing.', 'Remove `<>` and `</>`.')
    return
  }
  const component = Object.hasOwn(components, name) ? components[name] : undefined
  if (!component && !elements.has(name)) {
    const isComponent = /^[A-Z]/.test(name)
    const named = Object.keys(components)
    const near = nearest(name, isComponent ? named : [...named, ...elements])
    refuse(
      node,
      isComponent
        ? `There is no component \`<${name}>\`.`
        : `The element \`<${name}>\` is not allowed in articles.`,
      near
        ? `Did you mean \`<${near}>\`?`
        : isComponent
          ? `There are ${Object.keys(components)
              .map((each) => `\`<${each}>\``)
              .join(', ')}.`
          : 'Write it in Markdown; if a plain “<” is meant, type `&lt;`.',
    )
    return
  }
  const given = node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' ? [attribute.name] : [],
  )
  const missing = component?.required.filter((required) => !given.includes(required)) ?? []
  const unknown = given.filter((attribute) => component?.attributes.includes(attribute) === false)
  // One attribute under a wrong name is one mistake.
  const meant = missing.length === 1 && unknown.length === 1 ? missing[0] : undefined
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      refuse(
        node,
        `Articles run no code: \`{${attribute.value}}\` in \`<${name}>\`.`,
        'Write each attribute out, as in `name="text"`.',
      )
      continue
    }
    checkAttribute(name, attribute, component?.attributes, (message, hint) => {
      const isMeant = meant !== undefined && attribute.name === unknown[0]
      refuse(node, message, isMeant ? `Write it as \`<${name} ${meant}="…">\`.` : hint)
    })
  }
  if (meant !== undefined) return
  for (const attribute of missing) {
    refuse(
      node,
      `\`<${name}>\` has no \`${attribute}\`.`,
      `Write it as \`<${name} ${attribute}="…">\`.`,
    )
  }
}

function checkAttribute(
  element: string,
  attribute: MdxJsxAttribute,
  ofComponent: readonly string[] | undefined,
  refuse: (message: string, hint: string) => void,
): void {
  const { name } = attribute
  const allowed = ofComponent ?? [...attributes]
  if (!allowed.includes(name)) {
    const near = nearest(name, allowed)
    const runs = /^on/i.test(name) || name === 'style' || name.includes(':')
    refuse(
      `\`<${element}>\` takes no attribute \`${name}\`.`,
      !runs && near ? `Did you mean \`${near}\`?` : 'Remove it.',
    )
    return
  }
  const value = literalValue(attribute)
  if (value === undefined) {
    refuse(
      `Articles run no code: \`${name}={…}\` in \`<${element}>\`.`,
      `Write the value itself, as in \`${name}="text"\`.`,
    )
  } else if (ofComponent && name === 'src') {
    if (!isRelative(value))
      refuse(`\`${value}\` is not a file beside the article.`, 'Name it as `./file.yaml`.')
  } else if (addressAttributes.has(name) && !namingAttributes[element]?.includes(name)) {
    checkAddress(value, refuse)
  }
}

/** Links may lead to http(s), mailto and doi addresses, and within the site. */
function checkAddress(address: string, refuse: (message: string, hint: string) => void): void {
  // Browsers skip white space and control characters in front of and inside a scheme (URL standard, "basic URL parser").
  // eslint-disable-next-line no-control-regex
  const plain = address.replace(/[\u0000-\u0020\u007F-\u00A0]/g, '')
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(plain)?.[1]?.toLowerCase()
  if (scheme !== undefined && !['http', 'https', 'mailto', 'doi'].includes(scheme)) {
    refuse(
      `A link cannot lead to \`${address}\`.`,
      'Links lead to https, mailto and doi addresses, or within the site, as in `/about/`.',
    )
  } else if (/^[/\\]{2}|\\/.test(plain)) {
    refuse(
      `The address \`${address}\` is not written in full.`,
      'Start it with https://, or with a single / for a page of this site.',
    )
  }
}

function isRelative(address: string): boolean {
  return /^(?!.*\\)(?:\.{1,2}\/)?[^/:?#][^:?#]*$/.test(address)
}

/** The text of an attribute, if it holds nothing that runs. */
export function literalValue({ value }: MdxJsxAttribute): string | undefined {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  const [statement] = value.data?.estree?.body ?? []
  if (statement?.type !== 'ExpressionStatement' || !isLiteral(value.data?.estree)) return undefined
  const { expression } = statement
  if (expression.type === 'TemplateLiteral') return expression.quasis[0]?.value.cooked ?? ''
  return expression.type === 'Literal' ? String(expression.value) : ''
}

interface Program {
  body: { type: string; expression?: { type: string; expressions?: unknown[]; regex?: unknown } }[]
}

/** A comment or a literal: nothing that runs. */
function isLiteral(program: unknown): boolean {
  const { body } = (program ?? { body: [{ type: 'Unknown' }] }) as Program
  return body.every(({ type, expression }) => {
    if (type !== 'ExpressionStatement' || !expression) return false
    if (expression.type === 'Literal') return expression.regex === undefined
    return expression.type === 'TemplateLiteral' && expression.expressions?.length === 0
  })
}
