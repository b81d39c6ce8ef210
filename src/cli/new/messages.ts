/** `npm run new messages`: a file with the words of the interface in another language, to be translated. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'

import { writeTogether } from '../../library/write-files.ts'
import { missingMessages, type OwnWords } from '../../messages/words.ts'
import { readPublication } from '../../publication/read.ts'
import { validatePublication } from '../../publication/validate.ts'
import { validData } from '../../publication/validated.ts'
import { languageName } from '../../shared/language.ts'
import { prepareEnvironment, refusalOfContent } from '../environment.ts'
import { shownPath } from '../output-folder.ts'
import { one } from './answers.ts'
import { answersFor } from './ask-missing.ts'
import { withMessages } from './messages-file.ts'
import { type Question, readLanguage } from './questions.ts'

const questions: readonly Question[] = [
  {
    field: 'language',
    about: 'The language of the words, as a BCP 47 tag: it, pl, pt-BR.',
    required: true,
    many: false,
    long: false,
    read: readLanguage,
  },
]

/**
 * Adds the messages that a language has no words for to its file.
 *
 * @throws if there is no content, or if the file cannot be read or written
 */
export async function makeMessages(args: readonly string[]): Promise<void> {
  const { contentDir } = prepareEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) throw new Error(refusal)
  const answers = await answersFor('messages', args, questions)
  if (!answers) return
  const language = one(answers, 'language')
  const path = `messages/${language}.yaml`
  const missing = missingMessages(language, ownMessages(contentDir, path))
  const named = languageName(language) ?? language
  if (missing.length === 0) {
    stdout.write(
      `There are words for every message in ${named}. To change some of them, write only those into ${shown(contentDir, path)}.\n`,
    )
    return
  }
  const file = join(contentDir, path)
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  writeTogether([{ file, text: withMessages(before, language, missing) }])
  stdout.write(
    `${shown(contentDir, path)}\n\nTranslate its ${missing.length} messages into ${named}; until then, they are in English. Its first lines explain how. \`npm run check\` finds places and plural forms that are wrong.\n`,
  )
}

/** Reads the messages of a publication, by language. */
function ownMessages(contentDir: string, path: string): Record<string, OwnWords> {
  const { validated, problems } = validatePublication(readPublication(contentDir))
  if (problems.some(({ place }) => place.file === join(contentDir, path)))
    throw new Error(
      `${shown(contentDir, path)} has an error. Run \`npm run check\`, and fix it first.`,
    )
  return Object.fromEntries(validData(validated.messages))
}

function shown(contentDir: string, path: string): string {
  return shownPath(join(contentDir, path))
}
