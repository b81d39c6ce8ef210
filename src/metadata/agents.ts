/** Describes publishers, authors and reviewers. */

import type { Person } from '../people/schema.ts'

import { nameInParts } from '../people/name.ts'
import { orcidAddress } from '../shared/identifiers.ts'
import { oneOrMany, type Home, type Node } from './node.ts'

const types = { person: 'Person', organization: 'Organization' } as const

/** Returns the publisher: the one in `site.yaml`, or else the publication itself. */
export function publisherOf({ site, urls }: Home): { name: string; url: string } {
  return {
    name: site.publisher?.name ?? site.name,
    url: site.publisher?.url ?? urls.absolute({ to: 'home' }),
  }
}

/** Describes the publisher in schema.org terms. */
export function publisherNode(home: Home): Node {
  const id = `${home.urls.absolute({ to: 'home' })}#publisher`
  return { '@type': 'Organization', '@id': id, ...publisherOf(home) }
}

/** Describes an author or reviewer; without a record, only by the name. */
export function agentNode(id: string, person: Person | undefined, { urls }: Home): Node {
  if (!person) return { '@type': 'Person', name: id }
  const page = urls.absolute({ to: 'person', id })
  const parts = nameInParts(person)
  return {
    '@type': types[person.type],
    '@id': `${page}#${person.type}`,
    name: person.name,
    ...('family' in parts && { givenName: parts.given, familyName: parts.family }),
    url: page,
    sameAs: oneOrMany(
      [orcidAddress(person.orcid), person.url].filter((address) => address !== undefined),
    ),
    [person.type === 'person' ? 'affiliation' : 'parentOrganization']: person.affiliation && {
      '@type': 'Organization',
      name: person.affiliation,
    },
  }
}

/** Describes the page about a person. */
export function profileNode(id: string, person: Person, home: Home): Node {
  const { urls, site } = home
  return {
    '@type': 'ProfilePage',
    url: urls.absolute({ to: 'person', id }),
    inLanguage: site.language,
    mainEntity: {
      ...agentNode(id, person, home),
      description: person.bio,
      identifier: orcidAddress(person.orcid),
      jobTitle: person.type === 'person' ? oneOrMany(person.roles ?? []) : undefined,
    },
  }
}
