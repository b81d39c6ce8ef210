import type { CheckedText } from '../text.ts'
import { type DataPath, placeOfOffset } from '../../shared/place.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { keyInMarkdown } from '../../citations/keys.ts'
import { namingFields, type Noun } from '../../publication/naming-fields.ts'
import { mayBeUnread } from '../../publication/source.ts'
import type { SourceRecord } from '../../reading/record.ts'
import { toNormalForm } from '../../shared/normal-form.ts'
import { hintForMissing, likelyName, suggestion, suggestName } from '../../shared/suggestion.ts'
import { hintForUnknownSource } from '../unknown-source.ts'
import { fitsAddress } from '../record-name.ts'
import { yamlValue } from '../../reading/yaml-value.ts'

/** The name of a record as mentioned in another, and its collection. */
interface Mention {
  /** Finds the place of the mention, only if there is no such record. */
  place: () => Problem['place']
  id: string
  noun: Noun | 'search'
  /** Names of claimants without a record, which can also be written there. */
  others?: readonly string[]
  /** Writes a name in the syntax of that place. */
  write?: (name: string) => string
}

const folders: Record<Exclude<Mention['noun'], 'search'>, string> = {
  article: 'articles',
  claim: 'claims',
  claimant: 'claimants',
  person: 'people',
  topic: 'topics',
  rating: 'ratings',
  'reference or search': 'references',
}

/** Every claim, claimant, person, topic, rating, reference and search that a record mentions exists. */
export const recordExists = defineRule({
  name: 'record-exists',
  holds: 'Every record that is mentioned exists.',
  severity: 'error',
  fixed: true,
  check(checked) {
    const known: Record<
      Mention['noun'],
      { has: (id: string) => boolean; keys: () => Iterable<string> }
    > = {
      article: new Map(checked.articles.map((text) => [text.record.id, text])),
      claim: checked.claims,
      claimant: checked.claimants,
      person: checked.people,
      topic: checked.topics,
      rating: checked.ratings,
      search: checked.searches,
      'reference or search': checked.keys,
    }
    const { misplaced } = checked.publication
    return (
      mentions(checked)
        .filter(({ noun, id }) => !known[noun].has(id))
        // A file that cannot be read was already reported.
        .filter(({ noun, id }) => noun === 'search' || !misplaced.has(`${folders[noun]}/${id}`))
        .filter(
          ({ noun, id }) => noun !== 'reference or search' || !mayBeUnread(checked.publication, id),
        )
        // `<SearchRecord>` also cites the search, and `citation-resolves` reports a citation of nothing.
        .filter(({ noun, id }) => noun !== 'search' || checked.keys.has(id))
        .map((mention) => toProblem(mention, known[mention.noun].keys(), checked))
    )
  },
})

/** @param names the names of the records that can be mentioned there */
function toProblem(
  { place, id, noun, others = [], write = (name) => name }: Mention,
  names: Iterable<string>,
  checked: RuleContext,
): Problem {
  const known = [...names]
  const ofLabel = labelled(checked, noun, id)
  const near = likelyName(id, known) ?? ofLabel
  const other = near === undefined ? likelyName(id, others) : undefined
  if (other !== undefined) {
    return {
      place: place(),
      message: `There is no ${noun} called \`${id}\`${suggestName(id, [other], write)}`,
      hint: `Write \`${write(other)}\`, as in \`claimants\`.`,
      length: id.length,
    }
  }
  return {
    place: place(),
    message: `There is no ${noun} called \`${id}\`${suggestName(id, known, write) || suggestion(ofLabel) || '.'}`,
    hint:
      noun === 'search'
        ? `Use the key of a search. \`${id}\` is a reference: cite it as \`[@${keyInMarkdown(id)}]\`.`
        : noun === 'reference or search'
          ? hintForUnknownSource(id, checked, write, { correct: 'correct the name' })
          : canBeAdded(id, known)
            ? hintForMissing(near === undefined ? undefined : write(near), {
                add: `add content/${folders[noun]}/${id}.${noun === 'article' ? 'mdx' : 'yaml'}`,
                correct: 'correct the name',
              })
            : 'Use the name of the file, without its folder and extension.',
    length: id.length,
  }
}

/** Returns whether a record of this name can be added. Two names cannot differ only in letter case. */
function canBeAdded(id: string, known: readonly string[]): boolean {
  return (
    fitsAddress(id) &&
    !/[\s/]|\.[a-z]+$/i.test(id) &&
    !known.some((name) => name.toLowerCase() === id.toLowerCase())
  )
}

/** Returns the record whose label, name or statement was written instead of its file name. */
function labelled(checked: RuleContext, noun: Mention['noun'], text: string): string | undefined {
  const labels: Partial<Record<Mention['noun'], Iterable<[string, string | undefined]>>> = {
    article: checked.articles.map(({ record, data }) => [record.id, data?.title]),
    claim: checked.claims.entries().map(([id, { data }]) => [id, data?.statement]),
    claimant: checked.claimants.entries().map(([id, { data }]) => [id, data?.name]),
    person: checked.people.entries().map(([id, { data }]) => [id, data?.name]),
    topic: checked.topics.entries().map(([id, { data }]) => [id, data?.name]),
    rating: checked.ratings.entries().map(([id, { data }]) => [id, data?.label]),
  }
  return Iterator.from(labels[noun] ?? []).find(
    ([, label]) => label?.toLowerCase() === text.toLowerCase(),
  )?.[0]
}

/** Collects mentions from the unvalidated data, so that an error elsewhere in a record does not hide them. */
function mentions(checked: RuleContext): Mention[] {
  const inTexts = [...checked.articles, ...checked.pages].flatMap(inBody)
  const inRecords = (['articles', 'claims', 'references', 'charts', 'responses'] as const).flatMap(
    (collection) =>
      [...checked[collection].values()].flatMap(({ record }) =>
        Object.entries(namingFields[collection]).flatMap(([field, noun]) =>
          textsAt(record.data, field.split('.')).map(({ path, text: id }) => ({
            place: () => record.placeOf(path),
            id,
            noun,
            write: yamlValue,
          })),
        ),
      ),
  )
  return [...inTexts, ...inRecords, ...[...checked.claims.values()].flatMap(inAppearances)]
}

/** Returns the claimants that the appearances of a claim name, except for the names of claimants without a record. */
function inAppearances({ record }: { record: SourceRecord }): Mention[] {
  const others = textsAt(record.data, ['claimants', '*', 'name']).map(({ text }) => text)
  const names = new Set(others.map(toNormalForm))
  return textsAt(record.data, ['appearances', '*', 'claimant'])
    .filter(({ text }) => !names.has(toNormalForm(text)))
    .map(({ path, text: id }) => ({
      place: () => record.placeOf(path),
      id,
      noun: 'claimant' as const,
      others,
      write: yamlValue,
    }))
}

/** Returns the strings at a path. `record-has-its-shape` reports other values. */
function textsAt(
  data: unknown,
  [part, ...rest]: string[],
  path: DataPath = [],
): { path: DataPath; text: string }[] {
  if (part === undefined)
    return typeof data === 'string' && data !== '' ? [{ path, text: data }] : []
  if (typeof data !== 'object' || data === null) return []
  if (part !== '*') return textsAt((data as Record<string, unknown>)[part], rest, [...path, part])
  return Array.isArray(data)
    ? data.flatMap((entry, index) => textsAt(entry, rest, [...path, index]))
    : []
}

/** Returns the claims in `claim` attributes of any element of a text, and the searches that it shows. */
function inBody({ record, found }: CheckedText): Mention[] {
  return found.elements.flatMap(({ name: element, attributes }) =>
    attributes.flatMap(({ name, value: id, offset }): Mention[] => {
      const noun =
        name === 'claim'
          ? 'claim'
          : element === 'SearchRecord' && name === 'id'
            ? 'search'
            : undefined
      const place = () => placeOfOffset(record.file, record.body, offset)
      return noun ? [{ place, id, noun }] : []
    }),
  )
}
