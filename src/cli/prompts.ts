/** The forms of a question at the terminal. The library for prompts is loaded only when it is needed. */

import { type Choice, matching } from './new/choices.ts'

/** How many records are offered before an author types. */
const mostOffered = 8

/** Creates a record that an author did not find, from what they typed. */
export type Create = (typed: string) => Promise<Choice>

/** A question whose answer is text. */
export interface TextPrompt {
  message: string
  /** What can be edited before it is confirmed. */
  initial?: string | undefined
  /** The most characters; counted while an author types. */
  longest?: number | undefined
  /** Returns why an answer cannot be used, as a sentence. */
  problemOf: (typed: string) => string | undefined
}

/** A question whose answers are records. */
export interface ChoicePrompt {
  message: string
  /** Returns the choices, also those that were created since the question was asked. */
  choices: () => readonly Choice[]
  required: boolean
  /** The name of what can be created: "topic". */
  noun?: string | undefined
  create?: Create | undefined
}

const library = () => import('@inquirer/prompts')

/** Asks for a line of text. A text that cannot be used can be corrected. */
export async function askText({
  message,
  initial,
  longest,
  problemOf,
}: TextPrompt): Promise<string> {
  const { input } = await library()
  const text = await input({
    message,
    ...(initial !== undefined && { default: initial, prefill: 'editable' as const }),
    validate: (typed) => problemOf(typed) ?? true,
    ...(longest !== undefined && {
      transformer: (typed: string, { isFinal }: { isFinal: boolean }) =>
        isFinal ? typed : `${typed} (${typed.trim().length}/${longest})`,
    }),
  })
  return text.trim()
}

/** Asks for a text of several lines in the author's own editor. */
export async function askLongText({ message, initial, problemOf }: TextPrompt): Promise<string> {
  const { editor } = await library()
  return editor({
    message,
    postfix: '.md',
    ...(initial !== undefined && { default: initial }),
    validate: (typed) => problemOf(typed) ?? true,
  })
}

/** Asks whether something is right. */
export async function askWhether(message: string): Promise<boolean> {
  const { confirm } = await library()
  return confirm({ message, default: true })
}

/** Asks for one of a few words. */
export async function askWord(
  message: string,
  choices: readonly Choice[],
  initial?: string,
): Promise<string> {
  const { select } = await library()
  return select({
    message,
    choices: choices.map(({ value, name, more }) => ({
      value,
      name,
      ...(more !== undefined && { description: more }),
    })),
    ...(initial !== undefined && { default: initial }),
  })
}

/** Asks for one record, which an author finds by its words. */
export async function askRecord(
  prompt: ChoicePrompt,
  initial?: string,
): Promise<string | undefined> {
  const entry = await askEntry(prompt, { isStarted: false, chosen: [], initial })
  return entry.kind === 'record' ? entry.choice.value : undefined
}

/**
 * Asks for records, one after the other. Their order is kept.
 *
 * @param before the records that are chosen already
 */
export async function askRecords(
  prompt: ChoicePrompt,
  before: readonly string[] = [],
): Promise<string[]> {
  const known = new Map(prompt.choices().map((choice) => [choice.value, choice]))
  const chosen = before.flatMap((value) => known.get(value) ?? [])
  for (;;) {
    const entry = await askEntry(prompt, { isStarted: chosen.length > 0, chosen })
    if (entry.kind === 'done') return chosen.map(({ value }) => value)
    if (entry.kind === 'undo') chosen.pop()
    else chosen.push(entry.choice)
  }
}

type Entry =
  | { kind: 'record'; choice: Choice }
  | { kind: 'done' }
  | { kind: 'undo' }
  | { kind: 'create'; typed: string }

interface State {
  /** Whether a choice has been made, which ends the list. */
  isStarted: boolean
  chosen: readonly Choice[]
  initial?: string | undefined
}

/** Asks for the next record; if it is to be created, creates it. */
async function askEntry(
  prompt: ChoicePrompt,
  { isStarted, chosen, initial }: State,
): Promise<Exclude<Entry, { kind: 'create' }>> {
  const { search, Separator } = await library()
  const { create, noun, required } = prompt
  const offered = prompt.choices().filter((choice) => !chosen.includes(choice))
  const ordered = [
    ...offered.filter(({ value }) => value === initial),
    ...offered.filter(({ value }) => value !== initial),
  ]
  const entry = await search<Entry>({
    message: `${prompt.message}${chosen.length > 0 ? ` [${chosen.map(({ name }) => name).join('; ')}]` : ''}`,
    pageSize: mostOffered + 4,
    source: (typed = '') => {
      const found = matching(ordered, typed)
      const shown = typed === '' ? found.slice(0, mostOffered) : found
      const end: { name: string; value: Entry }[] = isStarted
        ? [{ name: 'Done', value: { kind: 'done' } }]
        : required
          ? []
          : [{ name: 'None', value: { kind: 'done' } }]
      const last = chosen.at(-1)
      return [
        ...(typed === '' ? end : []),
        ...shown.map((choice) => ({
          name: choice.name,
          value: { kind: 'record', choice } as const,
          ...(choice.more !== undefined && { description: choice.more }),
        })),
        ...(shown.length < found.length
          ? [new Separator(`  … and ${found.length - shown.length} more: type a word to find them`)]
          : []),
        ...(typed === '' && last
          ? [{ name: `Remove “${last.name}”`, value: { kind: 'undo' } as const }]
          : []),
        ...(create && noun !== undefined
          ? [
              {
                name: `Create a new ${noun}${typed === '' ? '' : ` “${typed}”`}`,
                value: { kind: 'create', typed } as const,
              },
            ]
          : []),
      ]
    },
  })
  if (entry.kind !== 'create') return entry
  if (!create) throw new Error('There is nothing to create here.')
  return { kind: 'record', choice: await create(entry.typed) }
}

/** Returns whether a question was cancelled with Ctrl+C. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExitPromptError'
}
