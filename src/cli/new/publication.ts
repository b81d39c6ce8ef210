/** `npm run new publication`: a small, complete content folder in the language of a new publication. */

import { existsSync, globSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { stderr, stdout } from 'node:process'

import { checkPublication } from '../../integrity/check.ts'
import { reportToTerminal } from '../../integrity/reporters/terminal.ts'
import { writeTogether } from '../../library/write-files.ts'
import { readPublication } from '../../publication/read.ts'
import { today } from '../../shared/dates.ts'
import { languageName } from '../../shared/language.ts'
import { isColored } from '../../shared/stream.ts'
import { siteSchema } from '../../site.ts'
import { projectDirectory } from '../environment.ts'
import { shownPath } from '../output-folder.ts'
import { one } from './answers.ts'
import { answersFor } from './ask-missing.ts'
import { type Question, type Reading, readBy, readLanguage } from './questions.ts'
import { starterFiles, starterLanguage } from './starter.ts'

const starter = join(projectDirectory, 'src/starter')

const text = { required: true, many: false, long: false } as const
const { name, url, language, contact } = siteSchema.shape
const email = contact.unwrap().shape.email.unwrap()

const questions: readonly Question[] = [
  {
    ...text,
    field: 'folder',
    about: 'The folder for the content, a new or empty one.',
    read: readFolder,
  },
  { ...text, field: 'name', about: name.description ?? '' },
  { ...text, field: 'url', about: url.description ?? '', read: (typed) => readBy(url, typed) },
  {
    ...text,
    field: 'language',
    about: language.description ?? '',
    read: (typed) => readLanguage(typed),
  },
  {
    ...text,
    field: 'email',
    about: 'The email address to which readers report errors.',
    read: (typed) => readBy(email, typed),
  },
]

/** A folder with hidden files alone, such as `.git`, counts as empty. */
function readFolder(typed: string): Reading {
  const state = statSync(typed, { throwIfNoEntry: false })
  if (!state) return { value: typed }
  if (!state.isDirectory()) return { problem: 'is a file. Choose a new or empty folder.' }
  const isEmpty = readdirSync(typed).every((entry) => entry.startsWith('.'))
  return isEmpty
    ? { value: typed }
    : { problem: 'is a folder with files. Choose a new or empty one.' }
}

/**
 * Makes a content folder from the arguments and the answers at the terminal.
 *
 * @throws if it cannot be written, or if the check finds an error in it; then nothing is written
 */
export async function makePublication(args: readonly string[]): Promise<void> {
  const answers = await answersFor('publication', args, questions)
  if (!answers) return
  const tag = one(answers, 'language')
  const template = starterLanguage(tag, readdirSync(starter))
  const files = starterFiles(
    templatesIn(join(starter, template)),
    {
      name: one(answers, 'name'),
      url: one(answers, 'url'),
      language: tag,
      email: one(answers, 'email'),
    },
    today(),
  )
  const folder = resolve(one(answers, 'folder'))
  refuseErrors(folder, files)
  write(folder, files)
  for (const path of [...files.keys()].sort()) stdout.write(`${shownPath(join(folder, path))}\n`)
  stdout.write(`\n${nextSteps(folder, tag, template)}\n`)
}

/** Reads the templates of a language by their paths. */
function templatesIn(folder: string): Map<string, string> {
  const paths = globSync('**/*.*', { cwd: folder }).sort()
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

/** Checks the publication before it exists, because its name or address may not be allowed. */
function refuseErrors(folder: string, files: ReadonlyMap<string, string>): void {
  const unsaved = new Map(
    Array.from(files, ([path, written]) => [join(folder, path), Buffer.from(written)]),
  )
  const publication = readPublication(folder, undefined, undefined, undefined, unsaved)
  const { issues } = checkPublication(publication, { today: today() })
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const { sources } = publication
  const directory = process.cwd()
  stderr.write(`\n${reportToTerminal(errors, { directory, sources, color: isColored(stderr) })}\n`)
  throw new Error('Nothing was written.')
}

/** Writes all files. If that fails, a folder that did not exist does not exist afterwards. */
function write(folder: string, files: ReadonlyMap<string, string>): void {
  const isNew = !existsSync(folder)
  try {
    writeTogether(
      Array.from(files, ([path, written]) => ({ file: join(folder, path), text: written })),
    )
  } catch (error) {
    if (isNew) rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function nextSteps(folder: string, tag: string, template: string): string {
  const path = relative('', folder)
  const set = path === 'content' ? '' : `CONTENT_DIR=${shownPath(folder)} `
  const isTranslated = template === new Intl.Locale(tag).language
  const english = isTranslated
    ? []
    : [
        `There are no templates in ${languageName(tag) ?? tag}, so these texts are in English: translate them.`,
        'The words of the interface are missing too. This command writes them into a file, to be translated:',
        `  ${set}npm run new messages -- --language ${tag}`,
        '',
      ]
  return [
    ...english,
    'The fact-check and the pages are samples, and readers can see that. Look at them, and replace them with your own:',
    `  ${set}npm run dev`,
    'docs/own-publication.md explains what comes next.',
  ].join('\n')
}
