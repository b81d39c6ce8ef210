/** Authors, editors and others of an entry. */

import type { CslName } from '../../references/csl.ts'
import { type EntryReader, shorten } from './entry-reader.ts'
import type { NameFault } from './name-faults.ts'
import { readNames } from './names.ts'
import type { ScannedField } from './scanned.ts'

import { unknownWord } from './scan-problems.ts'

/** What `editortype`, `editoratype` and so on make of an editor; other roles have no field in CSL. */
const editorRoles: Record<string, string> = {
  collaborator: 'contributor',
  compiler: 'compiler',
  director: 'director',
  editor: 'editor',
  narrator: 'narrator',
  organizer: 'organizer',
  producer: 'producer',
  scriptwriter: 'script-writer',
  translator: 'translator',
}

export function readNameField(entry: EntryReader, name: string, csl: string | undefined): void {
  const field = entry.field(name)
  if (!field) return
  const role = entry.field(`${name}type`)?.value.trim().toLowerCase()
  const known = role === undefined ? (csl ?? 'editor') : editorRoles[role]
  const target = name.startsWith('editor') ? (known ?? csl) : csl
  if (target === undefined) return
  for (const word of field.unknownWords)
    entry.report('file-parses', unknownWord(field.written, word))
  const { names, faults } = readNamesIn(entry, field, field.value)
  for (const fault of faults) reportName(entry, field, fault)
  if (names.length === 0) return
  const before = entry.data[target]
  entry.set(target, Array.isArray(before) ? [...(before as CslName[]), ...names] : names, name)
}

/**
 * Reads the names in a value of an entry. With `useprefix=false`, their particles are not part of the family names
 * (biblatex manual, "Entry Options").
 */
export function readNamesIn(
  entry: EntryReader,
  field: ScannedField,
  latex: string,
): ReturnType<typeof readNames> {
  const { names, faults } = readNames(latex, (part) => entry.latex(field, part))
  const drops = /\buseprefix\s*=\s*false\b/.test(entry.field('options')?.value ?? '')
  return { names: drops ? names.map(withDroppedParticle) : names, faults }
}

function withDroppedParticle({ 'non-dropping-particle': particle, ...name }: CslName): CslName {
  return particle === undefined ? name : { ...name, 'dropping-particle': particle }
}

function reportName(entry: EntryReader, field: ScannedField, fault: NameFault): void {
  const { kind, written, offset } = fault
  const isRead = kind === 'et-al' || kind === 'empty' || kind === 'organisation'
  const described = descriptions[kind](`\`${field.written}\` of \`${entry.key}\``, fault)
  entry.report(isRead ? 'entry-is-understood' : 'file-parses', {
    offset: field.valueOffset + offset,
    length: written.split('\n')[0]?.length ?? 1,
    ...described,
  })
}

type Description = (where: string, fault: NameFault) => { message: string; hint: string }

/** What each fault of a name is, and how to fix it. */
const descriptions: Readonly<Record<NameFault['kind'], Description>> = {
  'et-al': (where, { written }) => ({
    message: `${where} ends in \`${shorten(written)}\`, which is read as “and others”.`,
    hint: 'End the list with `and others`.',
  }),
  ampersand: (where, { written }) => ({
    message: `A name in ${where} contains an \`&\`: \`${shorten(written)}\`.`,
    hint: 'Put ` and ` between two names, and the name of an organisation into braces: `{Johnson \\& Johnson}`.',
  }),
  semicolons: (where, { written }) => ({
    message: `The names in ${where} are separated by semicolons: \`${shorten(written)}\`.`,
    hint: 'Put ` and ` between two names, as in `Ash, Mia and Beech, Ann`.',
  }),
  empty: (where) => ({
    message: `${where} has an \`and\` without a name on one side.`,
    hint: 'Remove it, or add the name. Put a name that contains “and” into braces.',
  }),
  commas: (where, { written }) => ({
    message: `A name in ${where} has too many commas: \`${shorten(written)}\`.`,
    hint: 'Put ` and ` between two names, and the name of an organisation into braces: `{Cells, Tissues, and Organs Group}`.',
  }),
  'initials-last': (where, { written, correct = '' }) => ({
    message: `A name in ${where} contains several names: \`${shorten(written)}\`.`,
    hint: `Write \`${correct}\`. If it is one person, put the family name into braces.`,
  }),
  'initials-alone': (where, { written, correct = '' }) => ({
    message: `A name in ${where} has its initials after the family name: \`${shorten(written)}\`.`,
    hint: `Write \`${correct}\`.`,
  }),
  conjunction: (where, { written, correct = '' }) => ({
    message: `A name in ${where} contains several names: \`${shorten(written)}\`.`,
    hint: `Write \`${correct}\`. Put the name of an organisation into braces, and the family name of one person first, with a comma after it.`,
  }),
  organisation: (where, { written, correct = '' }) => ({
    message: `\`${shorten(written)}\` in ${where} is read as the name of an organisation.`,
    hint: `Put it into braces, \`${correct}\`, which also keep an “and” in it; write the name of a person with the family name first, as in \`Ash, Mia\`.`,
  }),
  years: (where, { written, correct = '' }) => ({
    message: `A name in ${where} ends in years, which are not part of a name: \`${shorten(written)}\`.`,
    hint: `Write \`${correct}\`.`,
  }),
  'suffix-last': (where, { written, correct = '' }) => ({
    message: `A name in ${where} has its suffix after the given name: \`${shorten(written)}\`.`,
    hint: `BibTeX expects the suffix before the given name: write \`${correct}\`.`,
  }),
  degree: (where, { written, correct = '' }) => ({
    message: `A name in ${where} ends in an academic title, which is not part of a name: \`${shorten(written)}\`.`,
    hint: `Write \`${correct}\`.`,
  }),
}
