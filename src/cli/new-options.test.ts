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

describe('what is to be made', () => {
  test('is the first word, with or without two dashes', () => {
    expect(readKind(['topic', 'Joints'])).toEqual({ kind: 'make', name: 'topic', args: ['Joints'] })
    expect(readKind(['topic', '--', '--help'])).toEqual({
      kind: 'make',
      name: 'topic',
      args: ['--help'],
    })
    expect(readKind(['--help'])).toEqual({ kind: 'help' })
  })

  test.each([
    [['artcle'], /called `artcle` to make; did you mean `article`\? Write one of article, claim, /],
    [['constructor'], /nothing called `constructor`/],
    [[], /^Say what is to be made/],
  ])('may be a mistake: %j', (args, said) => {
    expect(readKind(args)).toMatchObject({ kind: 'mistake', message: said })
  })
})

describe('answers', () => {
  test('are options named like the fields; the first needs none', () => {
    expect(
      answers('A title', '--authors', 'desk', '--authors=ada-li', '--reply-to', ' y '),
    ).toEqual({ title: ['A title'], authors: ['desk', 'ada-li'], replyTo: ['y'] })
    expect(read('--title', 'A', '--id', 'b')).toMatchObject({ kind: 'answers', id: 'b' })
    expect(read('-h')).toEqual({ kind: 'help' })
  })

  test('may come with a file in the place of the first', () => {
    expect(readAnswers(['letter.eml', '--title', 'A'], questions, true)).toEqual({
      kind: 'answers',
      answers: new Map([['title', ['A']]]),
      file: 'letter.eml',
    })
  })

  test.each([
    [['--titel', 'A'], 'There is no option `--titel`; did you mean `--title`? --help lists them.'],
    [['--text', 'A'], /^There is no option `--text`/],
    [['--title'], 'Write something behind --title.'],
    [['--title', ' '], 'Write something behind --title.'],
    [['--title', 'A', '--title', 'B'], '--title stands twice; it takes one value.'],
    [['A', '--title', 'B'], /^`A` is no option\. Options stand behind two dashes/],
    [['A', 'B'], /^`B` is no option\./],
    [['--authors', 'desc'], '`desc` cannot stand behind --authors; did you mean `desk`?'],
    [['--authors', 'nobody'], '`nobody` cannot stand behind --authors: there is desk, ada-li.'],
  ])('may be mistaken: %j', (args, said) => {
    expect(message(...args)).toMatch(said)
  })
})

test('the help of a kind lists its options with what they mean', () => {
  expect(helpFor('response', questions))
    .toBe(`npm run new response takes these options, and asks for what is missing:

  --title
      What title is.
  --authors
      What authors is. It may be repeated.
  --reply-to
      What replyTo is. It may be left out. By default it is x.
  --id
      The name of the file without its ending.
`)
})
