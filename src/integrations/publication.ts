/** The publication at hand, read once for everything that needs it in this process. */

import type { Claim } from '../claims/schema.ts'
import type { CslItem } from '../references/csl.ts'
import type { Issue } from '../integrity/issue.ts'
import type { RuleContext } from '../integrity/rule.ts'

import { checkTexts, inspectTexts } from '../integrity/check.ts'
import { citableItems, shapePublication, type ShapedPublication } from '../integrity/publication.ts'
import { unpublishedIds, unpublishedRecords } from '../integrity/unpublished.ts'
import { readPublication, type Publication } from '../reading/publication.ts'
import type { SourceRecord } from '../reading/record.ts'
import { today } from '../shared/dates.ts'
import { contentDirectory } from '../site.ts'

/** A publication with all that is known of it. */
export interface LoadedPublication {
  publication: Publication
  shaped: ShapedPublication
  /** Everything that is wrong with it; checked the first time it is asked for. */
  issues: () => Issue[]
  /** The records that a build leaves out: drafts, and what only they use. */
  unpublished: () => ReadonlySet<SourceRecord>
  /** Everything that can be cited, by key. */
  items: Map<string, CslItem>
  /** The keys of the sources that readers get. */
  library: () => string[]
  /** The claims whose records are right, by id. */
  claims: Map<string, Claim>
  /** The citation styles that an author added, by name. */
  styles: Map<string, string>
}

let loaded: LoadedPublication | undefined

/** Reads the publication that `CONTENT_DIR` names, the first time it is asked for. */
export function currentPublication(): LoadedPublication {
  return loaded ?? reloadPublication()
}

/**
 * Reads the publication again, because its files changed. If it cannot be read, because a file goes while it is being
 * read, the one at hand stays.
 */
export function reloadPublication(): LoadedPublication {
  loaded = loadPublication()
  return loaded
}

function loadPublication(): LoadedPublication {
  const publication = readPublication(contentDirectory())
  const { shaped, findings } = shapePublication(publication)
  let inspected: RuleContext | undefined
  const inspect = () => (inspected ??= inspectTexts(publication, shaped, { today: today() }))
  let issues: Issue[] | undefined
  let unpublished: ReadonlySet<SourceRecord> | undefined
  const items = citableItems(shaped)
  return {
    publication,
    shaped,
    issues: () => (issues ??= checkTexts(inspect(), findings)),
    unpublished: () => (unpublished ??= unpublishedRecords(inspect())),
    items,
    library: () => {
      const { sources } = unpublishedIds(inspect())
      return [...items.keys()].filter((key) => !sources.has(key))
    },
    claims: new Map([...shaped.claims].flatMap(([id, { data }]) => (data ? [[id, data]] : []))),
    styles: new Map([...publication.styles].map(([name, { xml }]) => [name, xml])),
  }
}
