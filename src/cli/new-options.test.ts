import { describe, expect, test } from 'vitest'

import type { Question } from './skeletons.ts'

import { helpFor, readAnswers, readKind } from './new-options.ts'

const question = (field: string, more: Partial<Question> = {}): Question => ({
  field,
  about: `What ${field} is.`,
  required: true,
  many: false,
  long: false,
  ...more,
})
const questions = [
  question('title'),
  question('authors', { many: true, choices: ['desk', 'ada-li'] }),
  question('replyTo', { required: false, initial: 'x' }),
  question('text', { long: true }),
]
const read = (...args: string[]) => readAnswers(args, questions, false)
const answers = (...args: string[]) => {
  const typed = read(...args)
  return typed.kind === 'answers' ? Object.fromEntries(typed.answers) : typed
}
const message = (...args: string[]) => {
  const typed = read(...args)
  return typed.kind === 'mistake' ? typed.message : typed
}

describe('the kind of file', () => {
  test('is the first argument, with or without `--`', () => {
    expect(readKind(['topic', 'Joints'])).toEqual({ kind: 'make', name: 'topic', args: ['Joints'] })
    expect(readKind(['topic', '--', '--help'])).toEqual({
      kind: 'make',
      name: 'topic',
      args: ['--help'],
    })
    expect(readKind(['--help'])).toEqual({ kind: 'help' })
  })

  test.each([
    [['artcle'], /called `artcle`; did you mean `article`\? Use one of article, claim, /],
    [['constructor'], /no kind of file called `constructor`/],
    [[], /^Specify what to create/],
  ])('can be a mistake: %j', (args, message) => {
    expect(readKind(args)).toMatchObject({ kind: 'mistake', message })
  })
})

describe('answers', () => {
  test('are options with the names of the fields; the first needs none', () => {
    expect(
      answers('A title', '--authors', 'desk', '--authors=ada-li', '--reply-to', ' y '),
    ).toEqual({ title: ['A title'], authors: ['desk', 'ada-li'], replyTo: ['y'] })
    expect(read('--title', 'A', '--id', 'b')).toMatchObject({ kind: 'answers', id: 'b' })
    expect(read('-h')).toEqual({ kind: 'help' })
  })

  test('can include a file instead of the first answer', () => {
    expect(readAnswers(['email.eml', '--title', 'A'], questions, true)).toEqual({
      kind: 'answers',
      answers: new Map([['title', ['A']]]),
      file: 'email.eml',
    })
  })

  test.each([
    [
      ['--titel', 'A'],
      'There is no option `--titel`; did you mean `--title`? --help lists the options.',
    ],
    [['--text', 'A'], /^There is no option `--text`/],
    [['--title'], '--title needs a value.'],
    [['--title', ' '], '--title needs a value.'],
    [['--title', 'A', '--title', 'B'], '--title is given twice. Use it once.'],
    [['A', '--title', 'B'], /^`A` does not follow an option\. Pass options after `--`/],
    [['A', 'B'], /^`B` does not follow an option\./],
    [['--authors', 'desc'], '`desc` is not valid for `--authors`; did you mean `desk`?'],
    [['--authors', 'nobody'], '`nobody` is not valid for `--authors`. Use one of desk, ada-li.'],
  ])('can be mistakes: %j', (args, expected) => {
    expect(message(...args)).toMatch(expected)
  })
})

test('the help of a kind describes its options', () => {
  expect(helpFor('response', questions))
    .toBe(`npm run new response accepts these options and asks for missing values:

  --title
      What title is.
  --authors
      What authors is. Can be repeated.
  --reply-to
      What replyTo is. Optional. Default: x.
  --id
      The name of the file without its extension.
`)
})
