import type { Context, Kind } from './kind.ts'

import { wordsIn } from '../../messages/words.ts'
import { list, maybe, one } from './answers.ts'
import { withFrontMatter, yamlWithHints } from './file-text.ts'
import { type Answers, ask, dayReader, optional, optionOnly } from './questions.ts'
import { shortName } from './short-name.ts'

/** The longest description, as the schema has it. */
const longestDescription = 200

export const article: Kind = {
  collection: 'articles',
  nameIs: 'address',
  questions: ({ choices, today }) => [
    ask('articles', 'title'),
    ask('articles', 'description', { longest: longestDescription }),
    ask('articles', 'authors', { many: true, choices: choices.people, creates: 'person' }),
    ask('articles', 'topics', {
      ...optional,
      many: true,
      choices: choices.topics,
      creates: 'topic',
    }),
    ask('articles', 'claims', {
      ...optional,
      many: true,
      choices: choices.claims,
      creates: 'claim',
    }),
    ask('articles', 'background', { ...optionOnly, many: true, choices: choices.explainers }),
    ask('articles', 'reviewers', { ...optionOnly, many: true, choices: choices.people }),
    ...(['evidenceAsOf', 'lastChecked', 'reviewBy', 'publishAt'] as const).map((field) =>
      ask('articles', field, { ...optionOnly, read: dayReader(today) }),
    ),
  ],
  propose: (answers, { language }) => shortName(one(answers, 'title'), language),
  pathOf: (id) => `articles/${id}.mdx`,
  write(answers, context) {
    const words = wordsIn(context.language, context.validated.site?.messages)
    const claims = list(answers, 'claims') ?? []
    return articleFile(answers, context, [
      '{/* Give the answer in a few points here, between <KeyPoints> and </KeyPoints>. */}',
      `## ${words.say('articles.sectionOnClaim')}`,
      `## ${words.say('articles.sectionOnEvidence')}`,
      ...claims.filter(context.hasEvidence).map((claim) => `<Evidence claim="${claim}" />`),
      `## ${words.say('articles.sectionOnUnknown')}`,
    ])
  },
  next: 'Write the text, read it in `npm run dev`, and publish it with `npm run publish`. To add images, move the text to index.mdx in a folder with the name of the article.',
}

/** An article without a claim, which other articles and claims name as background. */
export const explainer: Kind = {
  ...article,
  questions: (context) => article.questions(context).filter(({ field }) => field !== 'claims'),
  write: (answers, context) =>
    articleFile(answers, context, ['{/* Explain one thing that several fact-checks build on. */}']),
  next: 'Write the text, read it in `npm run dev`, and publish it with `npm run publish`. Then name it in the `background` of claims and articles.',
}

/** Writes an article as a draft, with an outline of its text. */
function articleFile(answers: Answers, { today }: Context, outline: readonly string[]): string {
  const claims = list(answers, 'claims') ?? []
  const publishAt = maybe(answers, 'publishAt')
  const fields = {
    title: one(answers, 'title'),
    description: one(answers, 'description'),
    published: publishAt ?? today,
    authors: list(answers, 'authors') ?? [],
    reviewers: list(answers, 'reviewers'),
    topics: list(answers, 'topics') ?? [],
    claims: claims.length > 0 ? claims : undefined,
    background: list(answers, 'background'),
    evidenceAsOf: maybe(answers, 'evidenceAsOf'),
    lastChecked: maybe(answers, 'lastChecked'),
    reviewBy: maybe(answers, 'reviewBy'),
    draft: true,
    publishAt,
  }
  const hints = ['reviewers', 'evidenceAsOf', 'reviewBy', 'disclosures', 'cover']
  return withFrontMatter(yamlWithHints('articles', fields, hints), outline.join('\n\n'))
}

export const page: Kind = {
  collection: 'pages',
  nameIs: 'address',
  questions: () => [
    ask('pages', 'title'),
    ask('pages', 'description', { longest: longestDescription }),
  ],
  propose: (answers, { language }) => shortName(one(answers, 'title'), language),
  pathOf: (id) => `pages/${id}.mdx`,
  write: (answers) =>
    withFrontMatter(
      yamlWithHints(
        'pages',
        { title: one(answers, 'title'), description: one(answers, 'description') },
        [],
      ),
      one(answers, 'description'),
    ),
  next: 'Write the text. A page has no draft: it is published with the next build.',
}

export const response: Kind = {
  collection: 'responses',
  nameIs: 'name',
  questions: ({ validated, today }) => [
    ask('responses', 'article', {
      about: 'The article that the response is about.',
      choices: validated.articles.map(({ record: { id }, data }) => ({
        value: id,
        name: data?.title ?? id,
        more: id,
      })),
    }),
    ask('responses', 'name'),
    ask('responses', 'affiliation', optional),
    ask('responses', 'date', { initial: today, read: dayReader(today) }),
    ask('responses', 'replyTo', optional),
    ask('responses', 'text', { about: 'The unchanged text of the response.', long: true }),
  ],
  propose(answers, { exists, language }) {
    const stem = `${one(answers, 'date')}-${shortName(one(answers, 'name'), language) || 'response'}`
    // A reader may send a second response on the same day.
    for (let number = 1; ; number += 1) {
      const id = number === 1 ? stem : `${stem}-${number}`
      if (!exists(response.pathOf(id, answers))) return id
    }
  },
  pathOf: (id, answers) => `responses/${one(answers, 'article')}/${id}.md`,
  write: (answers) =>
    withFrontMatter(
      yamlWithHints(
        'responses',
        {
          name: one(answers, 'name'),
          affiliation: maybe(answers, 'affiliation'),
          date: one(answers, 'date'),
          replyTo: maybe(answers, 'replyTo'),
        },
        [],
      ),
      one(answers, 'text'),
    ),
  next: 'Read the response and remove private details, such as a telephone number. To publish it, commit the file. To answer it, add a `reply` with `author`, `date` and `text`. To reject it, delete the file.',
}
