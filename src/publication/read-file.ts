/** Reads single files of a publication and notes what is wrong with them. */

import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename, extname, join, relative, sep } from 'node:path'

import type { TextFormat } from '../reading/characters/parts.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { SourcePublication, YamlCollection } from './source.ts'

import { withoutHidden } from '../reading/characters.ts'
import { decodeText, mostTextBytes } from '../reading/text.ts'
import { parseYaml } from '../reading/yaml.ts'
import { toNormalForm } from '../shared/normal-form.ts'
import { normalizeNames } from './naming-fields.ts'

/** Reads a file as text; `undefined`, and a problem, if it cannot be opened or is not text. */
export function readText(
  publication: SourcePublication,
  file: string,
  format: TextFormat,
): string | undefined {
  const refuse = (message: string, hint: string): undefined => {
    const place = { file, line: 1, column: 1 }
    publication.problems.push({ rule: 'file-parses', place, message, hint })
    publication.unread.add(file)
    publication.sources.set(file, '')
  }
  let bytes: Buffer
  try {
    if (statSync(file).size > mostTextBytes) {
      const most = mostTextBytes / 1_000_000
      refuse(
        `This file is larger than ${most} MB.`,
        'Split it, or remove everything that is not text.',
      )
      return
    }
    bytes = readFileSync(file)
    publication.digests.set(file, hash('sha256', bytes))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    refuse(
      `This file cannot be opened${code === 'EACCES' ? ': the permission to read it is missing' : ''}.`,
      'Check its permissions and the characters of its name.',
    )
    return
  }
  const { source, text, problems } = decodeText(bytes, file, format)
  publication.problems.push(...problems)
  publication.sources.set(file, source)
  if (text === undefined) publication.unread.add(file)
  return text
}

/** Reads a YAML file as one record. */
export function readYamlRecord(
  publication: SourcePublication,
  collection: YamlCollection | 'references' | 'charts' | 'site',
  file: string,
  id: string,
): SourceRecord {
  const source = readText(publication, file, 'yaml')
  const place = { file, line: 1, column: 1 }
  if (source === undefined) {
    return { id, file, format: 'yaml', data: undefined, place, placeOf: () => place }
  }
  const { data, problems, placeOf } = parseYaml(source, file)
  publication.problems.push(...problems)
  return { id, file, format: 'yaml', data: normalizeNames(collection, data), place, placeOf }
}

/** Reads a YAML file of a collection, and adds its record. */
export function addYaml(
  publication: SourcePublication,
  collection: YamlCollection | 'references',
  file: string,
): void {
  const id = idOf(publication, collection, file)
  publication.records[collection].push(readYamlRecord(publication, collection, file, id))
}

/** Returns whether a file is YAML. Only `.yaml` counts: `a.yaml` and `a.yml` would be two records of one name. */
export function isYaml(file: string): boolean {
  return file.endsWith('.yaml')
}

/** Returns the path of a file within the folder of its collection, with `/` between segments. */
export function relativePath(
  { directory }: Pick<SourcePublication, 'directory'>,
  collection: string,
  file: string,
): string {
  return relative(join(directory, collection), file).split(sep).join('/')
}

/** Returns the name of a record: the path of its file without the extension. */
export function idOf(
  publication: Pick<SourcePublication, 'directory'>,
  collection: string,
  file: string,
): string {
  const path = relativePath(publication, collection, file)
  return plainName(path.slice(0, path.length - extname(path).length))
}

/** Returns the name of a record or style without hidden characters, in the Unicode form in which names are compared. */
export function plainName(name: string): string {
  return toNormalForm(withoutHidden(name))
}

/** Returns the slug of a text's file: `<slug>.mdx` or `<slug>/index.mdx`. */
export function slugOf(path: string): string {
  return plainName(path.replace(/\.mdx$/, '').replace(/(?:^|\/)index$/, ''))
}

/** Reports a file that its folder cannot hold. */
export function refuseFile(publication: SourcePublication, file: string, hint: string): void {
  publication.problems.push({
    rule: 'file-belongs-here',
    place: { file, line: 1, column: 1 },
    message: `\`${basename(file)}\` cannot be used in this folder.`,
    hint,
  })
}

/** Notes a record whose file has the wrong extension, such as `.yml` or `.yaml.txt`. It exists but is not read. */
export function keepName(
  publication: SourcePublication,
  collection: YamlCollection | 'references',
  file: string,
): void {
  const path = relativePath(publication, collection, file)
  const name = plainName(path.replace(/(?:\.ya?ml)?(?:\.\w+)?$/i, ''))
  publication.misplaced.add(`${collection}/${name}`)
}
