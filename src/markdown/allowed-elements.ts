/** The components and HTML elements that texts may contain. */

import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'

import { nearest } from '../shared/nearest.ts'
import { checkAddress, isRelative, type Reason } from './allowed-addresses.ts'
import { literalValue } from './literals.ts'
import { adviceOn, otherAdvice } from './other-elements.ts'
import {
  addressAttributes,
  attributes,
  components,
  elements,
  namingAttributes,
} from './vocabulary.ts'

/** Returns why an element is rejected: for its name, or for each attribute that it should not have or lacks. */
export function checkElement({
  name,
  attributes: given,
}: MdxJsxFlowElement | MdxJsxTextElement): Reason[] {
  if (name === null) {
    return [{ message: 'An element without a name has no effect.', hint: 'Remove `<>` and `</>`.' }]
  }
  const component = Object.hasOwn(components, name) ? components[name] : undefined
  if (!component && !elements.has(name)) return [unknownElement(name)]

  const names = given.flatMap((each) => (each.type === 'mdxJsxAttribute' ? [each.name] : []))
  const missing = component?.required.filter((required) => !names.includes(required)) ?? []
  const unknown = names.filter((each) => component?.attributes.includes(each) === false)
  // One missing and one unknown attribute are probably the same attribute under a wrong name.
  const intended = missing.length === 1 && unknown.length === 1 ? missing[0] : undefined
  const wrong = given.flatMap((attribute): Reason[] => {
    if (attribute.type !== 'mdxJsxAttribute') {
      const message = `Articles cannot contain code: \`{${attribute.value}}\` in \`<${name}>\`.`
      return [{ message, hint: 'Write each attribute separately, as in `name="text"`.' }]
    }
    const reason = checkAttribute(name, attribute, component?.attributes)
    if (!reason) return []
    const isIntended = intended !== undefined && attribute.name === unknown[0]
    return [isIntended ? { ...reason, hint: attributeForm(name, intended) } : reason]
  })
  if (intended !== undefined) return wrong
  const lacking = missing.map((attribute) => ({
    message: `\`<${name}>\` has no \`${attribute}\`.`,
    hint: attributeForm(name, attribute),
  }))
  return [...wrong, ...lacking]
}

function attributeForm(element: string, attribute: string): string {
  return `Write it as \`<${element} ${attribute}="…">\`.`
}

function unknownElement(name: string): Reason {
  const known = Object.keys(components)
  if (/^[A-Z]/.test(name)) {
    const near = nearest(name, known)
    const all = known.map((each) => `\`<${each}>\``).join(', ')
    return {
      message: `There is no component \`<${name}>\`.`,
      hint: near ? `Write \`<${near}>\`.` : `Use one of these: ${all}.`,
    }
  }
  const message = `The element \`<${name}>\` is not allowed in articles.`
  // An element that exists is no typing error for another one.
  const advice = adviceOn(name)
  if (advice !== undefined) return { message, hint: advice }
  // Names of elements are short: with two edits, many words would become one.
  const most = Math.max(1, Math.floor(name.length / 3))
  const near = nearest(name, [...known, ...elements], most)
  return { message, hint: near ? `Write \`<${near}>\`.` : otherAdvice }
}

function checkAttribute(
  element: string,
  attribute: MdxJsxAttribute,
  ofComponent: readonly string[] | undefined,
): Reason | undefined {
  const { name } = attribute
  const allowed = ofComponent ?? [...attributes]
  if (!allowed.includes(name)) {
    const near = nearest(name, allowed)
    const isCode = /^on/i.test(name) || name === 'style' || name.includes(':')
    return {
      message: `\`<${element}>\` does not allow the attribute \`${name}\`.`,
      hint: !isCode && near ? `Write \`${near}\`.` : 'Remove it.',
    }
  }
  const value = literalValue(attribute)
  if (value === undefined) {
    return {
      message: `Articles cannot contain code: \`${name}={…}\` in \`<${element}>\`.`,
      hint: `Write the value itself, as in \`${name}="text"\`.`,
    }
  }
  if (ofComponent && name === 'src') {
    if (isRelative(value)) return undefined
    return {
      message: `\`${value}\` is not a file in the folder of the article.`,
      hint: 'Refer to it as `./file.yaml`.',
    }
  }
  const isAddress = addressAttributes.has(name) && !namingAttributes[element]?.includes(name)
  return isAddress ? checkAddress(value) : undefined
}
