/** The publication that this process works on, read once for all its parts. */

import type { Kept } from '../cache/pack.ts'
import type { Claim } from '../claims/schema.ts'
import type { Issue } from '../integrity/issue.ts'
import type { RuleContext } from '../integrity/rule.ts'
import type { FileReadings } from '../publication/readings.ts'
import type { SourcePublication } from '../publication/source.ts'
import type { TextFacts } from '../publication/text-facts.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { CslItem } from '../references/csl.ts'
import type { OnProgress } from '../shared/progress.ts'

import { Memory } from '../cache/memory.ts'
import { checkTexts, inspectTexts } from '../integrity/check.ts'
import { nameFolder } from '../integrity/content-folder.ts'
import { foundFacts } from '../integrity/found-facts.ts'
import { fileName } from '../integrity/reporters/file-name.ts'
import { filesUsedBy, unpublishedIds, unpublishedRecords } from '../integrity/unpublished.ts'
import { readPublication } from '../publication/read.ts'
import { validatePublication } from '../publication/validate.ts'
import { itemsOf, validData, type ValidatedPublication } from '../publication/validated.ts'
import { type CalendarDate, today } from '../shared/dates.ts'
import { contentDirectory } from '../site.ts'

/** The publication as read and validated. The rest is computed when it is first used. */
export interface CurrentPublication {
  source: SourcePublication
  validated: ValidatedPublication
  /** The day that counts as today, on which embargoes have ended or not. */
  day: CalendarDate
  /** Every problem in it; compared with the earlier ratings of claims, by id, if there are any. */
  issues: (earlierRatings?: ReadonlyMap<string, string>) => Issue[]
  /** The records that a build leaves out: drafts, articles under embargo, and what only they use. */
  unpublished: () => ReadonlySet<SourceRecord>
  /** The files of the records that an article uses, directly or through others, and its own. */
  filesUsedBy: (article: string) => ReadonlySet<string>
  /** What is known of each text without compiling it, by the absolute path of its file. */
  foundFacts: () => ReadonlyMap<string, TextFacts>
  /** Everything that can be cited, by key. */
  items: Map<string, CslItem>
  /** The keys of the published sources. */
  library: () => string[]
  /** The valid claims, by id. */
  claims: Map<string, Claim>
  /** The citation styles that an author added, by name. */
  styles: Map<string, string>
}

/** What earlier runs of the same code read and found; new results are added to it. */
export interface KeptPublication {
  /** The records of files. */
  records?: Kept
  /** The results of the check for single texts. */
  texts?: Kept
  /** What this process has read from files. */
  readings?: FileReadings
  /** Files as they would be after they are written, by absolute path. */
  unsaved?: ReadonlyMap<string, Buffer>
}

let current: CurrentPublication | undefined
let keptPublication: KeptPublication | undefined
/** What was read from the files, so that only those that have changed are read again. */
const readings: FileReadings = new Map()

/** Returns the publication in `CONTENT_DIR`, read when it is first needed. */
export function currentPublication(): CurrentPublication {
  return current ?? reloadPublication()
}

/**
 * Reads the publication again after a change.
 *
 * @param kept saves reading and checking what did not change; by default, what was passed before or is in memory
 * @param onProgress takes how much is read and checked
 * @throws if it cannot be read, because a file has been removed in the meantime; the previous one then stays current
 */
export function reloadPublication(
  kept?: KeptPublication,
  onProgress?: OnProgress,
): CurrentPublication {
  keptPublication = kept ?? keptPublication ?? { records: new Memory(), texts: new Memory() }
  current = openPublication(contentDirectory(), { readings, ...keptPublication }, onProgress)
  return current
}

/**
 * Reads and validates a publication.
 *
 * @param directory absolute path of the content
 * @param kept see `reloadPublication`
 */
export function openPublication(
  directory: string,
  kept: KeptPublication = {},
  onProgress?: OnProgress,
): CurrentPublication {
  const source = readPublication(directory, kept.records, onProgress, kept.readings, kept.unsaved)
  const { validated, problems } = validatePublication(source)
  const day = today()
  let inspected: RuleContext | undefined
  const inspect = () =>
    (inspected ??= inspectTexts(source, validated, {
      today: day,
      kept: kept.texts,
      onProgress,
    }))
  let issues: Issue[] | undefined
  let unpublished: ReadonlySet<SourceRecord> | undefined
  const items = itemsOf(validated)
  const folder = fileName(process.cwd(), directory)
  const check = (context: RuleContext) => nameFolder(checkTexts(context, problems), folder)
  return {
    source,
    validated,
    day,
    issues: (earlierRatings) =>
      earlierRatings ? check({ ...inspect(), earlierRatings }) : (issues ??= check(inspect())),
    unpublished: () => (unpublished ??= unpublishedRecords(inspect())),
    filesUsedBy: (article) => filesUsedBy(inspect(), article),
    foundFacts: () => foundFacts(inspect()),
    items,
    library: () => {
      const { sources } = unpublishedIds(inspect())
      return [...items.keys()].filter((key) => !sources.has(key))
    },
    claims: validData(validated.claims),
    styles: new Map([...source.styles].map(([name, { xml }]) => [name, xml])),
  }
}
