/** The file with the words of the interface in a language that Assay has no words in. */

import { type Document, isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml'

import { en } from '../../messages/en.ts'
import { type Message, neededForms } from '../../messages/message.ts'
import { messagesSchema } from '../../messages/schema.ts'
import type { MessageId } from '../../messages/words.ts'
import { languageName } from '../../shared/language.ts'

const english = en as Readonly<Record<string, Readonly<Record<string, Message>>>>

/**
 * Adds messages in English to the file of a language. Everything that the file contains stays as it is, with its comments.
 *
 * @param before the text of the file; empty if there is none
 * @param language the BCP 47 tag of the language
 * @param missing the names of the messages to add
 * @throws if the text is not YAML with groups of messages
 */
export function withMessages(
  before: string,
  language: string,
  missing: readonly MessageId[],
): string {
  const document = parseDocument(before, { version: '1.2', schema: 'core' })
  const isNew = document.contents === null
  if (isNew) {
    document.contents = document.createNode({}) as unknown as typeof document.contents
    document.commentBefore ??= headOf(language)
  }
  const root = document.contents
  if (document.errors.length > 0 || !isMap(root))
    throw new Error('This file does not have the form of messages, so it was not changed.')
  for (const [group, ids] of Map.groupBy(missing, (id) => id.slice(0, id.indexOf('.'))))
    addGroup(document, root, group, { ids, language })
  return document.toString({ lineWidth: 0, singleQuote: true })
}

function addGroup(
  document: Document,
  root: YAMLMap,
  group: string,
  { ids, language }: { ids: readonly MessageId[]; language: string },
): void {
  const known = root.get(group)
  const isNew = !isMap(known)
  const messages = isNew ? (document.createNode({}) as YAMLMap) : known
  for (const [index, id] of ids.entries()) {
    const name = id.slice(group.length + 1)
    const message = english[group]?.[name]
    if (message === undefined) continue
    const pair = document.createPair(name, withForms(message, language))
    if (!isNew && index === 0) addComment(pair, ' Not translated yet:')
    messages.add(pair)
  }
  if (!isNew) return
  root.delete(group)
  const pair = document.createPair(group, messages)
  addComment(pair, ` ${describe(group)}`)
  if (root.items.length > 0 && isScalar(pair.key)) pair.key.spaceBefore = true
  root.add(pair)
}

function addComment({ key }: Pair, comment: string): void {
  if (isScalar(key)) key.commentBefore = comment
}

function describe(group: string): string {
  const groups: Partial<Record<string, { description?: string | undefined }>> = messagesSchema.shape
  return groups[group]?.description ?? group
}

/** Returns a message with an English text for each plural form that a language has. */
function withForms(message: Message, language: string): Message {
  if (typeof message === 'string') return message
  const forms = neededForms(language).map((name) => [name, message[name] ?? message.other])
  return { ...(Object.fromEntries(forms) as object), other: message.other }
}

function headOf(language: string): string {
  return [
    `The words of the interface in ${languageName(language) ?? language} (${language}), to be translated: what follows each name is in`,
    'English until you replace it. What you delete stays in English.',
    '',
    'A name in braces, such as {date}, is a place for a value. Keep the name, and put it where your language needs it.',
    'A message with `one`, `other` and the like has a text for each plural form of your language, chosen by {count}:',
    `${neededForms(language).join(', ')}.`,
    'Text with a colon, a quotation mark or a brace at its start needs quotation marks around it.',
  ]
    .map((line) => ` ${line}`.trimEnd())
    .join('\n')
}
