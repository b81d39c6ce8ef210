/** The drawings of texts as pictures, for feeds and emails, which show no SVG. */

import type { Element } from 'hast'

import { create as openFont } from 'fontkitten'

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type { KeptFiles } from '../cache/kept-files.ts'

import { paintDrawing } from '../figures/painted-drawing.ts'
import { sansFiles } from '../reading/fonts.ts'
import { digestOfParts, type DrawnPictures, openDrawnPictures } from './drawn-pictures.ts'

/** How the picture of a drawing is shown. */
export interface DrawingPlan {
  /** Its file, by its path below the root of the site, which changes with its bytes. */
  path: string
  /** Its address from the root of the host. */
  src: string
  /** In pixels of CSS. The file has more. */
  width: number
  height: number
}

/** The pictures that have been planned, and the way to plan more. */
export interface Drawings {
  /**
   * Plans the picture of a drawing.
   *
   * @param svg a drawing for a page
   * @returns `undefined` if the drawing has no size, or letters that no font has
   */
  planOf: (svg: Element) => DrawingPlan | undefined
  /** Returns the SVG of each planned file, by its path. */
  files: ReadonlyMap<string, string>
}

/**
 * Starts without any plans.
 *
 * @param base the path of the site, with a slash at both ends
 * @param accent the accent of the publication for light paper, as CSS
 */
export function createDrawings({ base, accent }: { base: string; accent: string }): Drawings {
  const files = new Map<string, string>()
  return {
    files,
    planOf(svg) {
      const painted = paintDrawing(svg, accent)
      if (!painted || !canDraw(painted.words)) return undefined
      const { markup, width, height } = painted
      const path = `_astro/drawing.${digestOfParts([markup, recipe()]).slice(0, 16)}.png`
      files.set(path, markup)
      return { path, src: base + path, width, height }
    },
  }
}

/** The modules that draw a drawing. A test compares them with what they import. */
export const drawingModules = [
  'figures/drawing-picture.ts',
  'figures/png.ts',
  'pictures/release-memory.ts',
  'reading/fonts.ts',
]

const drawing = {
  script: new URL('./draw-drawing.ts', import.meta.url).href,
  modules: drawingModules,
  partsOf: (markup: string) => [markup],
}

/** Opens the pictures of earlier builds, and starts a thread for others (`openDrawnPictures`). Each is drawn from its SVG. */
export function openDrawingPictures(
  kept: KeptFiles,
  options?: { inThread?: boolean },
): DrawnPictures<string> {
  return openDrawnPictures(drawing, kept, options)
}

let versions: string | undefined

/** Identifies what the bytes of a picture depend on besides its SVG. */
function recipe(): string {
  versions ??= ['@resvg/resvg-js', 'source-sans'].map(versionOf).join(' ')
  return versions
}

function versionOf(name: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return `${name} ${version}`
}

let known: ReadonlySet<number> | undefined

/** Returns whether the typeface has all letters of some words. Spaces and marks of direction need none. */
function canDraw(words: string): boolean {
  known ??= lettersOf(sansFiles()[0] ?? '')
  const letters = known
  return Array.from(words).every(
    (letter) => /[\p{Cc}\p{Cf}\p{Z}]/u.test(letter) || letters.has(letter.codePointAt(0) ?? 0),
  )
}

function lettersOf(file: string): Set<number> {
  const font = openFont(readFileSync(file))
  return new Set(font.isCollection ? [] : font.characterSet)
}
