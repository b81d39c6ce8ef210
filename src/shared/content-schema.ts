/** The version of the form of a content folder: `schema` in `site.yaml`. Content without one has the first. */

/** The version that this code reads. The last step of `upgrading/steps.ts` leads to it. */
export const currentSchema = 1

/**
 * Returns why content of a version cannot be read: the end of a sentence that starts with the field.
 *
 * @param known the version that is read
 */
export function schemaProblem(version: number, known = currentSchema): string | undefined {
  if (version > known)
    return `is newer than ${known}, the newest that this version of Assay reads; update Assay`
  if (version < known)
    return `is older than ${known}, which this version of Assay reads; run \`npm run upgrade-content\``
  return undefined
}
