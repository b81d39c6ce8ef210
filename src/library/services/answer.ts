/** Reads the answers of services. What does not have the documented form is an error that names it. */

import type { z } from 'astro/zod'

import { type XmlElement, parseXml } from '@rgrove/parse-xml'

import type { HttpAnswer } from '../http-client.ts'

import { truncate } from '../../shared/truncate.ts'
import { describeStatus } from '../http-faults.ts'
import { ServiceError } from '../service-error.ts'

/**
 * Returns whether a service has a record.
 *
 * @returns `false` for 404 and 410
 * @throws ServiceError for any other status than success
 */
export function isFound({ status, address }: HttpAnswer, service: string): boolean {
  if (status >= 200 && status < 300) return true
  if (status === 404 || status === 410) return false
  throw new ServiceError(
    `${service} answered ${describeStatus(status)} to ${address}. Open the address in a browser to see the reason.`,
  )
}

/** The types of JSON in words. */
const typeWords: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
}

/**
 * Reads an answer in JSON.
 *
 * @throws ServiceError if it is not JSON, or not of the documented form
 */
export function readJson<Value>(
  answer: HttpAnswer,
  service: string,
  schema: z.ZodType<Value>,
): Value {
  const text = textOf(answer)
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    throw notAs(service, 'JSON', text, error)
  }
  const { success, data: value, error } = schema.safeParse(data)
  if (success) return value
  const [issue] = error.issues
  const path = issue?.path.map(String).join('.') ?? ''
  const expected = issue?.code === 'invalid_type' ? typeWords[issue.expected] : undefined
  throw new ServiceError(
    `The answer of ${service} does not have the documented form: ${path === '' ? 'it' : `\`${path}\``} is not ${expected ?? 'what it should be'}. Nothing was taken from it.`,
  )
}

/**
 * Reads an answer in XML. External entities are never loaded.
 *
 * @returns the root element
 * @throws ServiceError if it is not XML, or has another root
 */
export function readXml(answer: HttpAnswer, service: string, root: string): XmlElement {
  const text = textOf(answer)
  let element: XmlElement | null
  try {
    element = parseXml(text, { ignoreUndefinedEntities: true }).root
  } catch (error) {
    throw notAs(service, 'XML', text, error)
  }
  if (element?.name === root) return element
  throw new ServiceError(
    `The answer of ${service} does not have the documented form: it is \`<${element?.name ?? ''}>\`, not \`<${root}>\`. Nothing was taken from it.`,
  )
}

/** Returns the text of an answer in UTF-8, which JSON and the XML of these services always have. */
function textOf({ body }: HttpAnswer): string {
  return new TextDecoder().decode(body)
}

function notAs(service: string, format: string, text: string, cause: unknown): ServiceError {
  const start = text.trim().replace(/\s+/g, ' ')
  const says =
    start === ''
      ? 'it is empty'
      : /^<!doctype html|^<html/i.test(start)
        ? 'it is a web page'
        : isCut(start)
          ? 'it is cut off'
          : `it starts with \`${truncate(start, 40)}\``
  return new ServiceError(
    `The answer of ${service} is not ${format}: ${says}. Try again later; if the address was set by a variable, check it.`,
    { cause },
  )
}

/** Returns whether a text starts as JSON or XML does, but does not end so. */
function isCut(text: string): boolean {
  return (
    (/^[{[]/.test(text) && !/[}\]]$/.test(text)) ||
    (/^<\?xml|^<\w/.test(text) && !text.endsWith('>'))
  )
}

/**
 * Checks that a service has answered about what it was asked for.
 *
 * @throws ServiceError if the identifier in the answer is another
 */
export function expectSame(
  service: string,
  name: string,
  asked: string,
  answered: string | null | undefined,
): void {
  if (answered?.trim().toLowerCase() === asked.trim().toLowerCase()) return
  const found = answered ? `\`${truncate(answered, 80)}\`` : 'without one'
  throw new ServiceError(
    `${service} was asked for the ${name} \`${asked}\`, but answered with a record ${answered ? 'of ' : ''}${found}. Nothing was taken from it.`,
  )
}
