/** Tables of open data: as CSV, as JSON, and their schemas. */

import type { NamedRecords, ArticleRecord, UnratedClaim } from '../articles/verdicts.ts'
import type { ClaimantRecord } from '../claimants/schema.ts'
import type { MessageId, Words } from '../messages/words.ts'
import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import type { Search } from '../searches/schema.ts'
import type { Home } from './node.ts'

import { certainties } from '../claims/scales.ts'
import { toSpreadsheet, type Cell } from './spreadsheet.ts'

/** The records for claim data. */
export interface ClaimRecords extends NamedRecords {
  /** The published articles, in the order of the site. */
  articles: readonly ArticleRecord[]
}

/** The records for all open data. */
export interface DataRecords extends ClaimRecords {
  unratedClaims: ReadonlyMap<string, UnratedClaim>
  claimants: ReadonlyMap<string, { data: ClaimantRecord }>
  references: ReadonlyMap<string, Reference>
  searches: ReadonlyMap<string, Search>
  /** What can be cited, by key. */
  items: ReadonlyMap<string, CslItem>
}

/** What the value of a cell depends on besides its row. */
export interface DataContext<Records = DataRecords> {
  records: Records
  home: Home
}

/** A message that describes a column. */
export type ColumnMeaning = Extract<MessageId, `data.${string}Column`>

/** A value of a closed list, and its name for readers. */
export interface Category {
  value: string
  label: string
}

/** A column of a table. */
export interface DataColumn<Row, Records = DataRecords> {
  name: string
  /** The message that describes its contents for readers. */
  meaning: ColumnMeaning
  /** The type of its values (Table Schema 2.0, "Field Types"); by default, text. */
  type?: 'date' | 'integer' | 'number'
  /** Whether its values are web addresses. */
  isAddress?: true
  /** Whether no cell is empty. */
  isRequired?: true
  /** Returns all values that it can have, if that is a closed list. */
  categories?: (context: DataContext<Pick<DataRecords, 'ratings'>>) => Category[]
  value: (row: Row, context: DataContext<Records>) => Cell
}

/** Columns whose values identify rows of another table. */
export interface ForeignKey {
  fields: readonly string[]
  reference: { resource: string; fields: readonly string[] }
}

/** A table. */
export interface DataTable<Row, Records = DataRecords> {
  /** Its name in the data package. */
  name: string
  columns: readonly DataColumn<Row, Records>[]
  primaryKey: readonly string[]
  foreignKeys?: readonly ForeignKey[]
  rows: (context: DataContext<Records>) => readonly Row[]
}

/** What describes a table, without its rows. */
type Described = Pick<DataTable<never>, 'primaryKey' | 'foreignKeys'> & {
  columns: readonly Omit<DataColumn<never>, 'value'>[]
}

/** Returns a table as CSV, for programs and spreadsheets (`spreadsheet.ts`). */
export function tableCsv<Row, Records>(
  { columns, rows }: DataTable<Row, Records>,
  context: DataContext<Records>,
): string {
  return toSpreadsheet([
    columns.map(({ name }) => name),
    ...rows(context).map((row) => columns.map(({ value }) => value(row, context))),
  ])
}

/** Returns rows as CSV, without the columns that are empty in all of them. */
export function filledColumnsCsv<Row, Records>(
  columns: readonly DataColumn<Row, Records>[],
  rows: readonly Row[],
  context: DataContext<Records>,
): string {
  const filled = columns
    .map(({ name, value }) => [name, ...rows.map((row) => value(row, context))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== undefined))
  return toSpreadsheet([undefined, ...rows].map((_, row) => filled.map((cells) => cells[row])))
}

/** Returns a table as a JSON array with an object for each row. A value that is not known is `null`. */
export function tableJson<Row, Records>(
  { columns, rows }: DataTable<Row, Records>,
  context: DataContext<Records>,
): string {
  const objects = rows(context).map((row) =>
    Object.fromEntries(columns.map(({ name, value }) => [name, value(row, context) ?? null])),
  )
  return `${JSON.stringify(objects, null, 2)}\n`
}

/**
 * Describes the columns of a table (Table Schema 2.0, "Properties").
 *
 * Closed lists are `categories` and, for readers of version 1, `enum` constraints as well.
 */
export function tableSchema(
  { columns, primaryKey, foreignKeys }: Described,
  context: DataContext<Pick<DataRecords, 'ratings'>>,
): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: columns.map(({ name, meaning, type = 'string', isAddress, isRequired, categories }) => {
      const values = categories?.(context)
      return {
        name,
        type,
        ...(isAddress && { format: 'uri' }),
        description: context.home.words.say(meaning),
        ...((isRequired ?? values) && {
          constraints: {
            ...(isRequired && { required: true }),
            ...(values && { enum: values.map(({ value }) => value) }),
          },
        }),
        ...(values && { categories: values }),
      }
    }),
    missingValues: [''],
    primaryKey,
    ...(foreignKeys && { foreignKeys }),
  }
}

/** Describes the JSON of a table (JSON Schema, draft 7). */
export function tableJsonSchema(
  { columns }: Pick<Described, 'columns'>,
  context: DataContext<Pick<DataRecords, 'ratings'>>,
): object {
  const types = { date: 'string', integer: 'integer', number: 'number', string: 'string' } as const
  const properties = columns.map(({ name, meaning, ...column }) => {
    const { type = 'string', isAddress, isRequired, categories } = column
    const values = categories?.(context).map(({ value }) => value)
    const format = type === 'date' ? 'date' : isAddress ? 'uri' : undefined
    return [
      name,
      {
        description: context.home.words.say(meaning),
        type: isRequired ? types[type] : [types[type], 'null'],
        ...(format && { format }),
        ...(values && { enum: isRequired ? values : [...values, null] }),
      },
    ] as const
  })
  return {
    type: 'array',
    items: {
      type: 'object',
      properties: Object.fromEntries(properties),
      required: columns.map(({ name }) => name),
      additionalProperties: false,
    },
  }
}

/**
 * Joins several values in one cell. Unknown values stay as empty places, and semicolons in a value become commas, so that
 * positions correspond.
 */
export function listed(values: readonly (string | undefined)[]): string | undefined {
  return values.some(Boolean)
    ? values.map((value) => (value ?? '').replaceAll(';', ',')).join('; ')
    : undefined
}

/**
 * Joins values that correspond to those of another cell (`listed`). A single value is exact, because the other cell says that
 * there is one.
 */
export function listedInOrder(values: readonly (string | undefined)[]): string | undefined {
  return values.length === 1 ? values[0] : listed(values)
}

/**
 * Returns the values of a closed list as those of a column.
 *
 * @param labelOf returns the name of a value for readers
 */
export function categoriesOf<Value extends string>(
  values: readonly Value[],
  labelOf: (value: Value, words: Words) => string,
): (context: Pick<DataContext, 'home'>) => Category[] {
  return ({ home: { words } }) => values.map((value) => ({ value, label: labelOf(value, words) }))
}

/** Returns the levels of certainty as values of a column. */
export const certaintyCategories = categoriesOf(certainties, (value, { say }) =>
  say(`claims.certainty-${value}`),
)

/** Returns the ratings as values of a column. */
export function ratingCategories({
  records,
}: DataContext<Pick<DataRecords, 'ratings'>>): Category[] {
  return [...records.ratings].map(([value, { label }]) => ({ value, label }))
}
