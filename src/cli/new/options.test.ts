import { describe, expect, test } from 'vitest'

import { wordChoices } from './choices.ts'
import { helpFor, readAnswers, readKind, whatIsWrong } from './options.ts'
import { type Question, readAnswer } from './questions.ts'

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
  question('authors', {
    many: true,
    choices: wordChoices(['desk', 'ada-li'], { 'ada-li': 'Ada' }),
  }),
  question('replyTo', { required: false, initial: 'x' }),
  question('DOI', { required: false }),
  question('text', { long: true }),
]
const read = (...args: string[]) => readAnswers(args, questions)
const answers = (...args: string[]) => Object.fromEntries(read(...args).answers)
const message = (...args: string[]) => {
  const { mistakes, problems } = read(...args)
  return [...mistakes, ...[...problems.values()].map(({ problem }) => problem)].join('\n')
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
    expect(read('--title', 'A', '--id', 'b')).toMatchObject({ mistakes: [], id: 'b' })
    expect(read('-h')).toMatchObject({ help: true })
    expect(answers('--doi', '10.1000/182')).toEqual({ DOI: ['10.1000/182'] })
  })

  test('can include a file instead of the first answer', () => {
    expect(readAnswers(['email.eml', '--title', 'A'], questions, { takesFile: true })).toEqual({
      answers: new Map([['title', ['A']]]),
      problems: new Map(),
      mistakes: [],
      help: false,
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
  --DOI
      What DOI is. Optional.
  --id
      The name of the file without its extension.
`)
})

test('everything that is wrong or missing is listed at once', () => {
  const wrong = (...args: string[]) =>
    whatIsWrong(read(...args), questions.slice(0, 4), 'npm run new article')
  expect(wrong('A', '--authors', 'desk')).toBeUndefined()
  expect(wrong('A')).toBe(
    'Nothing was written. Add --authors. For more, use `npm run new article -- --help`.',
  )
  expect(wrong('--titel=A', '--authors', 'desc', '--authors', 'desk')).toBe(
    `Nothing was written. There is no option \`--titel\`; did you mean \`--title\`? --help lists the options.
  \`desc\` is not valid for \`--authors\`; did you mean \`desk\`?
  Add --title.
  For more, use \`npm run new article -- --help\`.`,
  )
})

describe('an answer', () => {
  test('can name a record by its words', () => {
    const choices = [
      { value: 'ada-li', name: 'Ada Li' },
      { value: 'bo', name: 'Bo Ng' },
      { value: 'bo-2', name: 'Bo Ng' },
    ]
    const authors = question('authors', { choices })
    expect(readAnswer(authors, 'Ada  LI')).toEqual({ value: 'ada-li' })
    expect(readAnswer(authors, 'bo')).toEqual({ value: 'bo' })
    expect(readAnswer(authors, 'Bo Ng')).toHaveProperty('problem')
  })

  test('can be too long', () => {
    const description = question('description', { longest: 5 })
    expect(readAnswer(description, ' 12345 ')).toEqual({ value: '12345' })
    expect(readAnswer(description, '1234567')).toEqual({
      problem: 'This has 7 characters, 2 too many. Shorten it.',
    })
  })
})
