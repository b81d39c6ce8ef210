/** What Assay uses of rehype-citation: the citation styles that come with it, and the citeproc engines that it creates. */

import citeproc from 'citeproc'
import { Cite } from 'rehype-citation'

import type { CslItem } from '../../references/csl.ts'
import type { Citeproc, Processor, XmlNode } from './types.ts'

import { localeXml } from '../locales.ts'
import { keepSeparateGroups } from './separate-groups.ts'
import { pairStraightQuotes } from './straight-quotes.ts'
import { distinguishUndated } from './undated.ts'

interface Register {
  data: Record<string, string>
  add: (name: string, xml: string) => void
  has: (name: string) => boolean
  get: (name: string) => string
}

/** The configuration of citation-js's CSL plugin, which rehype-citation includes. */
interface CslSettings {
  /** Styles by name. */
  templates: Register
  locales: Register
  /** Returns the engine for a style and a locale, which it creates only once, with these items. */
  engine: (items: readonly CslItem[], style: string, locale: string, format: 'html') => Processor
}

/** The plugin registry of citation-js, which the types of rehype-citation leave out. */
interface CitationJs {
  plugins: { config: { get: (plugin: '@csl') => CslSettings } }
}

/** Styles, locales and engines, shared by everything in this process: each is parsed once. */
export const cslSettings = (Cite as unknown as CitationJs).plugins.config.get('@csl')

// Use the official locales instead of those in rehype-citation. citeproc-js asks for them by names of its own (`sr-LATN`,
// `sr_RS`), and for a dialect also by the name of its language.
cslSettings.locales.has = () => true
cslSettings.locales.get = localeXml

// The style is from 2014, when the English locale abbreviated these months as the National Library of Medicine does. The
// current style defines them in the same way.
const shortMonths =
  '<term name="month-06" form="short">Jun.</term><term name="month-07" form="short">Jul.</term><term name="month-09" form="short">Sep.</term>'
const vancouver = cslSettings.templates.data['vancouver'] ?? ''
// A bundle has a second instance of this module, and the same styles.
if (!vancouver.includes(shortMonths))
  cslSettings.templates.add('vancouver', vancouver.replace('<terms>', `<terms>${shortMonths}`))

/** citeproc-js: the same instance that rehype-citation creates its engines with. */
export const CSL = citeproc as Citeproc

// Changes that would take effect twice are made by the first instance of this module.
const isChanged = Symbol.for('assay.isChanged')
if (!(isChanged in CSL)) {
  Object.assign(CSL, { [isChanged]: true })
  // citeproc-js knows only older variables (CSL 1.0.2, "text-case": `title` is for English items).
  CSL.MULTI_FIELDS.push(
    ...['volume-title', 'part-title', 'original-title', 'reviewed-title', 'event-title', 'section'],
  )
  // Printed “undefined” for years of less than four digits, which have no shorter form.
  CSL.Util.Dates.year.short = (_, year) => String(year).replace(/^\d\d(?=\d\d$)/, '')
  distinguishUndated(CSL)
  keepSeparateGroups(CSL)
  pairStraightQuotes(CSL)
}

const { getNodesByName } = CSL.XmlJSON.prototype
/** The macros of a style by name. An engine gets a tree of its own, whose macros stay the same. */
const macrosOf = new WeakMap<XmlNode, Map<string | undefined, XmlNode[]>>()

/**
 * Finds a macro without searching the whole style. A style such as Chicago calls its macros thousands of times, so half of
 * the time of making an engine went into the search.
 */
CSL.XmlJSON.prototype.getNodesByName = function findNodes(root, name, nameAttribute, found) {
  if (name !== 'macro' || !nameAttribute || found)
    return getNodesByName.call(this, root, name, nameAttribute, found)

  let macros = macrosOf.get(root)
  if (!macros) {
    const all = getNodesByName.call(this, root, name)
    macros = Map.groupBy(all, ({ attrs }) => attrs['name'])
    macrosOf.set(root, macros)
  }
  return macros.get(nameAttribute) ?? []
}

const { Mode } = CSL

/** Prints text unchanged where citeproc-js does not know how to undo `<sub>` within `vertical-align="baseline"` and fails. */
CSL.Mode = function modeWithPlainText(format) {
  const decorate = Mode.call(this, format)
  const alignments = decorate['@vertical-align']
  if (alignments) alignments['undefined'] = (_, text) => text
  return decorate
}
