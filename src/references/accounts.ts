import { cslNameVariables } from './csl.ts'

/** The names of a source, by variable. */
type Names = Partial<
  Record<
    (typeof cslNameVariables)[number],
    | readonly {
        family?: string | undefined
        given?: string | undefined
        literal?: string | undefined
      }[]
    | undefined
  >
>

/** Matches the account of an author in social media, as APA writes it after the name: `Obama, B. [@BarackObama]`. */
const account = /\[@\w[\w.-]*\]/g

/**
 * Returns the accounts in the names of a source, in their brackets: they look like citations, and are none (APA, 7th edition,
 * section 10.15).
 */
export function accountsIn(item: Names): string[] {
  return cslNameVariables.flatMap((variable) =>
    (item[variable] ?? []).flatMap(({ family, given, literal }) =>
      [family, given, literal].flatMap((part) => part?.match(account) ?? []),
    ),
  )
}
