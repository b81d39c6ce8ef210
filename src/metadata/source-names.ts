/** Describes the people and organisations that made a source in schema.org terms. */

import type { CslItem, CslName } from '../references/csl.ts'
import { oneOrMany, type Node } from './node.ts'

import { familyName, namesAndOthers, wholeName } from '../references/names.ts'

/** Returns the authors of a source, without “et al.”. */
export function namedAuthors({ author = [] }: CslItem): CslName[] {
  return namesAndOthers(author).names
}

/** Describes the people and organisations in a list, without “et al.”; `undefined` if there are none. */
export function nameNodes(
  list: readonly CslName[] | undefined,
): Node | readonly Node[] | undefined {
  return oneOrMany(namesAndOthers(list).names.map(nameNode))
}

/** Describes editors. An `editor` of schema.org is a person, so organisations are contributors. */
export function editorProperties(list: readonly CslName[] | undefined): Partial<Node> {
  const { names } = namesAndOthers(list)
  return {
    editor: nameNodes(names.filter(({ literal }) => literal === undefined)),
    contributor: nameNodes(names.filter(({ literal }) => literal !== undefined)),
  }
}

function nameNode(name: CslName): Node {
  if (name.literal !== undefined) return organisationNode(name.literal)
  return {
    '@type': 'Person',
    name: wholeName(name),
    givenName: name.given,
    familyName: familyName(name),
  }
}

/** Describes an organisation of which only the name is known. */
export function organisationNode(name: string): Node {
  return { '@type': 'Organization', name }
}
